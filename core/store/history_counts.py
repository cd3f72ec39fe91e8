"""The same numbers by a plain GROUP BY over the whole history: the baseline the counters are measured against."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, select

from core.store.engine import Tx
from core.store.tables import introduction

_I = introduction.c
_HERE = (_I.organization_id == bindparam("org"), _I.gone_at.is_(None))
_SINCE = _I.logged_at >= bindparam("since")
_REACHED = tuple(
    func.sum(case((moment.is_not(None), 1), else_=0)) for moment in (_I.opened_at, _I.contacted_at, _I.met_at)
)
_WON = func.sum(case((_I.stage == "won", 1), else_=0))
_BOARD = select(_I.owner_id, func.count(), *_REACHED, _WON).where(*_HERE, _SINCE).group_by(_I.owner_id)
_STATS = select(_I.warmth, func.count(), *_REACHED, _WON).where(*_HERE, _SINCE).group_by(_I.warmth)
_BALANCE = (
    select(_I.introducer_id, _I.given_to_id, func.count())
    .where(*_HERE, _SINCE)
    .group_by(_I.introducer_id, _I.given_to_id)
)
_OPEN = select(_I.owner_id, _I.stage, func.count()).where(*_HERE).group_by(_I.owner_id, _I.stage)


def board(tx: Tx, org: int, since: datetime) -> list[Any]:
    """What each member did, counted from history."""
    return list(tx.execute(_BOARD, {"org": org, "since": since}))


def stats(tx: Tx, org: int, since: datetime) -> list[Any]:
    """How far doors came, by warmth."""
    return list(tx.execute(_STATS, {"org": org, "since": since}))


def balance(tx: Tx, org: int, since: datetime) -> list[Any]:
    """What passed with each person outside."""
    return list(tx.execute(_BALANCE, {"org": org, "since": since}))


def open_doors(tx: Tx, org: int) -> list[Any]:
    """What each member has at which stage."""
    return list(tx.execute(_OPEN, {"org": org}))
