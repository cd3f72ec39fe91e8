"""`called`: somebody was reached; the first time it moves the introduction, later it is a talk that is noted."""

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
        return touching.note(turn, contact, "call", moving.when(turn, values.get("on")), values.get("reason"))
    if further(entry, Stage.CONTACTED):
        at = moving.when(turn, values.get("on"))
        return touching.again(turn, entry, "call", at, values.get("reason"), values.get("next"))
    return moving.move(turn, entry, moving.said(values, Stage.CONTACTED))


COMMAND = Command(
    name="called",
    summary="You have spoken to somebody",
    examples=("called Ann", "called 12", "called beta yesterday, wants to meet by 1 dec"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("next", "when", "Next step by?", ("by", "until", "next")),
        Arg("reason", "rest", "Note", ("note",)),
    ),
    aliases=("contacted", "reached", "rang", "phoned"),
    featured=True,
    group="Every day",
)
