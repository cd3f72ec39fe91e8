"""What the bot says of the newsletter: who takes it, who is new, and the list to copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.cards import Block, Button, Buttons, Card, Quote, Text, line
from core.model import Contact, Member
from core.phrases.asking import who
from core.phrases.settings import is_now

NO_KEEPER = "I expected a colleague and a day of the month from 1 to 28, like “settings newsletter @bob on 5”; or off."
COPY = "To copy"
NEW = "New, and worth a line of welcome"
OTHERS = "The others"
WENT_OUT = "It has gone out"
NEXT = "The next ones"
SHOWN = 40  # addresses on one card
NAMED = 8
Takers = Sequence[tuple[Contact, datetime]]


def card(takers: Takers, new: frozenset[int], *, today: bool = False, start: int = 0) -> Card:
    """The list from `start` on; those who came since the last issue stand first, by themselves."""
    if not takers:
        hint = "“care NAME newsletter” puts somebody on the list; the departed come off by themselves."
        return Card("Nobody takes the newsletter yet", (Text(line(hint)),))
    ordered = sorted((contact for contact, _ in takers), key=lambda contact: contact.id not in new)
    shown = ordered[start : start + SHOWN]
    fresh = [_address(contact) for contact in shown if contact.id in new]
    known = [_address(contact) for contact in shown if contact.id not in new]
    blocks: list[Block] = [Quote("\n".join(fresh), NEW)] if fresh else []
    blocks += [Quote("\n".join(known), COPY if not fresh else OTHERS)] if known else []
    if lacking := [contact.name for contact, _ in takers if not contact.email]:
        many = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
        blocks.append(Text(line(f"No e-mail address is known of {', '.join(lacking[:NAMED])}{many}."), small=True))
    buttons = [Button(WENT_OUT, "newsletter sent", style="primary")]
    if start + SHOWN < len(takers):
        buttons.append(Button(NEXT, f"newsletter after {start + SHOWN}"))
    title = "The newsletter goes out today" if today else "The newsletter"
    return Card(f"{title}: {_many(len(takers), len(new))}", (*blocks, Buttons(tuple(buttons))))


def because(many: int, day: int) -> str:
    return f"it is its day, the {_nth(day)}, and {_many(many, 0)}"


def facts(takers: Takers, new: frozenset[int]) -> tuple[tuple[str, str], ...]:
    return (("Take it", str(len(takers))), ("New since the last", str(len(new))))


def headline(many: int) -> str:
    return f"Newsletter day: {_many(many, 0)}"


def sent(many: int, *, undo: str) -> Card:
    title = f"The newsletter went to {many}" if many != 1 else "The newsletter went to one"
    said = "Noted with each of them. It is kind, and no talk: whoever wants a call still wants one."
    return Card(title, (Text(line(said)), Buttons((Button("Undo", undo),))))


def with_keeper(shown: Card, keeper: Member | None) -> Card:
    """The list, and under it who looks after it."""
    nobody = "Nobody looks after it yet; an admin says who: settings newsletter @who on 5."
    told = f"{keeper.name} gets this list on its day of the month." if keeper is not None else nobody
    return replace(shown, blocks=(*shown.blocks, Text(line(told), small=True)))


def set_to(keeper: str, day: int) -> Card:
    return is_now(f"{keeper} looks after the newsletter", f"The list comes on the {_nth(day)} of each month.")


def set_off() -> Card:
    return is_now("Nobody is reminded of the newsletter", "Who takes it stays noted.")


def _address(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else who(contact)


def _many(takers: int, new: int) -> str:
    take = "one takes it" if takers == 1 else f"{takers} take it"
    return f"{take}, {new} new" if new else take


def _nth(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
