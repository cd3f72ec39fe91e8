"""`target`: what I set myself in the contest that is on."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import contesting
from core.commands.turn import Question, Turn
from core.model import Role
from core.permissions import at_least
from core.phrases import contests_kept as words
from core.spec import Arg, Command, Misunderstood
from core.store import contests


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    today = contesting.today(turn)
    shown = contests.at_hand(turn.tx, turn.organization.id, today)
    if shown is None or shown.ends_on < today:
        raise Question(Reply(card=words.none_on(lead=at_least(turn.me, Role.LEAD)), replaces=True))
    if shown.kind != "target":
        raise Misunderstood(words.NO_TARGET, try_line="contest")
    if values["amount"] < 1:
        raise Misunderstood(words.NO_TARGET_YET, field="amount")
    contests.set_target(turn.book, shown, turn.me.id, values["amount"])
    turn.book.about("contest", shown.id)
    card = words.target_set(shown, values["amount"], turn.organization, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="target",
    summary="What you set yourself in the contest that is on; only you see it",
    examples=("target 12",),
    run=run,
    args=(Arg("amount", "count", "How many?", required=True, hint="12"),),
    aliases=("my target",),
    group="More",
)
