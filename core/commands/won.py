"""`won`: the prospect is a client; the value is asked for, and may be unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.model import Stage
from core.spec import Arg, Command

_WHICH = Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company")
_ON = Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    return moving.move(turn, entry, moving.said(values, Stage.WON))


COMMAND = Command(
    name="won",
    summary="A sale came of it",
    examples=("won Ann 45k", "won 12 12000", "won beta unknown"),
    run=run,
    args=(
        _WHICH,
        Arg("value", "money", "Value", ("value", "for", "worth"), bare=True),
        Arg("unknown", "choice", "Or", bare=True, choices=("unknown",), asked=False),
        _ON,
        Arg("reason", "rest", "Note", ("note",)),
    ),
    featured=True,
    group="Every day",
)
VALUE = replace(
    COMMAND,
    name="won value",
    summary="What a sale is worth",
    examples=("won value 12 45k",),
    args=(_WHICH, Arg("value", "money", "What is it worth?", required=True)),
    featured=False,
    hidden=True,
)
