"""What passed between us and each partner, and between colleagues, with how much of it came to a meeting."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import bindparam, func, select

from core.model import Direction
from core.policy import Policy
from core.rules.swap_ring import US, Passed, Ring, rings
from core.store.engine import Tx
from core.store.tables import introduction

_GROUPED = (
    introduction.c.direction,
    introduction.c.introducer_id,
    introduction.c.introducer_member_id,
    introduction.c.given_to_id,
)
_PASSED = (
    select(*_GROUPED, introduction.c.owner_id, func.count(), func.count(introduction.c.met_at))
    .where(
        introduction.c.organization_id == bindparam("org"),
        introduction.c.gone_at.is_(None),
        introduction.c.logged_at >= bindparam("since"),
        introduction.c.logged_at < bindparam("until"),
    )
    .group_by(*_GROUPED, introduction.c.owner_id)
)

Way: TypeAlias = "tuple[int | None, int | None, int | None]"


def passed(tx: Tx, org: int, since: datetime, until: datetime) -> tuple[Passed, ...]:
    """Each way between two sides once: all colleagues together are one side towards a partner."""
    sums: dict[Way, tuple[int, int]] = {}
    for row in tx.execute(_PASSED, {"org": org, "since": since, "until": until}):
        many, met = row[5:]
        if (way := _way(*row[:5])) is not None:
            before = sums.get(way, (0, 0))
            sums[way] = before[0] + int(many), before[1] + int(met)
    return tuple(Passed(a, b, many, met, contact) for (a, b, contact), (many, met) in sorted(sums.items(), key=repr))


def found(tx: Tx, org: int, policy: Policy, now: datetime) -> tuple[Ring, ...]:
    """The rings of the house as of now."""
    since, until = (timedelta(days=policy[f"swap-ring.{key}"]) for key in ("days", "settled"))
    return rings(passed(tx, org, now - since, now - until), policy)


def _way(direction: str, by: int | None, colleague: int | None, to: int | None, owner: int) -> Way | None:
    """Giver, taker and the partner outside, where one of them is; None where it is not known who both were."""
    match Direction(direction):
        case Direction.RECEIVED:
            return (None, US, by) if by is not None else None
        case Direction.GIVEN:
            return (US, None, to) if to is not None else None
        case Direction.INTERNAL:
            return (colleague, owner, None) if colleague not in (None, owner) else None
