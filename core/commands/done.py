"""`done`: a reminder of mine is settled."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.cards import Button
from core.commands import tokens
from core.commands.turn import Turn
from core.model import Reminder
from core.phrases import reminding
from core.spec import Arg, Command, Misunderstood, Ref
from core.store import reminders


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    found = tokens.subject(turn, Ref(words=f"reminder:{values['reminder']}"))
    if not isinstance(found, Reminder):
        raise Misunderstood(reminding.NO_REMINDER)
    if found.done_at is not None:
        return turn.say(reminding.is_done(found.about), replaces=True)
    reminders.change(turn.book, found, done_at=turn.now)
    undo = Button(reminding.UNDO, f"undo {turn.book.receipt}")
    return turn.say(reminding.is_done(found.about), buttons=(undo,), replaces=True)


COMMAND = Command(
    name="done",
    summary="A reminder of yours is settled",
    examples=("done 45",),
    run=run,
    args=(Arg("reminder", "count", "Which reminder?", required=True),),
    hidden=True,
)
