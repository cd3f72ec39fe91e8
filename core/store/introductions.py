"""Introductions: read by number, by whom they concern, by what somebody typed; added and changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Select, bindparam, or_, select

from core.model import Direction, Introduction, Stage, Warmth
from core.store.book import Book
from core.store.engine import Tx
from core.store.search import people
from core.store.tables import introduction

MOST = 50  # of one person's introductions looked at when a line names him

_NAMES = tuple(f.name for f in fields(Introduction))
COLUMNS = tuple(introduction.c[name] for name in _NAMES)
_HERE = (introduction.c.organization_id == bindparam("org"), introduction.c.gone_at.is_(None))
_BY_ID = select(*COLUMNS).where(*_HERE, introduction.c.id == bindparam("id"))


def _newest(*where: Any) -> Select[Any]:
    return select(*COLUMNS).where(*_HERE, *where).order_by(introduction.c.id.desc()).limit(MOST)


_OF_PROSPECTS = _newest(introduction.c.prospect_id.in_(bindparam("ids", expanding=True)))
_BY_INTRODUCERS = _newest(introduction.c.introducer_id.in_(bindparam("ids", expanding=True)))
_UNTHANKED = _newest(
    introduction.c.introducer_id.in_(bindparam("ids", expanding=True)),
    or_(
        introduction.c.thanked_at.is_(None),
        introduction.c.closed_at.is_not(None) & introduction.c.thanked_outcome_at.is_(None),
    ),
)


def made(row: Any) -> Introduction:
    """An introduction from a row that begins with `COLUMNS`."""
    values = dict(zip(_NAMES, row, strict=False))
    values["direction"] = Direction(values["direction"])
    values["stage"] = Stage(values["stage"])
    values["warmth"] = Warmth(values["warmth"])
    values["implied"] = tuple(Stage(s) for s in values["implied"].split(",") if s)
    return Introduction(**values)


def get(tx: Tx, org: int, id: int) -> Introduction | None:
    row = tx.execute(_BY_ID, {"org": org, "id": id}).one_or_none()
    return made(row) if row is not None else None


def of_prospects(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    """Those that brought these contacts, newest first."""
    return _all(tx, _OF_PROSPECTS, org, ids)


def by_introducers(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    """Those that these contacts opened for us, newest first."""
    return _all(tx, _BY_INTRODUCERS, org, ids)


def unthanked(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    """Those of these introducers where thanks may be owed, newest first."""
    return _all(tx, _UNTHANKED, org, ids)


def find(tx: Tx, org: int, words: str) -> tuple[Introduction, ...]:
    """Introductions of the prospects whose name or company these words fit, newest first."""
    match = people(tx, org, words)
    return of_prospects(tx, org, [c.id for c in match.sure or match.near])


def add(book: Book, given: Introduction) -> None:
    """A new introduction; its number comes from `book.number()`."""
    book.add("introduction", _row(given) | {"id": given.id, "gone_at": None})
    book.touch("introduction", given.id)


def change(book: Book, given: Introduction, **changes: Any) -> Introduction:
    """The introduction with these fields changed; only what differs is written."""
    after = replace(given, **changes)
    if after != given:
        book.change("introduction", given.id, _row(given), _row(after))
        book.touch("introduction", given.id)
    return after


def _row(given: Introduction) -> dict[str, Any]:
    row = {name: getattr(given, name) for name in _NAMES if name != "id"}
    row["direction"] = given.direction.value
    row["stage"] = given.stage.value
    row["warmth"] = given.warmth.value
    row["implied"] = ",".join(s.value for s in given.implied)
    row["counted"] = dict(given.counted)
    return row


def _all(tx: Tx, statement: Select[Any], org: int, ids: Iterable[int]) -> tuple[Introduction, ...]:
    wanted: Sequence[int] = sorted(set(ids))
    if not wanted:
        return ()
    return tuple(made(row) for row in tx.execute(statement, {"org": org, "ids": wanted}))
