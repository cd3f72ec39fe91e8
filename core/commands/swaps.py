"""`swaps`: partners or colleagues who trade introductions that never become a meeting; for leads alone."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.model import Role
from core.phrases import swaps as words
from core.spec import Command
from core.store import swaps


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    found = swaps.found(turn.tx, turn.organization.id, turn.policy, turn.now)
    people = turn.contacts(*(one.contact for one in found))
    members = turn.members(*(id for one in found for id in one.members))
    known = [one for one in found if one.contact is None or one.contact in people]
    return Reply(card=words.card(known, people, members, days=turn.policy["swap-ring.days"]), replaces=True)


COMMAND = Command(
    name="swaps",
    summary="Who trades introductions that never become a meeting; for leads",
    examples=("swaps",),
    run=run,
    aliases=("swap rings",),
    writes=False,
    who=Role.LEAD,
    group="Looking",
)
