"""The stages introductions came to, read from their counters: by months, of some members or of everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import Select, bindparam, func, select

from core.counting import EVERYBODY
from core.model import Direction
from core.readings.funnels import Cell
from core.store.engine import Tx
from core.store.tables import funnel

By = Literal["warmth", "month"]
TO_US = (Direction.RECEIVED.value, Direction.INTERNAL.value)  # doors opened to us, from outside or by a colleague

_N = funnel.c
_HERE = (
    _N.organization_id == bindparam("org"),
    _N.month.in_(bindparam("months", expanding=True)),
    _N.member_id.in_(bindparam("members", expanding=True)),
    _N.direction.in_(TO_US),
    _N.count != 0,
)


def _summed(*keys: Any) -> Select[Any]:
    return select(*keys, _N.stage, _N.days, func.sum(_N.count)).where(*_HERE).group_by(*keys, _N.stage, _N.days)


_CELLS = _summed()
_BY = {"warmth": _summed(_N.warmth), "month": _summed(_N.month)}
_FIRST = select(func.min(_N.month)).where(_N.organization_id == bindparam("org"))


def cells(tx: Tx, org: int, months: Sequence[str], members: Iterable[int] | None) -> list[Cell]:
    """The histogram of doors opened to these members (None: to anybody) in these months."""
    rows = tx.execute(_CELLS, _params(org, months, members)) if months else ()
    return [(stage, days, int(count)) for stage, days, count in rows]


def by(
    tx: Tx, org: int, key: By, months: Sequence[str], members: Iterable[int] | None
) -> list[tuple[str, str, int, int]]:
    """The same, each cell after its warmth or month."""
    rows = tx.execute(_BY[key], _params(org, months, members)) if months else ()
    return [(one, stage, days, int(count)) for one, stage, days, count in rows]


def months_of(tx: Tx, org: int, first: date, last: date) -> tuple[str, ...]:
    """The months these days touch, none before the book's first."""
    begun = tx.execute(_FIRST, {"org": org}).scalar()
    if begun is None:
        return ()
    begin = max(first.strftime("%Y-%m"), begun)
    year, month = int(begin[:4]), int(begin[5:])
    found = []
    while (name := f"{year:04}-{month:02}") <= last.strftime("%Y-%m"):
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(found)


def _params(org: int, months: Sequence[str], members: Iterable[int] | None) -> dict[str, Any]:
    return {"org": org, "months": list(months), "members": [EVERYBODY] if members is None else sorted(set(members))}
