"""Whether the counters equal the history they were counted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import bindparam, select

from core import counting
from core.store.engine import Tx
from core.store.introductions import COLUMNS, made
from core.store.nouns import PROMISES
from core.store.tables import flow, funnel, introduction, organization, promise, tally

_STREAM = {"yield_per": 1000}  # rows in memory at once

_ORGANIZATIONS = select(organization.c.id).order_by(organization.c.id)
_HISTORY = select(*COLUMNS).where(introduction.c.organization_id == bindparam("org"), introduction.c.gone_at.is_(None))
_KEPT = PROMISES.where(promise.c.by_member_id.is_not(None), promise.c.kept_on.is_not(None))
_T = tally.c
_TALLIES = select(_T.grain, _T.period, _T.act, _T.member_id, _T.currency, _T.count).where(
    _T.organization_id == bindparam("org"), _T.count != 0
)
_F = flow.c
_FLOWS = select(_F.period, _F.act, _F.contact_id, _F.currency, _F.count).where(
    _F.organization_id == bindparam("org"), _F.count != 0
)
_N = funnel.c
_FUNNEL = select(_N.month, _N.member_id, _N.direction, _N.warmth, _N.stage, _N.days, _N.count).where(
    _N.organization_id == bindparam("org"), _N.count != 0
)

Key: TypeAlias = "tuple[str, str, str, int, str]"


@dataclass(frozen=True, slots=True)
class Miscount:
    """One counter that is not what history makes it. `whose` is a member's id; a contact's where the grain is c. In the
    funnel (f) the act is made of direction, warmth, stage and days, and the period is a month."""

    grain: str  # d | m | c | f
    period: str
    act: str
    whose: int
    currency: str
    counted: int
    history: int


def recount(tx: Tx, org: int) -> tuple[Miscount, ...]:
    """Every counter of the organization that differs from its introductions and promises, in key order."""
    history: Counter[Key] = Counter()
    for key, amount in _history(tx, org):
        history[key] += amount
    counted: Counter[Key] = Counter(dict(_counted(tx, org)))
    every = sorted(history.keys() | counted.keys())
    return tuple(Miscount(*key, counted[key], history[key]) for key in every if counted[key] != history[key])


def _history(tx: Tx, org: int) -> Iterator[tuple[Key, int]]:
    for row in tx.execute(_HISTORY, {"org": org}, execution_options=_STREAM):
        entry = made(row)
        yield from _by_member(counting.entries(entry))
        for (contact, act, day, currency), amount in counting.passed(entry).items():
            yield ("c", day, act.value, contact, currency), amount
        for reach, amount in counting.reached(entry).items():
            yield _staged(reach), amount
    for row in tx.execute(_KEPT, {"org": org}, execution_options=_STREAM):
        yield from _by_member(counting.kept(PROMISES.made(row)))


def _by_member(entries: dict[counting.Entry, int]) -> Iterator[tuple[Key, int]]:
    for (act, member_id, day, currency), amount in entries.items():
        yield ("d", day, act.value, member_id, currency), amount
        yield ("m", day[:7], act.value, member_id, currency), amount


def _counted(tx: Tx, org: int) -> Iterator[tuple[Key, int]]:
    for *key, count in tx.execute(_TALLIES, {"org": org}, execution_options=_STREAM):
        yield (*key,), count
    for *key, count in tx.execute(_FLOWS, {"org": org}, execution_options=_STREAM):
        yield ("c", *key), count
    for *reach, count in tx.execute(_FUNNEL, {"org": org}, execution_options=_STREAM):
        yield _staged((*reach,)), count


def _staged(reach: counting.Reach) -> Key:
    month, member, *what = reach
    return "f", month, " ".join(map(str, what)), member, ""


def miscounts(tx: Tx) -> int:
    """The number of wrong counters, over all organizations."""
    return sum(len(recount(tx, org)) for org in tx.execute(_ORGANIZATIONS).scalars().all())
