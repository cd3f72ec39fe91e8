"""`move`: to any stage."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    return moving.move(turn, entry, moving.said(values, values["stage"]))


COMMAND = Command(
    name="move",
    summary="Move an introduction to any stage",
    examples=("move 12 met", "move 12 won 12000", "move Ann to proposed"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("stage", "stage", "Where does it stand?", required=True),
        Arg("value", "money", "Value", ("value", "worth"), bare=True),
        Arg("unknown", "choice", "Or", bare=True, choices=("unknown",), asked=False),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("next", "when", "Next step by?", ("by", "until", "next")),
        Arg("reason", "rest", "Reason, or a note", ("because", "note", "reason")),
    ),
    group="Every day",
)
