"""`left … a message`: an attempt that reached nobody; the wait for the call begins anew."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, finding, moving, nexts, touching
from core.commands.turn import Turn
from core.model import Stage
from core.permissions import Deed
from core.phrases import moved
from core.rules import calling
from core.spec import Arg, Command
from core.stages import further


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    at = moving.when(turn, values.get("on"))
    if further(entry, Stage.CONTACTED):
        return touching.again(turn, entry, "message", at, values.get("note"))
    acting.allowed(turn, Deed.MOVE, entry)
    after = acting.change(
        turn, entry, tries=entry.tries + 1, tried_at=at, waiting_since=turn.now, snoozed_until=None,
    )  # fmt: skip
    moving.talk(turn, entry.prospect_id, "message", at, introduction=entry.id, note=values.get("note"))
    view = acting.view_of(turn, after)
    card = moved.tried(
        view,
        undo=f"undo {turn.book.receipt}",
        next=nexts.what_next(turn, after, view.owner, moved=True),
        enough=calling.tried_out(view, turn.policy),
    )
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="tried",
    summary="You tried, and left a message",
    examples=("left Ann a message", "tried 12", "tried 12 yesterday"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("note", "rest", "Note", ("note",)),
    ),
    group="Every day",
)
