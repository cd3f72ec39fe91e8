"""`remind`: a reminder for myself, about an introduction or anything else, at a moment I name."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.cards import Button
from core.commands import tokens
from core.commands.turn import Turn
from core.model import Reminder
from core.phrases import reminding
from core.spec import Arg, Command, Missing, Misunderstood
from core.store import reminders


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    at, about = values["at"], values.get("about")
    if at <= turn.now:
        raise Misunderstood(reminding.PAST, field="at")
    entry = tokens.introduction(turn, values["introduction"]) if "introduction" in values else None
    if entry is None and not about:
        raise Missing(reminding.WHAT, field="about")
    if entry is not None and not about:
        about = reminding.about(turn.contacts(entry.prospect_id)[entry.prospect_id])
    made = Reminder(
        turn.book.id(), turn.me.id, about or "", at, introduction_id=entry.id if entry else None,
        contact_id=entry.prospect_id if entry else None,
    )  # fmt: skip
    reminders.add(turn.book, made)
    undo = Button(reminding.UNDO, f"undo {turn.book.receipt}")
    return turn.say(reminding.is_set(made.about, turn.moment(at)), buttons=(undo,), replaces=True)


COMMAND = Command(
    name="remind",
    summary="Remind me of something, at a moment I name",
    examples=(
        "remind 12 next tue 9am",
        "remind me to call Ann next Tuesday",
        "remind me tomorrow at 3 to write to Carl",
    ),
    run=run,
    args=(
        Arg(
            "introduction",
            "introduction",
            "About which introduction?",
            hint="a number, a name or a company; or nothing",
        ),
        Arg("at", "when", "When?", ("at",), required=True, bare=True, hint="tomorrow, next tue 9am, in 3 days"),
        Arg("about", "rest", "What shall I say?", ("about",)),
    ),
    featured=True,
    group="Every day",
)
