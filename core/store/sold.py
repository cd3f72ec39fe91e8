"""Sales that began with an introduction: a member's, the latest first; the day of the house's last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, select, text

from core.model import Act
from core.rules.views_members import Won
from core.store.engine import Tx
from core.store.quick import Among, Quick
from core.store.tables import contact, introduction, member, sale, tally

MOST = 13  # a year's worth of gaps for most
_I = introduction.c
_CLIENT, _OPENER = contact.alias("client"), contact.alias("opener")
_WON = text("introduction.stage = 'won' AND introduction.gone_at IS NULL")  # word for word the index's condition

_BOUGHT = Quick(  # by an introduction, or told as a sale
    select(_I.prospect_id)
    .where(_I.organization_id == bindparam("org"), _WON, _I.direction != "given", Among(_I.prospect_id))
    .union(
        select(sale.c.contact_id).where(
            sale.c.organization_id == bindparam("org"), sale.c.gone_at.is_(None), Among(sale.c.contact_id)
        )
    )
)


def _latest(*where: Any) -> Select[Any]:
    def of(alias: Any, id: Any) -> Any:
        return and_(alias.c.organization_id == _I.organization_id, alias.c.id == id)

    colleague = and_(member.c.organization_id == _I.organization_id, member.c.id == _I.introducer_member_id)
    names = (_CLIENT.c.name, _CLIENT.c.company, _OPENER.c.name, member.c.name)
    return (
        select(_I.closed_at, _I.id, *names)
        .join(_CLIENT, of(_CLIENT, _I.prospect_id))
        .outerjoin(_OPENER, of(_OPENER, _I.introducer_id))
        .outerjoin(member, colleague)
        .where(_I.organization_id == bindparam("org"), _WON, _I.direction != "given", *where)
        .order_by(_I.closed_at.desc())
        .limit(bindparam("most"))
    )


_OF_MEMBER = Quick(_latest(_I.owner_id == bindparam("owner")))
_LATEST_DAY = (
    select(tally.c.period)
    .where(
        tally.c.organization_id == bindparam("org"),
        tally.c.grain == "d",
        tally.c.act == Act.WON.value,
        tally.c.count > 0,
    )
    .order_by(tally.c.period.desc())
    .limit(1)
)
_ON_THE_DAY = select(tally.c.member_id).where(
    tally.c.organization_id == bindparam("org"),
    tally.c.grain == "d",
    tally.c.period == bindparam("day"),
    tally.c.act == Act.WON.value,
    tally.c.count > 0,
)
_LATEST = (
    select(_I.id)
    .where(
        _I.organization_id == bindparam("org"),
        _WON,
        _I.direction != "given",
        _I.owner_id.in_(_ON_THE_DAY),
        _I.closed_at >= bindparam("since"),
    )
    .order_by(_I.closed_at.desc(), _I.id.desc())
    .limit(1)
)


def of_members(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, tuple[Won, ...]]:
    """By member, one look into an index each."""
    params = {"org": org, "most": MOST}
    return {id: tuple(_won(row) for row in _OF_MEMBER.rows(tx, params | {"owner": id})) for id in sorted(set(ids))}


def latest(tx: Tx, org: int) -> int | None:
    """The number of the latest one anybody made, found by the counters of its day: no look through the history."""
    day = latest_day(tx, org)
    if day is None:
        return None
    since = datetime.combine(day - timedelta(days=1), time(), UTC)  # whatever the house's zone, its day is later
    return tx.execute(_LATEST, {"org": org, "day": day.isoformat(), "since": since}).scalar()


def latest_day(tx: Tx, org: int) -> date | None:
    """The day of the latest one anybody made."""
    found = tx.execute(_LATEST_DAY, {"org": org}).scalar()
    return date.fromisoformat(found) if found else None


def _won(row: tuple[Any, ...]) -> Won:
    at, id, client, company, opener, colleague = row
    return Won(at, id, client, company, opener or colleague)


def buyers(tx: Tx, org: int, contacts: Iterable[int]) -> frozenset[int]:
    """Those of these contacts of whom a sale is in the book; others became clients before it was begun."""
    wanted = sorted(set(contacts))
    return frozenset(id for (id,) in _BOUGHT.rows(tx, {"org": org, "ids": wanted})) if wanted else frozenset()
