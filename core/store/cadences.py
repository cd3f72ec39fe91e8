"""What `core.readings.cadences` counts: clients and partners, the words spoken to them and the doors they opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Select, bindparam, func, select

from core.model import Direction
from core.readings.cadences import WITHIN
from core.store.engine import Tx
from core.store.tables import contact, introduction, touch

LATEST = 500  # clients and partners looked at, ten thousand cases: what it costs does not grow with the book
_C = contact.c
_SINCE = func.coalesce(_C.client_since, _C.partner_since)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)


def _people(*where: Any) -> Select[Any]:
    """Sensitive ones are left out: with few cases a number would tell of them."""
    live = (_C.organization_id == bindparam("org"), _C.gone_at.is_(None), _C.sensitive.is_(False))
    known = (_SINCE.is_not(None), bindparam("until") > _SINCE)
    return select(_C.id, _SINCE).where(*live, *known, *where).order_by(_C.id.desc()).limit(LATEST)


_OF_ALL = _people()
_OF_SOME = _people(_C.owner_id.in_(bindparam("owners", expanding=True)))
_TOUCHES = select(touch.c.contact_id, touch.c.kind, touch.c.at).where(
    touch.c.organization_id == bindparam("org"),
    touch.c.gone_at.is_(None),
    touch.c.contact_id.in_(_IDS),
    touch.c.at >= bindparam("since"),
    touch.c.at < bindparam("until"),
)
_DOORS = select(introduction.c.introducer_id, introduction.c.logged_at).where(
    introduction.c.organization_id == bindparam("org"),
    introduction.c.gone_at.is_(None),
    introduction.c.direction == Direction.RECEIVED.value,
    introduction.c.introducer_id.in_(_IDS),
    introduction.c.logged_at >= bindparam("since"),
    introduction.c.logged_at < bindparam("after"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """The three tables `cadences` is made of, days in the organization's zone."""

    people: tuple[tuple[int, date], ...] = ()
    touches: tuple[tuple[int, str, date], ...] = ()
    doors: tuple[tuple[int, date], ...] = ()


def told(tx: Tx, org: int, owners: Iterable[int] | None, since: datetime, until: datetime, *, zone: ZoneInfo) -> Told:
    """Of the clients and partners these members look after (None: anybody's), from `since` to before `until`."""
    values: dict[str, Any] = {"org": org, "since": since, "until": until, "after": until + WITHIN}
    if owners is None:
        found = tx.execute(_OF_ALL, values).all()
    else:
        found = tx.execute(_OF_SOME, values | {"owners": sorted(set(owners))}).all()
    if not found:
        return Told()

    def day(at: datetime) -> date:
        return at.astimezone(zone).date()

    values["ids"] = [id for id, _ in found]
    return Told(
        tuple((id, day(at)) for id, at in found),
        tuple((who, kind, day(at)) for who, kind, at in tx.execute(_TOUCHES, values)),
        tuple((who, day(at)) for who, at in tx.execute(_DOORS, values)),
    )
