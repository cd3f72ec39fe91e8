"""`partners`: all of them, each with its light and the next review."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.model import Role
from core.permissions import at_least, may_see
from core.phrases import partners as words
from core.rules.status_light import status
from core.spec import Command
from core.store import partnerships, views_partners


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    """Mine; for a lead those of whoever he leads, too."""
    owners = None if at_least(turn.me, Role.ADMIN) else turn.charge | {turn.me.id}
    found = partnerships.live(turn.tx, turn.organization.id, owners)
    rows = []
    for view in views_partners.views(turn.tx, turn.organization, found, turn.now):
        if may_see(turn.me, view.partner, turn.charge):
            light = status(view, turn.policy, turn.today)
            review = view.partnership.review_on
            next_ = f"Next review {turn.day(review)}." if review is not None else ""
            rows.append((view, light.light.value, light.reasons, next_))
    return Reply(card=words.listed(rows), replaces=True)


COMMAND = Command(
    name="partners",
    summary="Our partners, each with a light and the next review",
    examples=("partners",),
    run=run,
    aliases=("partnerships", "list partners"),
    writes=False,
    group="Partners",
)
