"""What the bot says when somebody wants what it holds."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Link, Plain, Text, line
from core.model import Contact
from core.phrases.asking import who

ASK_ADMIN = "Only an admin can take everything out of the house. Your own part is yours: export mine"
NOT_YOURS = "Only whoever looks after this person, a lead or an admin can take that out."
NO_ADDRESS = "I don’t know the address people reach me under, so I can’t give you a link."


def ready(what: str, url: str, minutes: int) -> Card:
    return Card(
        f"{what}, as tables",
        (
            Text(
                (
                    Link("Fetch the file", url),
                    Plain(f". Whoever has the link has the file, for {minutes} minutes."),
                )
            ),
            Text(line("One CSV file for each kind of entry, all in one zip."), small=True),
        ),
    )


def on_the_server(how: str) -> Card:
    said = f"Whoever runs me can: set REFERRAL_PUBLIC_URL, or type on the server: {how}"
    return Card(NO_ADDRESS, (Text(line(said)),))


def choose() -> Card:
    buttons = (Button("My own part", "export mine", style="primary"), Button("Everything", "export everything"))
    return Card(
        "What would you like to have?",
        (Text(line("Everything about one person: export Carl Smith")), Buttons(buttons)),
    )


def about(person: Contact) -> str:
    return f"All about {who(person)}"


MINE = "Your own part of the book"
EVERYTHING = "The whole book"
