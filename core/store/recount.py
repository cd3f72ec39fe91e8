"""Whether the counters equal the history they were counted from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import bindparam, select

from core import counting
from core.store.engine import Tx
from core.store.introductions import COLUMNS, made
from core.store.tables import introduction, organization, tally

_STREAM = {"yield_per": 1000}  # rows in memory at once

_ORGANIZATIONS = select(organization.c.id).order_by(organization.c.id)
_HISTORY = select(*COLUMNS).where(introduction.c.organization_id == bindparam("org"), introduction.c.gone_at.is_(None))
_T = tally.c
_TALLIES = select(_T.grain, _T.period, _T.act, _T.member_id, _T.currency, _T.count).where(
    _T.organization_id == bindparam("org"), _T.count != 0
)


Key: TypeAlias = "tuple[str, str, str, int, str]"


@dataclass(frozen=True, slots=True)
class Miscount:
    """One counter that is not what history makes it."""

    grain: str  # d | m
    period: str
    act: str
    member_id: int
    currency: str
    counted: int
    history: int


def recount(tx: Tx, org: int) -> tuple[Miscount, ...]:
    """Every counter of the organization that differs from its introductions, in key order."""
    history: Counter[Key] = Counter()
    for row in tx.execute(_HISTORY, {"org": org}, execution_options=_STREAM):
        for (act, member_id, day, currency), amount in counting.entries(made(row)).items():
            history["d", day, act.value, member_id, currency] += amount
            history["m", day[:7], act.value, member_id, currency] += amount
    counted: Counter[Key] = Counter(
        {(*key,): count for *key, count in tx.execute(_TALLIES, {"org": org}, execution_options=_STREAM)}
    )
    every = sorted(history.keys() | counted.keys())
    return tuple(Miscount(*key, counted[key], history[key]) for key in every if counted[key] != history[key])


def miscounts(tx: Tx) -> int:
    """The number of wrong counters, over all organizations."""
    return sum(len(recount(tx, org)) for org in tx.execute(_ORGANIZATIONS).scalars().all())
