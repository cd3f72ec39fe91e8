"""A door told while a talk is noted: it is offered to be logged, one tap each; the talk is noted either way."""

from __future__ import annotations

from datetime import date, datetime

from core.cards import Button, Card
from core.commands import finding, naming
from core.commands.turn import Turn
from core.grammar import passing
from core.model import Contact
from core.phrases import touched
from core.spec import Misunderstood, Ref


def offered(turn: Turn, card: Card, by: Contact, note: str | None, at: datetime, *, more: bool = False) -> Card:
    """The card, with a button for every door the note says this person opened, on the day of the talk. `more`: beside
    the one the card is about."""
    doors = passing.doors(note, by.name) if note else ()
    if not doors:
        return card
    day = at.astimezone(turn.zone).date()
    buttons = tuple(_button(one, doors, f"contact:{by.id}", day if day < turn.today else None) for one in doors)
    return touched.with_doors(card, by, buttons, promised=doors[0].how == "promised", more=more)


def contact(turn: Turn, ref: Ref, note: str | None) -> Contact:
    """The contact meant. Raises as `finding.contact`; where nobody is called so, with the door that was told as a way
    on, for whoever opened one is in the book with it."""
    try:
        return finding.contact(turn, ref)
    except Misunderstood as unknown:
        doors = passing.doors(note, ref.words) if note and ref.words and unknown.try_line else ()
        if not doors or unknown.try_line is None:
            raise
        by = naming.proper(ref.words or "")
        lines = [(one.label, one.line) for one in (_button(door, doors, by, None) for door in doors)]
        raise Misunderstood(
            touched.unknown_opener(unknown.sentence, by), choices=(*lines, (touched.only_add(by), unknown.try_line))
        ) from None


def _button(door: passing.Door, among: tuple[passing.Door, ...], by: str, day: date | None) -> Button:
    """The line that logs it, and notes the others, for which it then asks in turn; without a name it opens the form.
    What is only promised has no day yet."""
    said = f"log {door.who} from {by} {door.how}"
    if day is not None and door.how != "promised":
        said += f" on {day.isoformat()}"
    if others := " and ".join(one.who for one in among if one is not door and one.who):
        said += f" note {passing.SAID[door.how]} {others}"
    return Button(touched.log_door(naming.proper(door.name)), " ".join(said.split()), style="primary")
