"""What a lead hears once a week, and what each rep saw of it the day before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from core.cards import Bold, Button, Buttons, Card, Item, Line, Table, Text, line

if TYPE_CHECKING:
    from core.rules.views_digest import Digest

SHOWN = 6
HEADS = {"waiting": "To call", "unthanked": "To thank", "reviews": "Reviews due", "late": "Late promises"}


def to_rep(one: Digest) -> Card:
    """His own lines, with names: they are his."""
    lead = one.lead.name if one.lead is not None else "your lead"
    items = tuple(Item(line(own)) for own in one.own[:SHOWN])
    more = (Text(line(f"and {len(one.own) - SHOWN} more"), small=True),) if len(one.own) > SHOWN else ()
    said = f"{lead} hears tomorrow how much waits with each of you: counts, no names. What is done by then is out."
    buttons = Buttons((Button("My day", "today", style="primary"), Button("Due", "list due")))
    return Card(f"Before the week’s list: {_things(one.total)} of yours", (*items, *more, Text(line(said)), buttons))


def to_lead(team: Sequence[Digest], *, rings: int = 0) -> Card:
    """Counts for each rep who has any; nobody outside is named. `rings` are swap rings of the whole house."""
    busy = sorted((one for one in team if one.total), key=lambda one: (-one.total, one.member.name))
    kinds = [kind for kind in HEADS if any(getattr(one, kind) for one in busy)]
    rows = tuple(_row(one, kinds) for one in busy[:15])
    table = Table(("", *(HEADS[kind] for kind in kinds)), rows, numeric=tuple(range(1, len(kinds) + 1)))
    small = "Each saw his own lines yesterday. A word of help does more than a reminder."
    round_and_round = (Text(line(_rings(rings))),) if rings else ()
    more = (Button("Swap rings", "swaps"),) if rings else ()
    buttons = Buttons((Button("The team’s open doors", "list team"), Button("Our numbers", "stats team"), *more))
    title = f"Your team this week: {_things(sum(one.total for one in busy))} waiting"
    return Card(title, (table, *round_and_round, Text(line(small), small=True), buttons))


def _rings(many: int) -> str:
    where = "In one place" if many == 1 else f"In {many} places"
    return f"{where} introductions go round and nobody is met."


def because_rep(one: Digest) -> str:
    return f"the week’s list goes to {one.lead.name if one.lead else 'the lead'} tomorrow, and you see yours first"


def because_lead(team: Sequence[Digest]) -> str:
    many = sum(one.total for one in team)
    return f"it is the week’s day, and {_things(many)} of yesterday still wait{'s' if many == 1 else ''}"


def facts(team: Sequence[Digest]) -> tuple[tuple[str, str], ...]:
    return tuple((head, str(sum(getattr(one, kind) for one in team))) for kind, head in HEADS.items())


def headline_rep(one: Digest) -> str:
    return f"Before the week’s list: {_things(one.total)} of yours"


def headline_lead(team: Sequence[Digest]) -> str:
    return f"Your team this week: {_things(sum(one.total for one in team))} waiting"


def late(text: str, name: str, day: date | None) -> str:
    return f"Promised {name}: {text}" + (f" (due {_short(day)})" if day else "")


def review(name: str, day: date | None) -> str:
    return f"Review with {name}" + (f", due {_short(day)}" if day else "")


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def owed(what: str, prospect: str, opener: str | None, number: int) -> str:
    said = f"Call {prospect}" if what == "call" else f"Thank {opener or 'the introducer'} for {prospect}"
    return f"{said} (#{number})"


def _row(one: Digest, kinds: Sequence[str]) -> tuple[Line, ...]:
    return line(Bold(one.member.name)), *(line(str(getattr(one, kind) or "–")) for kind in kinds)


def _things(many: int) -> str:
    return "one thing" if many == 1 else f"{many} things"
