"""`next`: the next step with an introduction and its day; the bot asks when that day has passed."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, finding, nexts
from core.commands.turn import Turn
from core.permissions import Deed
from core.phrases import touched
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    acting.allowed(turn, Deed.MOVE, entry)
    after = acting.change(turn, entry, next_step=values.get("what"), next_step_at=values["on"], snoozed_until=None)
    view = acting.view_of(turn, after)
    card = touched.planned(
        view,
        turn.day(values["on"]),
        nexts.what_next(turn, after, view.owner, moved=True),
        undo=f"undo {turn.book.receipt}",
    )
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="next",
    summary="Set the next step and its day",
    examples=("next 12 1 dec send the proposal", "next Ann call again fri"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("on", "when", "By when?", ("by", "on"), required=True, bare=True, hint="fri, 1 dec, next tue 9am"),
        Arg("what", "rest", "What is the next step?", ("to",)),
    ),
    group="Every day",
)
