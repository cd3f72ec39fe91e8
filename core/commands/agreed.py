"""`agreed`: the prospect expects us now."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import edit
from core.commands.turn import Turn
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    return edit.run(turn, {**values, "agreed": "agreed"})


COMMAND = Command(
    name="agreed",
    summary="The prospect expects us now",
    examples=("agreed 12",),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
    ),
    hidden=True,
)
