"""What the bot says about deals that were won before anybody logged who opened the door."""

from __future__ import annotations

from core.cards import Block, Button, Buttons, Card, Item, Text, line
from core.model import Contact
from core.phrases import asking
from core.sales import Sale

NOT_YOURS = "That deal is somebody else’s; ask there who opened the door."
ANSWERED = "That deal was answered already."
Rows = tuple[tuple[Sale, Contact, str], ...]


def card(rows: Rows) -> Card:
    """To the rep whose deals they are."""
    return Card(
        "Who opened the door?",
        (
            Text(
                line(
                    "These deals came in from elsewhere. With a name beside each, your book knows whom you owe thanks."
                )
            ),
            *_items(rows),
        ),
        summary="Who opened the door to the deals you won?",
    )


def next_ones(said: str, rows: Rows, *, undo: str) -> Card:
    last = Text(line("That was the last one. Thank you."))
    more: tuple[Block, ...] = (Text(line("And these?")), *_items(rows)) if rows else (last,)
    return Card(said, (*more, Buttons((Button("Undo", undo),))))


def known(client: Contact, opener: str, number: int) -> str:
    return f"#{number} {client.name}: {opener} opened the door"


def nobody(client: Contact) -> str:
    return f"{client.name}: we found them ourselves"


def who(client: Contact) -> str:
    return f"Who opened the door to {asking.who(client)}?"


def because(many: int) -> str:
    return "one deal of yours has no introduction yet" if many == 1 else f"{many} deals of yours have no introduction"


def headline(many: int) -> str:
    return f"Who opened the door? {many} deals"


def _items(rows: Rows) -> tuple[Item, ...]:
    return tuple(
        Item(
            line(f"{asking.who(client)}, won {day}"),
            (Button("Somebody…", f"door {deal.id}"), Button("Nobody", f"door {deal.id} nobody")),
        )
        for deal, client, day in rows
    )
