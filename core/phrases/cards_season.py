"""What the bot says when a season of cards begins: whom to write, as a list to copy."""

from __future__ import annotations

from collections.abc import Sequence

from core.cards import Block, Button, Buttons, Card, Item, Quote, Text, line
from core.model import Contact
from core.phrases.asking import who
from core.phrases.nudges import described

COPY = "To copy"
NEXT = "The next ones"
SHOWN = 40
SOON = 14


def card(festival: str, people: Sequence[Contact], left: int, *, start: int = 0) -> Card:
    """The list from `start` on; `left` are the days until the holiday."""
    shown = people[start : start + SHOWN]
    blocks: list[Block] = [Text(line(_advice(left)))]
    blocks.append(Quote("\n".join(_address(contact) for contact in shown), COPY))
    buttons = [Button("Cards are sent", f'cards "{festival.casefold()}" sent', style="primary")]
    if start + SHOWN < len(people):
        buttons.append(Button(NEXT, f'cards "{festival.casefold()}" after {start + SHOWN}'))
    title = f"{festival} is in {_time(left)}: {_many(len(people))} to write to"
    return Card(title, (*blocks, Buttons(tuple(buttons))))


def because(festival: str, many: int, left: int) -> str:
    return f"{festival} is in {_time(left)}, and {_many(many)} of yours keep{'s' if many == 1 else ''} it"


def facts(people: Sequence[Contact]) -> tuple[tuple[str, str], ...]:
    return tuple(("A card for", who(contact)) for contact in people[:8])


def headline(festival: str, many: int) -> str:
    return f"{festival} cards: {_many(many)} to write to"


def seasons(rows: Sequence[tuple[str, int, str]]) -> Card:
    """Every holiday somebody of mine keeps: how many, and its day."""
    if not rows:
        hint = "“care NAME holiday christmas” notes whose card is for which holiday."
        return Card("No holiday is noted of anybody you look after", (Text(line(hint)),))
    items = tuple(
        Item(line(f"{festival}, {day}: {_many(many)}"), (Button("Show the list", f'cards "{festival.casefold()}"'),))
        for festival, many, day in rows
    )
    return Card("Cards to write", items)


def none_for(festival: str) -> Card:
    hint = f"“care NAME holiday {festival.casefold()}” puts somebody on the list."
    return Card(f"Nobody you look after gets a card for {festival} yet", (Text(line(hint)),))


def sent(festival: str, many: int, *, undo: str) -> Card:
    said = "Noted with each of them. A card is kind, and no talk: whoever wants a call still wants one."
    return Card(f"{festival} cards sent: {_many(many)}", (Text(line(said)), Buttons((Button("Undo", undo),))))


def _advice(left: int) -> str:
    if left > SOON:
        return "Time to look through the list, order the cards, and think of one line for each."
    return "The last days to write by hand: their name, one line only they would understand, your name."


def _address(contact: Contact) -> str:
    reach = contact.email or contact.phone
    return f"{described(contact)}; {reach}" if reach else described(contact)


def _many(people: int) -> str:
    return "one person" if people == 1 else f"{people} people"


def _time(left: int) -> str:
    if left <= 1:
        return "one day"
    return f"{left // 7} weeks" if left % 7 == 0 and left > 7 else f"{left} days"
