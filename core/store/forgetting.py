"""Forgetting somebody: his entry and all texts about him go at once; then everything else is read through for his name.

Rows stay, and with them every count. Nothing of this can be taken back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, bindparam, delete, or_, select, update

from core.scrub import FORGOTTEN, first_names, pattern, scrub
from core.store import tables
from core.store.agenda import look_now
from core.store.book import Book
from core.store.engine import Tx
from core.store.upsert import upsert

AT_ONCE = 500  # rows read through in one go, so that nobody who writes waits for long
TEXTS: Mapping[str, tuple[str, ...]] = {  # by table, in the order they are read through: what may name people
    "contact": ("note",),
    "introduction": ("note", "reason", "next_step"),
    "touch": ("note",),
    "reminder": ("about",),
    "partnership": (
        "own_words",
        "ground_rules",
        "mechanics",
        "accountable",
        "reason",
        "fit",
        "ideal_ours",
        "ideal_theirs",
    ),
    "review": ("note",),
    "promise": ("text",),
    "knows": ("how",),
    "ask": ("because",),
    "complaint": ("text", "outcome"),
    "draft": ("text",),
    "post": ("card", "because", "headline", "facts"),
    "audit": ("changes",),
}
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
_BLANK: dict[str, Any] = {
    "name": FORGOTTEN, "folded": "", "company": None, "folded_company": None, "title": None, "email": None,
    "phone": None, "note": None, "language": None, "state": "left", "dont_call": True, "never_ask": True,
}  # fmt: skip
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
    last = _read_through(tx, org, job.place, job.after, _Scrub(pattern(job.words), _familiar(job.words), subjects))
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
    values = _BLANK if name == "contact" else {c: FORGOTTEN if c in _NEEDED else None for c in TEXTS[name]}
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


def _familiar(words: Iterable[str]) -> re.Pattern[str]:
    return pattern([*words, *first_names(words)])


@dataclass(frozen=True, slots=True)
class _Scrub:
    """`familiar` finds first names too: messages about him, and those that name him in full, go on with his first."""

    found: re.Pattern[str]
    familiar: re.Pattern[str]
    subjects: Mapping[str, frozenset[int]]

    def of(self, place: str, row: Row[Any]) -> _Scrub:
        if place != "post":
            return self
        about = row.subject_id in self.subjects.get(row.subject_kind, ())
        named = any(self.found.search(str(row._mapping[column] or "")) for column in TEXTS[place])
        return replace(self, found=self.familiar) if about or named else self

    def value(self, column: str, value: Any) -> Any:
        if column == "changes":
            return [self._change(*change) for change in value]
        if column == "card" and value:
            return json.dumps(scrub(json.loads(value), self.found), ensure_ascii=False, separators=(",", ":"))
        return scrub(value, self.found)

    def _change(self, table: str, id: int, before: Any, after: Any) -> list[Any]:
        """Of a row about him all texts go; of every other only his name."""
        mine = id in self.subjects.get(table, ())
        gone = (frozenset(_BLANK) if table == "contact" else frozenset(TEXTS.get(table, ()))) if mine else frozenset()
        sides = [side and {k: None if k in gone else v for k, v in side.items()} for side in (before, after)]
        return [table, id, *(scrub(side, self.found) for side in sides)]


def _read_through(tx: Tx, org: int, place: str, after: int, scrubbed: _Scrub) -> int | None:
    """The last id read, or None where that was the end of the table."""
    table = tables.metadata.tables[place]
    columns = TEXTS[place]
    rows = tx.execute(
        select(table).where(table.c.organization_id == org, table.c.id > after).order_by(table.c.id).limit(AT_ONCE)
    ).all()
    for row in rows:
        ours, old = scrubbed.of(place, row), {c: row._mapping[c] for c in columns if row._mapping[c] is not None}
        if changed := {c: new for c, value in old.items() if (new := ours.value(c, value)) != value}:
            tx.execute(update(table).where(table.c.organization_id == org, table.c.id == row.id).values(**changed))
    return rows[-1].id if len(rows) == AT_ONCE else None
