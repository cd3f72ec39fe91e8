"""What the bot says about names a client gave, and asks when one is glad with us."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Item, Line, Text, line
from core.model import Contact
from core.phrases.asking import who

HINT = "Ann Lee, Beta, 555 0100"
LABELS = ("A name, company, number", "The second name", "The third", "The fourth", "The fifth")


def captured(contact: Contact, made: tuple[tuple[int, str], ...], *, undo: str) -> Card:
    rows = tuple(Item(line(f"#{n} {name}"), (Button("Agreed to a call", f"agreed {n}"),)) for n, name in made)
    said = f"Call {contact.name.split()[0]}’s names within days, and say thank you when you have."
    return Card(
        f"{len(made)} {'name' if len(made) == 1 else 'names'} from {contact.name}",
        (Text(line(said)), *rows, Buttons((Button("Undo", undo),))),
    )


def may_be(name: str, known: Contact) -> str:
    return f"“{name}” may be {who(known)}. Add a company or a number to say who it is."


def map_line(contact: Contact) -> Line:
    return line(f"{contact.name} is glad with us: whom do they have influence with?")
