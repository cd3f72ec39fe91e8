"""Reminders members set for themselves."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from sqlalchemy import bindparam, select

from core.model import Reminder
from core.store.book import Book
from core.store.engine import Tx
from core.store.tables import reminder

_NAMES = tuple(f.name for f in fields(Reminder))
COLUMNS = tuple(reminder.c[name] for name in _NAMES)
_HERE = (reminder.c.organization_id == bindparam("org"), reminder.c.gone_at.is_(None))
_BY_ID = select(*COLUMNS).where(*_HERE, reminder.c.id == bindparam("id"))
_OPEN = (
    select(*COLUMNS)
    .where(*_HERE, reminder.c.member_id == bindparam("member"), reminder.c.done_at.is_(None))
    .order_by(reminder.c.due_at, reminder.c.id)
    .limit(bindparam("most"))
)


def made(row: Any) -> Reminder:
    """A reminder from a row of `COLUMNS`."""
    return Reminder(**dict(zip(_NAMES, row, strict=True)))


def get(tx: Tx, org: int, id: int) -> Reminder | None:
    row = tx.execute(_BY_ID, {"org": org, "id": id}).one_or_none()
    return made(row) if row is not None else None


def open_of(tx: Tx, org: int, member: int, *, most: int = 20) -> tuple[Reminder, ...]:
    """A member's reminders not done yet, the next first."""
    return tuple(made(row) for row in tx.execute(_OPEN, {"org": org, "member": member, "most": most}))


def add(book: Book, given: Reminder) -> None:
    """A new reminder; its id comes from `book.id()`."""
    book.add("reminder", {name: getattr(given, name) for name in _NAMES} | {"gone_at": None})
    book.touch("reminder", given.id)
    if given.introduction_id is not None:
        book.touch("introduction", given.introduction_id)


def change(book: Book, given: Reminder, **changes: Any) -> Reminder:
    after = replace(given, **changes)
    if after != given:
        book.change("reminder", given.id, _row(given), _row(after))
        book.touch("reminder", given.id)
    return after


def _row(given: Reminder) -> dict[str, Any]:
    return {name: getattr(given, name) for name in _NAMES if name != "id"}
