"""Who opens doors for us, among the latest introductions: what it costs does not grow with the book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Select, and_, bindparam, case, func, or_, select

from core.model import Direction, Stage
from core.readings.openers import Opener
from core.store.engine import Tx
from core.store.listing import Reader
from core.store.tables import contact, introduction

LATEST = 5_000  # introductions looked at
MOST = 10
_I = introduction.c
_FURTHER = (Stage.PROPOSED.value, Stage.WON.value)


def _ranked(*where: Any) -> Select[Any]:
    live = (_I.organization_id == bindparam("org"), _I.gone_at.is_(None), *where)
    names = (_I.direction, _I.introducer_id, _I.opened_at, _I.logged_at, _I.met_at, _I.stage)
    late = select(*names).where(*live).order_by(_I.id.desc()).limit(LATEST).subquery().c
    met = func.sum(case((or_(late.met_at.is_not(None), late.stage.in_(_FURTHER)), 1), else_=0))
    won = func.sum(case((late.stage == Stage.WON.value, 1), else_=0))
    return (
        select(contact.c.id, contact.c.name, contact.c.company, func.count(), met, won)
        .join(contact, and_(contact.c.organization_id == bindparam("org"), contact.c.id == late.introducer_id))
        .where(
            late.direction == Direction.RECEIVED.value,
            late.opened_at.is_not(None),
            late.logged_at >= bindparam("since"),
            late.logged_at < bindparam("until"),
            contact.c.gone_at.is_(None),
            or_(
                contact.c.sensitive.is_(False),
                contact.c.owner_id == bindparam("me"),
                bindparam("sees_all", type_=Boolean),
                contact.c.owner_id.in_(bindparam("charge", expanding=True)),
            ),
        )
        .group_by(contact.c.id, contact.c.name, contact.c.company)
        .order_by(func.count().desc(), contact.c.id)
        .limit(MOST)
    )


_OF_ALL = _ranked()
_OF_SOME = _ranked(_I.owner_id.in_(bindparam("owners", expanding=True)))


def ranked(
    tx: Tx, reader: Reader, since: datetime, until: datetime, owners: Iterable[int] | None
) -> tuple[Opener, ...]:
    """Who opened most doors to these members (None: to anybody), logged from `since` to before `until`."""
    values: dict[str, Any] = {
        "org": reader.organization, "me": reader.me, "sees_all": reader.sees_all, "since": since, "until": until,
        "charge": sorted(reader.charge),
    }  # fmt: skip
    if owners is None:
        rows = tx.execute(_OF_ALL, values)
    else:
        rows = tx.execute(_OF_SOME, values | {"owners": sorted(set(owners))})
    return tuple(Opener(id, name, company, opened, int(met), int(won)) for id, name, company, opened, met, won in rows)
