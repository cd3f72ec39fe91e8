"""`contact`: what is known of somebody outside."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding
from core.commands.client_views import view_of
from core.commands.turn import Turn
from core.phrases import entries, served
from core.spec import Arg, Command
from core.store import caring


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    owner = turn.members(known.owner_id).get(known.owner_id or 0)
    talked = turn.day(known.last_talk_at) if known.last_talk_at else None
    dates = caring.dates(turn.tx, turn.organization.id, (known.id,))
    how = tuple(served.rows(view_of(turn, known), dates, turn.day))
    return Reply(card=entries.card(known, owner, talked, served=how))


COMMAND = Command(
    name="contact",
    summary="What is known of somebody outside",
    examples=("contact Carl Smith", "contact ann@beta.example"),
    run=run,
    args=(Arg("contact", "contact", "Who?", required=True),),
    aliases=("contact show",),
    writes=False,
    group="People",
)
