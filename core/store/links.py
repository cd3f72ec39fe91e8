"""One-time codes: whoever types one in the other chat shows that both accounts are his."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select

from core.store.book import Book
from core.store.engine import Tx
from core.store.tables import link_code

LIFE = timedelta(minutes=10)
LENGTH = 8
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none that are taken for one another; 39 bits in eight of them

_L = link_code.c
_NEW = insert(link_code)
_OLD = delete(link_code).where(_L.organization_id == bindparam("org"), _L.member_id == bindparam("member"))
_FIND = select(_L.organization_id, _L.member_id).where(
    _L.digest == bindparam("code_digest"), _L.expires_at > bindparam("now")
)
_USE = delete(link_code).where(_L.digest == bindparam("code_digest"))


@dataclass(frozen=True, slots=True)
class Offer:
    """Whose code it is."""

    organization: int
    member_id: int


def offer(book: Book) -> str:
    """A fresh code for the book's member, good for ten minutes; his earlier ones are void. Only its digest is kept."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
    book.tx.execute(_OLD, {"org": book.organization, "member": book.member_id})
    row = {"organization_id": book.organization, "member_id": book.member_id, "expires_at": book.now + LIFE}
    book.tx.execute(_NEW, row | {"digest": _digest(code)})
    return f"{code[:4]}-{code[4:]}"


def find(tx: Tx, code: str, now: datetime) -> Offer | None:
    """Whose code this is; None for a wrong, used or old one."""
    row = tx.execute(_FIND, {"code_digest": _digest(code), "now": now}).one_or_none()
    return Offer(*row) if row is not None else None


def use(tx: Tx, code: str) -> None:
    """The code is void from now on."""
    tx.execute(_USE, {"code_digest": _digest(code)})


def _digest(code: str) -> str:
    return hashlib.sha256("".join(code.split()).replace("-", "").upper().encode()).hexdigest()
