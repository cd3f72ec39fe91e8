"""`undo`: take back my last change, or the one a button names."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import UNDO_FOR, Turn
from core.phrases import undone
from core.spec import Arg, Command
from core.store import audit, undo
from core.store.retelling import retell
from core.store.undo import Refusal

_TOLD_OTHERS = ("log", "pass")  # what a colleague was told of by a message that has now to be put right


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
    subject = _subject(turn, done)
    if done.command.startswith(_TOLD_OTHERS):
        gone = undone.taken_back(subject)
        retell(turn.tx, turn.organization.id, done.subject_kind, done.subject_id, gone, since=done.at, now=turn.now)
    return Reply(card=undone.card(done.command, subject), replaces=True)


def _subject(turn: Turn, done: audit.Entry) -> str:
    """What it was about, as a person knows it."""
    if done.subject_kind == "introduction":
        return f"#{done.subject_id}"
    if done.subject_kind == "contact":
        known = turn.contacts(done.subject_id).get(done.subject_id)
        return known.name if known is not None else ""
    return ""


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
