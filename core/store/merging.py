"""What refers to a contact, when he turns out to be another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, bindparam, or_, select

from core.model import Introduction
from core.store import tables
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


_REFERRING = (  # every other column that names a contact
    (touch, "contact_id"),
    (reminder, "contact_id"),
    (tables.partnership, "contact_id"),
    (tables.promise, "contact_id"),
    (tables.promise, "by_contact_id"),
    (tables.knows, "knower_id"),
    (tables.knows, "known_id"),
    (tables.ask, "contact_id"),
    (tables.ask, "about_id"),
    (tables.complaint, "contact_id"),
    (tables.named_date, "contact_id"),
    (tables.sale, "contact_id"),
    (tables.share, "contact_id"),
)


def _of(table: Table, column: str) -> Any:
    mine = (table.c.organization_id == bindparam("org"), table.c[column] == bindparam("contact"))
    return select(table.c.id).where(*mine, table.c.gone_at.is_(None)).order_by(table.c.id)


_REST = {(table.name, column): _of(table, column) for table, column in _REFERRING}


def introductions_of(tx: Tx, org: int, contact: int, other: int) -> tuple[tuple[Introduction, dict[str, int]], ...]:
    """Each introduction that names this contact, with the changes that make it name the other."""
    found = [made(row) for row in tx.execute(_NAMED, {"org": org, "contact": contact}).all()]
    return tuple((i, {place: other for place in _PLACES if getattr(i, place) == contact}) for i in found)


def move_rest(book: Book, contact: int, other: int) -> None:
    """Whatever else names the contact names the other."""
    for (table, column), statement in _REST.items():
        for id in book.tx.execute(statement, {"org": book.organization, "contact": contact}).scalars().all():
            book.change(table, id, {column: contact}, {column: other})
