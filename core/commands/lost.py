"""`lost`: it came to nothing; the reason is asked for, because a loss teaches only with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.model import Stage
from core.spec import Arg, Command

_WHICH = Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company")


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    return moving.move(turn, entry, moving.said(values, Stage.LOST))


COMMAND = Command(
    name="lost",
    summary="It came to nothing, and why",
    examples=("lost 12 went with another firm", "lost Ann no budget"),
    run=run,
    args=(_WHICH, Arg("reason", "rest", "What was the reason?", ("because", "reason"))),
    group="Every day",
)
REASON = replace(
    COMMAND,
    name="lost because",
    examples=("lost because 12 no budget",),
    args=(_WHICH, Arg("reason", "rest", "What was the reason?", required=True)),
    featured=False,
    hidden=True,
)
