"""Touches: every call, meeting, card or thank-you with a person outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, select

from core.model import Touch
from core.store.book import Book
from core.store.engine import Tx
from core.store.tables import touch

_NAMES = tuple(f.name for f in fields(Touch))
_HERE = (touch.c.organization_id == bindparam("org"), touch.c.gone_at.is_(None))
_COLUMNS = tuple(touch.c[name] for name in _NAMES)
_OF_CONTACTS = (
    select(*_COLUMNS)
    .where(*_HERE, touch.c.contact_id.in_(bindparam("ids", expanding=True)))
    .order_by(touch.c.at.desc(), touch.c.id.desc())
    .limit(bindparam("most"))
)
_OF_INTRODUCTION = (
    select(*_COLUMNS).where(*_HERE, touch.c.introduction_id == bindparam("id")).order_by(touch.c.at, touch.c.id)
)


def of_contacts(tx: Tx, org: int, ids: Iterable[int], *, most: int = 20) -> tuple[Touch, ...]:
    """The latest touches with these people, newest first."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    return tuple(_made(r) for r in tx.execute(_OF_CONTACTS, {"org": org, "ids": wanted, "most": most}))


def of_introduction(tx: Tx, org: int, id: int) -> tuple[Touch, ...]:
    """What was noted on one introduction, oldest first."""
    return tuple(_made(r) for r in tx.execute(_OF_INTRODUCTION, {"org": org, "id": id}))


def add(book: Book, given: Touch) -> None:
    """A new touch; its id comes from `book.id()`."""
    book.add("touch", {name: getattr(given, name) for name in _NAMES} | {"gone_at": None})
    book.touch("contact", given.contact_id, look=False)  # a talk changes the contact, and that is looked at


def _made(row: Any) -> Touch:
    return Touch(*row)
