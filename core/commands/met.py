"""`met`: you have met; a date in the words is offered as the next step."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding, in_passing, moving, touching
from core.commands.turn import Turn
from core.model import Stage
from core.spec import Arg, Command
from core.stages import further


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction_or_none(turn, values["introduction"])
    if entry is None:
        contact = in_passing.contact(turn, values["introduction"], values.get("reason"))
        return touching.note(turn, contact, "meeting", moving.when(turn, values.get("on")), values.get("reason"))
    if further(entry, Stage.MET):
        at = moving.when(turn, values.get("on"))
        return touching.again(turn, entry, "meeting", at, values.get("reason"), values.get("next"))
    return moving.move(turn, entry, moving.said(values, Stage.MET))


COMMAND = Command(
    name="met",
    summary="You have met",
    examples=("met Ann", "met ann thu, wants proposal by 1 dec", "met 12"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("next", "when", "Next step by?", ("by", "until", "next")),
        Arg("reason", "rest", "Note", ("note",)),
    ),
    featured=True,
    group="Every day",
)
