"""`undo`: take back my last change, or the one a button names."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import correcting
from core.commands.turn import UNDO_FOR, Turn
from core.phrases import undone
from core.spec import Arg, Command
from core.store import audit, introductions, undo
from core.store.undo import Refusal


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    number = values.get("entry")
    if number is None:
        latest = audit.latest(turn.tx, turn.organization.id, turn.me.id, since=turn.now - UNDO_FOR, most=1)
        if not latest:
            return Reply(card=undone.nothing())
        number = latest[0].id
    done = undo.undo(turn.book, number)
    if isinstance(done, Refusal):
        return Reply(card=undone.refused(done), replaces=True)
    correcting.taken_back(turn, done)
    about = done.subject_id if done.subject_kind == "introduction" else None
    there = about if about and introductions.get(turn.tx, turn.organization.id, about) else None
    return Reply(card=undone.card(done.command, correcting.name_of(turn, done), there), replaces=True)


COMMAND = Command(
    name="undo",
    summary="Take back your last change",
    examples=("undo", "oops"),
    run=run,
    args=(Arg("entry", "count", "Which change?", asked=False),),
    aliases=("oops",),
    featured=True,
    group="Every day",
)
