"""Sales of a period added up: what came again through a door once opened, and what came through none."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from core.store.engine import Tx
from core.store.tables import sale

_S = sale.c
_SOLD = (
    select(_S.introduction_id.is_not(None), _S.currency, func.count(), func.sum(_S.value))
    .where(
        _S.organization_id == bindparam("org"),
        _S.gone_at.is_(None),
        _S.at >= bindparam("since"),
        _S.at < bindparam("until"),
    )
    .group_by(_S.introduction_id.is_not(None), _S.currency)
    .order_by(_S.currency)
)


class Sold(NamedTuple):
    """Sales of one kind in one currency; `value` in minor units, without those whose value is unknown."""

    through_a_door: bool
    currency: str | None
    cases: int
    value: int


def sold(tx: Tx, org: int, since: datetime, until: datetime) -> tuple[Sold, ...]:
    """Sales beside those an introduction was won with, from `since` to before `until`."""
    rows = tx.execute(_SOLD, {"org": org, "since": since, "until": until})
    return tuple(Sold(bool(door), currency, cases, int(value or 0)) for door, currency, cases, value in rows)
