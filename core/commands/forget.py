"""`forget`: somebody outside is taken out of the book for good; what was counted stays counted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from core.asks import Reply
from core.commands import acting, finding
from core.commands.turn import Turn
from core.model import Contact, Role, Stage
from core.phrases import forgetting as words
from core.spec import Arg, Command
from core.store import forgetting, introductions
from core.store.retelling import retell

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    if not values.get("sure"):
        there = forgetting.found(turn.tx, turn.organization.id, known.id)
        return Reply(card=words.sure(known, {kind: there.count(kind) for kind in there.subjects}), replaces=True)
    return Reply(card=words.done(_forgotten(turn, known)), replaces=True)


def _forgotten(turn: Turn, known: Contact) -> int:
    """Done; the number of our own messages that are about to lose what they said."""
    org = turn.organization.id
    messages = 0
    for id in forgetting.found(turn.tx, org, known.id).subjects["introduction"]:
        entry = introductions.get(turn.tx, org, id)
        if entry is not None and entry.open and entry.prospect_id == known.id:
            acting.change(turn, entry, stage=Stage.PARKED, stage_at=turn.now, waiting_since=turn.now)
        messages += retell(turn.tx, org, "introduction", id, words.GONE, since=_EVER, now=turn.now)
    messages += retell(turn.tx, org, "contact", known.id, words.GONE, since=_EVER, now=turn.now)
    forgetting.forget(turn.book, known.id)
    return messages


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
