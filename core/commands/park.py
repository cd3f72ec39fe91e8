"""`park`: an introduction rests, until a day if one is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.model import Reminder, Stage
from core.phrases import moved, nexts
from core.spec import Arg, Command
from core.store import reminders


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    until = values.get("until")
    given = replace(moving.said(values, Stage.PARKED), next=nexts.taken_up(turn.moment(until)) if until else None)
    reply = moving.move(turn, entry, given)
    if until is not None:
        about = moved.take_up(entry.id)
        reminders.add(turn.book, Reminder(turn.book.id(), turn.me.id, about, until, introduction_id=entry.id))
    return reply


COMMAND = Command(
    name="park",
    summary="Let an introduction rest",
    examples=("park 12", "park Ann until 1 march"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("until", "when", "Until when?", ("until", "till")),
        Arg("reason", "rest", "Note", ("note", "because")),
    ),
    group="Every day",
)
