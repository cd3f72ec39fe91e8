"""`undelivered`: what could not be delivered, and one more try; for admins."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.model import Role
from core.phrases import undelivered as words
from core.spec import Arg, Command, Misunderstood
from core.store import claims, posts


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    if "message" in values:
        if not claims.try_again(turn.tx, turn.organization.id, values["message"], turn.now):
            raise Misunderstood(words.NOT_THERE, try_line="undelivered")
        return Reply(card=words.tried_again(values["message"]), replaces=True)
    letters = posts.undelivered(turn.tx, turn.organization.id)
    members = turn.members(*(one.member_id for one in letters))
    rows = []
    for one in letters:
        member = members.get(one.member_id or 0)
        whom = member.name if member else words.A_CHANNEL
        rows.append((one.id, words.what(one.rule, one.kind), whom, turn.moment(one.created_at), one.reason or ""))
    return Reply(card=words.listing(tuple(rows)))


COMMAND = Command(
    name="undelivered",
    summary="Messages that could not be delivered, and one more try",
    examples=("undelivered", "undelivered 431"),
    run=run,
    args=(Arg("message", "count", "Try which one again?"),),
    who=Role.ADMIN,
    group="Settings",
)
