"""What refers to a contact, when he turns out to be another: introductions, touches, reminders."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, bindparam, or_, select

from core.model import Introduction
from core.store.book import Book
from core.store.engine import Tx
from core.store.introductions import COLUMNS, made
from core.store.tables import introduction, reminder, touch

_PLACES = ("prospect_id", "introducer_id", "given_to_id")
_NAMED = select(*COLUMNS).where(
    introduction.c.organization_id == bindparam("org"),
    introduction.c.gone_at.is_(None),
    or_(*(introduction.c[place] == bindparam("contact") for place in _PLACES)),
)


def _of(table: Table) -> Any:
    mine = (table.c.organization_id == bindparam("org"), table.c.contact_id == bindparam("contact"))
    return select(table.c.id).where(*mine, table.c.gone_at.is_(None)).order_by(table.c.id)


_REST = {"touch": _of(touch), "reminder": _of(reminder)}


def introductions_of(tx: Tx, org: int, contact: int, other: int) -> tuple[tuple[Introduction, dict[str, int]], ...]:
    """Each introduction that names this contact, with the changes that make it name the other."""
    found = [made(row) for row in tx.execute(_NAMED, {"org": org, "contact": contact}).all()]
    return tuple((i, {place: other for place in _PLACES if getattr(i, place) == contact}) for i in found)


def move_rest(book: Book, contact: int, other: int) -> None:
    """Touches and reminders follow."""
    for table, statement in _REST.items():
        for id in book.tx.execute(statement, {"org": book.organization, "contact": contact}).scalars().all():
            book.change(table, id, {"contact_id": contact}, {"contact_id": other})
