"""Lines too long for a button, kept for whoever they were shown to."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select

from core.store.book import Book
from core.store.engine import Tx
from core.store.tables import draft

_NEW = insert(draft)
_DROP = delete(draft).where(
    draft.c.organization_id == bindparam("_org"),
    draft.c.id == bindparam("_id"),
    draft.c.member_id == bindparam("_member"),
)
_ONE = select(draft.c.text).where(
    draft.c.organization_id == bindparam("org"),
    draft.c.id == bindparam("id"),
    draft.c.member_id == bindparam("member"),
)


def keep(book: Book, text: str) -> int:
    """The draft's id. Not audited: nothing of the book changes."""
    id = book.id()
    row = {"organization_id": book.organization, "id": id, "member_id": book.member_id, "text": text}
    book.tx.execute(_NEW, row | {"created_at": book.now})
    return id


def drop(book: Book, id: int) -> None:
    """A draft of the book's own member that has served."""
    book.tx.execute(_DROP, {"_org": book.organization, "_id": id, "_member": book.member_id})


def text(tx: Tx, org: int, member_id: int, id: int) -> str | None:
    """The draft's text; None where it is too old, or another's."""
    found: str | None = tx.execute(_ONE, {"org": org, "id": id, "member": member_id}).scalar()
    return found
