"""`forget`: somebody outside is taken out of the book for good; what was counted stays counted."""

from __future__ import annotations

from typing import Any

from core import keeping
from core.asks import Reply
from core.commands import finding
from core.commands.turn import Turn
from core.model import Role
from core.phrases import forgetting as words
from core.spec import Arg, Command
from core.store import forgetting


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    if not values.get("sure"):
        there = forgetting.found(turn.tx, turn.organization.id, known.id)
        return Reply(card=words.sure(known, {kind: there.count(kind) for kind in there.subjects}), replaces=True)
    return Reply(card=words.done(keeping.forget(turn.book, known.id)), replaces=True)


COMMAND = Command(
    name="forget",
    summary="Forget somebody outside for good; the counts stay",
    examples=('forget "Carl Smith"',),
    run=run,
    args=(
        Arg("contact", "contact", "Who?", required=True),
        Arg("sure", "yes", "For good", ("for good",), asked=False),
    ),
    who=Role.ADMIN,
    group="Settings",
)
