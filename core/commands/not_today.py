"""`not today`: after a sale the one question waits for a day the rep chooses, and the bot comes back to it once."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, finding
from core.commands.turn import Turn
from core.model import Reminder, Stage
from core.permissions import Deed
from core.phrases import reminding
from core.phrases import win_card as words
from core.spec import Arg, Command, Misunderstood
from core.store import reminders


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry, until = finding.introduction(turn, values["introduction"], open_first=False), values["until"]
    acting.allowed(turn, Deed.MOVE, entry)
    if entry.stage is not Stage.WON:
        raise Misunderstood(words.NOT_WON, field="introduction")
    if until <= turn.now:
        raise Misunderstood(reminding.PAST, field="until")
    client = turn.contacts(entry.prospect_id)[entry.prospect_id]
    waiting = reminders.open_of(turn.tx, turn.organization.id, turn.me.id)
    before = [one for one in waiting if one.introduction_id == entry.id and words.is_put_off(one, client)]
    if before:
        reminders.change(turn.book, before[0], due_at=until)
    else:
        made = Reminder(
            turn.book.id(), turn.me.id, words.put_off(client), until, introduction_id=entry.id, contact_id=client.id
        )
        reminders.add(turn.book, made)
    turn.book.about("introduction", entry.id)
    card = words.back_then(client, turn.moment(until), undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="not today",
    summary="After a sale: ask for a name another day; I come back once",
    examples=("not today 12 in 1 month", "not today Ann until 1 march"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which sale?", required=True, hint="a number, a name or a company"),
        Arg("until", "when", "When shall I come back?", ("until", "till"), required=True, bare=True, hint="in 1 month"),
    ),
    group="Every day",
)
