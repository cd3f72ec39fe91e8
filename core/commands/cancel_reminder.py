"""`cancel reminder`: a reminder of mine I no longer want; which one is asked where several wait."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.asks import Reply
from core.cards import Button
from core.commands import tokens
from core.commands.turn import Turn
from core.model import Reminder
from core.names import fold, words_of
from core.phrases import reminding
from core.spec import Arg, Command, Misunderstood, Ref
from core.store import reminders

_TOKEN = re.compile(r"reminder:[0-9]{1,18}", re.IGNORECASE)
_NUMBER = re.compile(r"#?([0-9]{1,9})")
_SAYS_NOTHING = frozenset({"a", "an", "the", "to", "my", "me"})


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    said = str(values.get("reminder", "")).strip(" .!")
    if _TOKEN.fullmatch(said):
        return _cancelled(turn, _named(turn, said))
    waiting = reminders.open_of(turn.tx, turn.organization.id, turn.me.id)
    if not waiting:
        raise Misunderstood(reminding.NONE_WAITS, try_line="today")
    fitting = _about(turn, waiting, said) if said else waiting
    if len(fitting) == 1:
        return _cancelled(turn, fitting[0])
    rows = [(one, turn.moment(one.due_at)) for one in fitting or waiting]
    return Reply(card=reminding.which(rows, said if not fitting else ""), replaces=True)


def _named(turn: Turn, token: str) -> Reminder:
    found = tokens.subject(turn, Ref(words=token))
    if not isinstance(found, Reminder) or found.done_at is not None:
        raise Misunderstood(reminding.NO_REMINDER)
    return found


def _about(turn: Turn, waiting: Sequence[Reminder], said: str) -> list[Reminder]:
    """Those that say these words or name this day, or are about the person or number meant."""
    if number := _NUMBER.fullmatch(said):
        return [one for one in waiting if one.introduction_id == int(number[1])]
    wanted = set(fold(said).split()) - _SAYS_NOTHING
    people = turn.contacts(*(one.contact_id for one in waiting))

    def told(one: Reminder) -> set[str]:
        who = people.get(one.contact_id) if one.contact_id is not None else None
        due = f"{turn.moment(one.due_at)} {one.due_at.astimezone(turn.zone):%A}"
        return {*fold(f"{one.about} {due}").split(), *(words_of(who.name, who.company) if who else ())}

    return [one for one in waiting if wanted <= told(one)]


def _cancelled(turn: Turn, own: Reminder) -> Reply:
    reminders.change(turn.book, own, done_at=turn.now)
    undo = Button(reminding.UNDO, f"undo {turn.book.receipt}")
    return turn.say(reminding.cancelled(own.about), buttons=(undo,), replaces=True)


COMMAND = Command(
    name="cancel reminder",
    summary="A reminder of yours you no longer want",
    examples=("cancel reminder", "cancel the reminder for Ann", "cancel my reminder about the tax guide"),
    run=run,
    args=(
        Arg("reminder", "rest", "Which reminder?", ("for", "about"), hint="a name, a number, or a few of its words"),
    ),
    group="Every day",
)
