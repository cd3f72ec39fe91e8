"""`declined`: the prospect would rather not."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.model import Stage
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    return moving.move(turn, entry, moving.said(values, Stage.DECLINED))


COMMAND = Command(
    name="declined",
    summary="The prospect would rather not",
    examples=("declined 12", "declined Ann happy with their adviser"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("reason", "rest", "Reason", ("because", "reason")),
    ),
    group="Every day",
)
