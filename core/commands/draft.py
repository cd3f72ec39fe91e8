"""`draft`: the line a button was too small for; the bot reads it in its place."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.phrases import edges
from core.spec import Arg, Command, Misunderstood


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    raise Misunderstood(edges.DRAFT_GONE)


COMMAND = Command(
    name="draft",
    summary="A line kept for a button",
    examples=("draft 431",),
    run=run,
    args=(Arg("number", "count", "Which?", required=True),),
    hidden=True,
)
