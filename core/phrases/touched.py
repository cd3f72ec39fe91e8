"""What a rep reads after noting a talk, a line or a next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.cards import Block, Button, Buttons, Card, Text, line
from core.model import Contact
from core.phrases import when
from core.phrases.asking import who
from core.phrases.moved import Plan, planning
from core.phrases.nudges import first
from core.rules.views import IntroductionView

_DONE = {
    "call": "spoke",
    "meeting": "met",
    "how-are-we-doing": "asked how we are doing",
    "newsletter": "newsletter sent",
    "card": "card sent",
    "gift": "gift sent",
    "thank-you": "thanked",
    "message": "left a message",
}


def on_introduction(
    view: IntroductionView, kind: str, day: str, note: str | None, next: str | None, *, plan: Plan | None, undo: str
) -> Card:
    entry = view.introduction
    stays = f"It stays at {entry.stage.value}."
    return _card(
        f"#{entry.id} {view.prospect.name}: {_DONE[kind]} {day}",
        note,
        " ".join(filter(None, (stays, next))),
        Button("Show it", f"show {entry.id}"),
        undo,
        *planning(entry, plan),
    )


def on_contact(contact: Contact, kind: str, day: str, note: str | None, *, undo: str) -> Card:
    title = f"{who(contact)}: {_DONE[kind]} {day}"
    return _card(title, note, None, Button(f"All about {first(contact.name)}", f"brief contact:{contact.id}"), undo)


def noted(view: IntroductionView, text: str, *, undo: str) -> Card:
    entry = view.introduction
    return _card(
        f"Noted with #{entry.id} {view.prospect.name}", text, None, Button("Show it", f"show {entry.id}"), undo
    )


def dated(day: date, by: str, text: str, locale: str) -> str:
    """A note as it is kept, with its day and who wrote it."""
    return f"{when.dated(day, locale)}, {by}: {text}"


def planned(view: IntroductionView, day: str, next: str | None, *, undo: str) -> Card:
    entry = view.introduction
    return _card(
        f"#{entry.id} {view.prospect.name}: next step {day}",
        entry.next_step,
        next,
        Button("Show it", f"show {entry.id}"),
        undo,
    )


def _card(title: str, note: str | None, next: str | None, onward: Button, undo: str, *before: Button) -> Card:
    blocks: list[Block] = [Text(line(text)) for text in (note, next) if text]
    return Card(title, (*blocks, Buttons((*before, onward, Button("Undo", undo)))))


def with_doors(card: Card, by: Contact, doors: tuple[Button, ...], *, promised: bool, more: bool) -> Card:
    """The card of a talk in which somebody opened a door, or promised one: first of all, a tap that logs it. `more`:
    the card is of another such door."""
    a_door = "another door" if more else "a door"
    said = f"{first(by.name)} promised {a_door}: one tap notes it."
    if not promised:
        said = f"{first(by.name)} opened {a_door}: one tap logs it."
    rest = [block.buttons for block in card.blocks[-1:] if isinstance(block, Buttons)]
    blocks = card.blocks[:-1] if rest else card.blocks
    return replace(card, blocks=(*blocks, Text(line(said)), Buttons((*doors, *(rest[0] if rest else ())))))


def log_door(name: str) -> str:
    return f"Log {name}" if name else "Log who it was…"


def unknown_opener(unknown: str, name: str) -> str:
    return f"{unknown} Log the door, and {first(name)} is in our book with it."


def only_add(name: str) -> str:
    return f"Only add {name}"
