"""Taking back: what a command changed becomes what it was, unless something later rests on it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Select, bindparam, or_, select

from core import counting
from core.model import Act, Introduction
from core.store import introductions
from core.store.audit import Change, Entry, entry, mark_undone
from core.store.book import PERSONAL, Book
from core.store.engine import Tx
from core.store.nouns import PROMISES
from core.store.tables import contact, introduction, metadata, reminder, touch
from core.store.wire import typed

WITHIN = timedelta(hours=24)
TABLES = frozenset(  # whose changes can be taken back
    {
        "contact", "introduction", "touch", "reminder", "partnership", "review", "promise", "knows", "ask",
        "complaint", "care", "named_date", "sale", "share", "contest", "target", "profile",
    }
)  # fmt: skip
FINAL = frozenset({"forget"})  # commands that cannot, whatever they change
SUBJECTS = {
    name: name for name in ("contact", "introduction", "reminder", "partnership", "promise", "contest", "share")
} | {"care": "contact"}  # the subject rules look at, by table
Row: TypeAlias = dict[str, Any]


class Refusal(StrEnum):
    """Why something is not taken back."""

    UNKNOWN = "unknown"
    NOT_YOURS = "not yours"
    ALREADY = "already"
    TOO_OLD = "too old"
    FINAL = "final"
    CHANGED_SINCE = "changed since"


def _live(table: Any, *where: Any) -> Select[Any]:
    mine = (table.c.organization_id == bindparam("org"), table.c.gone_at.is_(None))
    return select(table.c.id).where(*mine, or_(*where)).limit(20)


_ROWS = {
    name: select(metadata.tables[name]).where(
        metadata.tables[name].c.organization_id == bindparam("org"), metadata.tables[name].c.id == bindparam("id")
    )
    for name in TABLES
}
_ID: BindParameter[int] = bindparam("id")
_RESTING = {  # what may rest on a new row, by the table of both
    "contact": {
        "introduction": _live(
            introduction,
            introduction.c.prospect_id == _ID,
            introduction.c.introducer_id == _ID,
            introduction.c.given_to_id == _ID,
        ),
        "touch": _live(touch, touch.c.contact_id == _ID),
        "reminder": _live(reminder, reminder.c.contact_id == _ID),
        "contact": _live(contact, contact.c.merged_into == _ID),
    },
    "introduction": {
        "touch": _live(touch, touch.c.introduction_id == _ID),
        "reminder": _live(reminder, reminder.c.introduction_id == _ID),
    },
}


def undo(book: Book, entry_id: int) -> Entry | Refusal:
    """Take back one audit entry of the book's own member, within a day of it. The entry, or why not.

    Rows it changed become what they were, rows it made are gone, counts are reversed. A contact it made stays when
    somebody has referred to it since.
    """
    done = entry(book.tx, book.organization, entry_id)
    if (refused := _refusal(book, done)) is not None or done is None:
        return refused or Refusal.UNKNOWN
    rows = _Rows(book)
    fits = all(rows.take_back(change) for change in reversed(done.changes))
    if not fits or rows.counts() != _reversed(done) or not rows.write():
        return Refusal.CHANGED_SINCE
    if not mark_undone(book.tx, book.organization, done.id, by=book.receipt):
        return Refusal.ALREADY
    for act, member_id, day, currency, delta in done.tallies:
        book.tally(Act(act), member_id, date.fromisoformat(day), -delta, currency)
    book.about(done.subject_kind, done.subject_id)
    book.undoes = done.id
    return done


def _refusal(book: Book, done: Entry | None) -> Refusal | None:
    if done is None:
        return Refusal.UNKNOWN
    if done.member_id != book.member_id:
        return Refusal.NOT_YOURS
    if done.undone_by is not None:
        return Refusal.ALREADY
    if done.undoes is not None or done.command in FINAL or not {c.table for c in done.changes} <= TABLES:
        return Refusal.FINAL
    return Refusal.TOO_OLD if book.now - done.at > WITHIN else None


def _reversed(done: Entry) -> dict[counting.Entry, int]:
    return {(Act(act), member_id, day, currency): -delta for act, member_id, day, currency, delta in done.tallies}


class _Rows:
    """The rows concerned, as they are and as they shall be. Nothing is written before all of it is known to fit."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._now: dict[tuple[str, int], Row] = {}
        self._then: dict[tuple[str, int], Row] = {}
        self._made: set[tuple[str, int]] = set()

    def take_back(self, change: Change) -> bool:
        """Undo one change; False where the row has changed since, or is gone."""
        key = (change.table, change.id)
        row = self._then.setdefault(key, dict(self._read(change.table, change.id)))
        columns = metadata.tables[change.table].c
        after = {name: typed(columns[name], value) for name, value in change.after.items()}
        if not row or any(row[name] != value for name, value in after.items()):
            return False
        if change.before is not None:
            row.update({name: typed(columns[name], value) for name, value in change.before.items()})
            return True
        row["gone_at"] = self._book.now
        self._made.add(key)
        return change.table == "contact" or _untouched(change.table, row, after)

    def write(self) -> bool:
        """Write what differs; False, before anything is written, where something rests on a row that was made. New
        contacts come last, when what this very command made refer to them does so no more."""
        made = sorted(self._made)
        if any(self._rests(*key) for key in made if key[0] != "contact"):
            return False
        contacts = [key for key in made if key[0] == "contact"]
        for key in sorted(self._then.keys() - set(contacts)):
            self._write(*key)
        for key in contacts:
            if self._rests(*key):
                self._then[key]["gone_at"] = None
            self._write(*key)
        return True

    def counts(self) -> dict[counting.Entry, int]:
        """What this adds to the counters. It differs from what the command took from them where something counted
        since rests on it, such as what a new owner did."""
        found: Counter[counting.Entry] = Counter()
        for key, then in self._then.items():
            for sign, row in ((-1, self._now[key]), (1, then)):
                found.update({counted: sign * amount for counted, amount in _counted(key[0], row).items()})
        return {counted: amount for counted, amount in found.items() if amount}

    def _write(self, table: str, id: int) -> None:
        before, then = self._now[table, id], self._then[table, id]
        self._book.change(table, id, before, then)
        if table == "introduction":
            for sign, row in ((-1, before), (1, then)):
                if row["gone_at"] is None:
                    introductions.count(self._book, _introduction(row), sign)
        if (subject := SUBJECTS.get(table)) is not None:
            self._book.touch(subject, id)

    def _read(self, table: str, id: int) -> Row:
        key = (table, id)
        if key not in self._now:
            found = self._book.tx.execute(_ROWS[table], {"org": self._book.organization, "id": id}).one_or_none()
            self._now[key] = dict(found._mapping) if found is not None else {}
        return self._now[key]

    def _rests(self, table: str, id: int) -> bool:
        """Whether any row but those going too refers to this one."""
        going = {key for key in self._made if self._then[key]["gone_at"] is not None}
        return any(
            (other, found) not in going
            for other, statement in _RESTING.get(table, {}).items()
            for found in _ids(self._book.tx, statement, self._book.organization, id)
        )


def _counted(table: str, row: Row) -> dict[counting.Entry, int]:
    """What a row stands in the counters with."""
    if row["gone_at"] is not None:
        return {}
    match table:
        case "introduction":
            return counting.entries(_introduction(row))
        case "promise":
            return counting.kept(PROMISES.made([row[column.name] for column in PROMISES.columns]))
    return {}


def _introduction(row: Row) -> Introduction:
    return introductions.made([row[column.name] for column in introductions.COLUMNS])


def _ids(tx: Tx, statement: Select[Any], organization: int, id: int) -> list[int]:
    return list(tx.execute(statement, {"org": organization, "id": id}).scalars())


def _untouched(table: str, row: Row, made: Row) -> bool:
    """Whether a new row still has what it was made with; what the audit does not name was empty."""
    skip = PERSONAL.get(table, frozenset()) | {"organization_id", "id", "gone_at"}
    return all(value is None or name in made for name, value in row.items() if name not in skip)
