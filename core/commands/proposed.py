"""`proposed`: an offer is on the table."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.model import Stage
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    return moving.move(turn, entry, moving.said(values, Stage.PROPOSED))


COMMAND = Command(
    name="proposed",
    summary="You have made an offer",
    examples=("proposed Ann", "proposed 12 12k", "proposed beta yesterday"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("value", "money", "Value", ("value", "worth"), bare=True),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("next", "when", "Next step by?", ("by", "until", "next")),
        Arg("reason", "rest", "Note", ("note",)),
    ),
    group="Every day",
)
