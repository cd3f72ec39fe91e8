"""Deals brought in from elsewhere, until it is known who opened the door to each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select

from core.sales import Sale
from core.store.engine import Tx
from core.store.nouns import SALES
from core.store.tables import introduction, sale

MOST = 10  # asked about at a time
_OPEN = (
    SALES.where(sale.c.member_id == bindparam("member"), sale.c.source == "import", sale.c.door.is_(None))
    .order_by(sale.c.at.desc(), sale.c.id)
    .limit(MOST)
)
_KNOWN = select(sale.c.id).where(
    sale.c.organization_id == bindparam("org"),
    sale.c.gone_at.is_(None),
    sale.c.contact_id == bindparam("contact"),
    sale.c.at == bindparam("at"),
)
_WON = select(introduction.c.id).where(
    introduction.c.organization_id == bindparam("org"),
    introduction.c.gone_at.is_(None),
    introduction.c.prospect_id == bindparam("contact"),
    introduction.c.closed_at == bindparam("at"),
    introduction.c.stage == "won",
)


def unasked(tx: Tx, org: int, members: Iterable[int]) -> dict[int, tuple[Sale, ...]]:
    """The latest deals of each member whose door nobody has told of, at most `MOST` each."""
    return {id: SALES.all(tx, org, _OPEN, member=id) for id in sorted(set(members))}


def known(tx: Tx, org: int, contact: int, at: datetime) -> bool:
    """Whether a deal with this contact on this day stands in the book."""
    values = {"org": org, "contact": contact, "at": at}
    return any(tx.execute(statement, values).first() is not None for statement in (_KNOWN, _WON))
