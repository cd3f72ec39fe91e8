"""Introductions: read by number, by whom they concern, by what somebody typed; added and changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Column, bindparam, or_, select

from core import counting
from core.model import Direction, Introduction, Stage, Warmth
from core.store.book import Book
from core.store.engine import Tx
from core.store.quick import Quick
from core.store.search import people
from core.store.tables import introduction

MOST = 50  # of one person's introductions looked at when a line names him

_NAMES = tuple(f.name for f in fields(Introduction))
_VALUES = attrgetter(*_NAMES)
COLUMNS = tuple(introduction.c[name] for name in _NAMES)
_MADE_OF: dict[str, Callable[[Any], Any]] = {
    "direction": {one.value: one for one in Direction}.__getitem__,  # a look-up is quicker than a call of the class
    "stage": {one.value: one for one in Stage}.__getitem__,
    "warmth": {one.value: one for one in Warmth}.__getitem__,
    "implied": lru_cache(maxsize=256)(lambda stages: tuple(Stage(s) for s in stages.split(",") if s)),
}
_KINDS = tuple((_NAMES.index(name), kind) for name, kind in _MADE_OF.items())
_HERE = (introduction.c.organization_id == bindparam("org"), introduction.c.gone_at.is_(None))
_BY_ID = Quick(select(*COLUMNS).where(*_HERE, introduction.c.id == bindparam("id")))
_BY_IDS = select(*COLUMNS).where(*_HERE, introduction.c.id.in_(bindparam("ids", expanding=True)))


class _Newest:
    """Introductions by the contacts in one column, newest first; one contact is the usual case, and quicker."""

    def __init__(self, column: Column[Any], *where: Any) -> None:
        newest = select(*COLUMNS).where(*_HERE, *where).order_by(introduction.c.id.desc()).limit(MOST)
        self._one = Quick(newest.where(column == bindparam("contact")))
        self._many = newest.where(column.in_(bindparam("ids", expanding=True)))

    def of(self, tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
        wanted = sorted(set(ids))
        if len(wanted) == 1:
            return tuple(made(row) for row in self._one.rows(tx, {"org": org, "contact": wanted[0]}))
        found = tx.execute(self._many, {"org": org, "ids": wanted}) if wanted else ()
        return tuple(made(row) for row in found)


_OF_PROSPECTS = _Newest(introduction.c.prospect_id)
_BY_INTRODUCERS = _Newest(introduction.c.introducer_id)
_UNTHANKED = _Newest(
    introduction.c.introducer_id,
    or_(
        introduction.c.thanked_at.is_(None),
        introduction.c.closed_at.is_not(None) & introduction.c.thanked_outcome_at.is_(None),
    ),
)


def made(row: Any) -> Introduction:
    """An introduction from a row that begins with `COLUMNS`."""
    values = list(row[: len(_NAMES)])
    for at, kind in _KINDS:
        values[at] = kind(values[at])
    return Introduction(*values)


def get(tx: Tx, org: int, id: int) -> Introduction | None:
    row = _BY_ID.row(tx, {"org": org, "id": id})
    return made(row) if row is not None else None


def load(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, Introduction]:
    """These by number; those unknown or undone are left out."""
    wanted = sorted(set(ids))
    rows = tx.execute(_BY_IDS, {"org": org, "ids": wanted}) if wanted else ()
    return {entry.id: entry for entry in map(made, rows)}


def of_prospects(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    """Those that brought these contacts, newest first."""
    return _OF_PROSPECTS.of(tx, org, ids)


def by_introducers(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    """Those that these contacts opened for us, newest first."""
    return _BY_INTRODUCERS.of(tx, org, ids)


def unthanked(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    """Those of these introducers where thanks may be owed, newest first."""
    return _UNTHANKED.of(tx, org, ids)


def find(tx: Tx, org: int, words: str) -> tuple[Introduction, ...]:
    """Introductions of the prospects whose name or company these words fit, newest first."""
    match = people(tx, org, words)
    return of_prospects(tx, org, [c.id for c in match.sure or match.near])


def add(book: Book, given: Introduction) -> None:
    """A new introduction; its number comes from `book.number()`."""
    book.add("introduction", _row(given))
    count(book, given)
    book.touch("introduction", given.id)


def change(book: Book, given: Introduction, **changes: Any) -> Introduction:
    """The introduction with these fields changed; only what differs is written."""
    after = replace(given, **changes)
    if after != given:
        book.change("introduction", given.id, _row(given), _row(after))
        count(book, given, -1)
        count(book, after)
        book.touch("introduction", given.id)
    return after


def count(book: Book, given: Introduction, sign: int = 1) -> None:
    """Put it into the counters that follow from what it is (those by contact and by stage), or take it out (-1)."""
    book.flow(counting.passed(given), sign)
    book.funnel(counting.reached(given), sign)


def _row(given: Introduction) -> dict[str, Any]:
    row = dict(zip(_NAMES, _VALUES(given), strict=True))
    row["direction"] = given.direction.value
    row["stage"] = given.stage.value
    row["warmth"] = given.warmth.value
    row["implied"] = ",".join(s.value for s in given.implied)
    row["counted"] = dict(given.counted)
    return row
