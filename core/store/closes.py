"""At how many sales the client gave a name, read from the doors that were logged from him around the close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, select, text

from core.model import Direction
from core.store.engine import Tx
from core.store.tables import introduction

LATEST = 5000  # sales looked at
BEFORE = timedelta(days=1)  # names are given across the desk, and the sale is logged afterwards

_I = introduction.c
_WON = text("introduction.stage = 'won' AND introduction.gone_at IS NULL")  # word for word the index's condition


def _sales(*where: Any) -> Select[Any]:
    dated = (_I.closed_at >= bindparam("since"), _I.closed_at < bindparam("until"))
    return (
        select(_I.prospect_id, _I.closed_at)
        .where(_I.organization_id == bindparam("org"), _WON, _I.direction != Direction.GIVEN.value, *dated, *where)
        .order_by(_I.closed_at.desc())
        .limit(LATEST)
    )


_OURS = _sales()
_THEIRS = _sales(_I.owner_id.in_(bindparam("members", expanding=True)))
_NAMED = select(_I.introducer_id, _I.logged_at).where(
    _I.organization_id == bindparam("org"),
    _I.gone_at.is_(None),
    _I.direction == Direction.RECEIVED.value,
    _I.introducer_id.in_(bindparam("ids", expanding=True)),
)


def named(
    tx: Tx, org: int, since: datetime, until: datetime, members: Iterable[int] | None, *, days: int
) -> tuple[int, int]:
    """Of the sales of these members (None: of anybody) in this time: those within whose `days` the client named at
    least one person, and all."""
    whose = _OURS if members is None else _THEIRS
    params: dict[str, Any] = {"org": org, "since": since, "until": until}
    params |= {} if members is None else {"members": sorted(set(members))}
    sales = [(client, at) for client, at in tx.execute(whose, params)]
    if not sales:
        return 0, 0
    doors: dict[int, list[datetime]] = {}
    for client, at in tx.execute(_NAMED, {"org": org, "ids": sorted({client for client, _ in sales})}):
        doors.setdefault(client, []).append(at)
    around = ((at - BEFORE, at + timedelta(days=days), doors.get(client, ())) for client, at in sales)
    return sum(any(first <= door <= last for door in given) for first, last, given in around), len(sales)
