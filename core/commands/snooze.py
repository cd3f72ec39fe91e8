"""`snooze`: quiet about an introduction, or a reminder of mine, until a moment I name."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.cards import Button
from core.commands import acting, tokens
from core.commands.turn import Turn
from core.model import Reminder
from core.permissions import Deed
from core.phrases import reminding
from core.spec import Arg, Command, Misunderstood
from core.store import reminders


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    until = values["until"]
    if until <= turn.now:
        raise Misunderstood(reminding.PAST, field="until")
    found = tokens.subject(turn, values["introduction"])
    if isinstance(found, Reminder):
        reminders.change(turn.book, found, due_at=until, done_at=None)
        title = reminding.is_set(found.about, turn.moment(until))
    else:
        acting.allowed(turn, Deed.MOVE, found)
        acting.change(turn, found, snoozed_until=until)
        who = turn.contacts(found.prospect_id)[found.prospect_id].name
        title = reminding.put_off(f"#{found.id} {who}", turn.moment(until))
    return turn.say(title, buttons=(Button(reminding.UNDO, f"undo {turn.book.receipt}"),), replaces=True)


COMMAND = Command(
    name="snooze",
    summary="Be quiet about an introduction until a moment I name",
    examples=("snooze 12 tomorrow 9:00", "snooze Ann until friday", "snooze 12 next week"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("until", "when", "Until when?", ("until", "till"), required=True, bare=True, hint="tomorrow, fri, 1 dec"),
    ),
    aliases=("later",),
    group="Every day",
)
