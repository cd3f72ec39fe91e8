"""Forgetting somebody: his entry and all texts about him go at once; then everything else is read through for his name.

Rows stay, and with them every count. Nothing of this can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, or_, select, update

from core.scrub import FORGOTTEN
from core.store import tables
from core.store.agenda import look_now
from core.store.book import Book
from core.store.engine import Tx
from core.store.reading_through import BLANK, TEXTS, Gone, read_through
from core.store.upsert import upsert

ABOUT: Mapping[str, tuple[str, ...]] = {  # the columns that name a contact; rows found so lose their texts whole
    "introduction": ("prospect_id", "introducer_id", "given_to_id"),
    "touch": ("contact_id",),
    "reminder": ("contact_id",),
    "partnership": ("contact_id",),
    "promise": ("contact_id", "by_contact_id"),
    "knows": ("knower_id", "known_id"),
    "ask": ("contact_id", "about_id"),
    "complaint": ("contact_id",),
}
PLACES = tuple(TEXTS)
_NEEDED = frozenset({"about", "text", "card"})  # never empty
_CONTACT = tables.contact
_ENTRIES = select(_CONTACT.c.id, _CONTACT.c.name, _CONTACT.c.email, _CONTACT.c.phone).where(
    _CONTACT.c.organization_id == bindparam("org"),
    or_(_CONTACT.c.id == bindparam("id"), _CONTACT.c.merged_into == bindparam("id")),
)
_START = upsert(tables.forgetting, lambda new: {"place": new.place, "after": new.after})
_JOB = select(tables.forgetting).where(
    tables.forgetting.c.organization_id == bindparam("org"), tables.forgetting.c.id == bindparam("id")
)
_HERE = (tables.forgetting.c.organization_id == bindparam("_org"), tables.forgetting.c.id == bindparam("_id"))
_STEP = update(tables.forgetting).where(*_HERE).values(place=bindparam("_place"), after=bindparam("_after"))
_DONE = delete(tables.forgetting).where(*_HERE)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was taken out at once: the ids of the rows by table, entries merged into this one included."""

    subjects: Mapping[str, tuple[int, ...]]

    def count(self, table: str) -> int:
        return len(self.subjects.get(table, ()))


def found(tx: Tx, org: int, contact_id: int) -> Erased:
    """What would go, without touching it."""
    entries = tx.execute(_ENTRIES, {"org": org, "id": contact_id}).all()
    return Erased({"contact": tuple(row.id for row in entries)} | _about(tx, org, [row.id for row in entries]))


def forget(book: Book, contact_id: int) -> Erased:
    """Take his entry and every text about him out; what else names him is read through by `step` from now on."""
    entries = book.tx.execute(_ENTRIES, {"org": book.organization, "id": contact_id}).all()
    erased = found(book.tx, book.organization, contact_id)
    for table, ids in erased.subjects.items():
        _blank(book.tx, book.organization, table, ids)
    _drop(book, erased)
    words = sorted({word for row in entries for word in row[1:] if word})
    job = {
        "organization_id": book.organization, "id": contact_id, "words": words, "subjects": dict(erased.subjects),
        "place": PLACES[0], "after": 0, "asked_by": book.member_id, "at": book.now,
    }  # fmt: skip
    book.tx.execute(_START[book.tx.dialect.name], job)
    book.change("contact", contact_id, {"gone_at": None}, {"gone_at": book.now})
    book.about("contact", contact_id)
    look_now(book.tx, book.organization, [("forgetting", contact_id)], book.now)
    return erased


def begun(tx: Tx, org: int, contact_id: int) -> bool:
    """Whether this contact is being read out of the book."""
    return tx.execute(_JOB, {"org": org, "id": contact_id}).first() is not None


def step(tx: Tx, org: int, contact_id: int, now: datetime) -> datetime | None:
    """Read the next rows through; when to go on (`now`), or None once everything was read."""
    job = tx.execute(_JOB, {"org": org, "id": contact_id}).one_or_none()
    if job is None:
        return None
    subjects = {table: frozenset(ids) for table, ids in job.subjects.items()}
    last = read_through(tx, org, job.place, job.after, Gone(tuple(job.words), subjects))
    place, after = (job.place, last) if last is not None else (_next(job.place), 0)
    if place is None:
        tx.execute(_DONE, {"_org": org, "_id": contact_id})
        return None
    tx.execute(_STEP, {"_org": org, "_id": contact_id, "_place": place, "_after": after})
    return now


def _next(place: str) -> str | None:
    at = PLACES.index(place) + 1
    return PLACES[at] if at < len(PLACES) else None


def _about(tx: Tx, org: int, contacts: Iterable[int]) -> dict[str, tuple[int, ...]]:
    return {
        name: tuple(tx.execute(_rows_about(tables.metadata.tables[name], columns, org, tuple(contacts))).scalars())
        for name, columns in ABOUT.items()
    }


def _rows_about(table: Table, columns: tuple[str, ...], org: int, contacts: tuple[int, ...]) -> Any:
    named = or_(*(table.c[column].in_(contacts) for column in columns))
    return select(table.c.id).where(table.c.organization_id == org, named).order_by(table.c.id)


def _blank(tx: Tx, org: int, name: str, ids: tuple[int, ...]) -> None:
    """Texts of these rows are emptied; of a contact, all that tells who he was."""
    table = tables.metadata.tables[name]
    values = BLANK if name == "contact" else {c: FORGOTTEN if c in _NEEDED else None for c in TEXTS[name]}
    if name == "partnership":
        values = values | {"profession": None, "fit": {}, "ideal_ours": {}, "ideal_theirs": {}}
    if ids:
        tx.execute(update(table).where(table.c.organization_id == org, table.c.id.in_(ids)).values(**values))


def _drop(book: Book, erased: Erased) -> None:
    """What would only tell of him is gone: his words, his dates, what he knows, what was to be done for him."""
    people = erased.subjects["contact"]
    for table, column in ((tables.contact_word, "contact_id"), (tables.named_date, "contact_id"), (tables.care, "id")):
        book.tx.execute(delete(table).where(table.c.organization_id == book.organization, table.c[column].in_(people)))
    for name in ("knows", "reminder", "complaint", "partnership"):
        table, ids = tables.metadata.tables[name], erased.subjects[name]
        if ids:
            mine = (table.c.organization_id == book.organization, table.c.id.in_(ids), table.c.gone_at.is_(None))
            book.tx.execute(update(table).where(*mine).values(gone_at=book.now))
