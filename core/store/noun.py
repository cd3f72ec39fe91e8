"""A frozen noun and its table: read, added, changed, in one way for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, Table, bindparam, select

from core.store.book import Book
from core.store.engine import Tx

N = TypeVar("N")
Read = Mapping[str, Callable[[Any], Any]]


class Noun(Generic[N]):
    """`made` is a frozen dataclass with an `id`, its fields the table's columns of the same names. `read` converts
    single columns (an enum's class); `subject` names the kind rules look at, put up for a look at every change."""

    def __init__(self, table: Table, made: type[N], *, read: Read | None = None, subject: str | None = None) -> None:
        self.table = table
        self._make = made
        self._names = tuple(field.name for field in fields(made))  # type: ignore[arg-type]  # a dataclass
        self.columns = tuple(table.c[name] for name in self._names)
        self._read = [(self._names.index(name), convert) for name, convert in (read or {}).items()]
        self._subject = subject
        self._one = self.where(table.c.id == bindparam("id"))
        self._some = self.where(table.c.id.in_(bindparam("ids", expanding=True)))

    def where(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        """A statement, to be kept as a constant, for the rows of organization `:org` that are not gone."""
        here = (self.table.c.organization_id == bindparam("org"), self.table.c.gone_at.is_(None))
        return select(*self.columns).where(*here, *conditions)

    def made(self, row: Any) -> N:
        """The noun from a row that begins with `columns`."""
        values = list(row[: len(self._names)])
        for at, convert in self._read:
            if values[at] is not None:
                values[at] = convert(values[at])
        return self._make(**dict(zip(self._names, values, strict=True)))

    def get(self, tx: Tx, org: int, id: int) -> N | None:
        row = tx.execute(self._one, {"org": org, "id": id}).one_or_none()
        return self.made(row) if row is not None else None

    def load(self, tx: Tx, org: int, ids: Iterable[int]) -> dict[int, N]:
        """These by id; those unknown or gone are left out."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        rows = tx.execute(self._some, {"org": org, "ids": wanted})
        at = self._names.index("id")
        return {row[at]: self.made(row) for row in rows}

    def all(self, tx: Tx, org: int, statement: Select[Any], **values: Any) -> tuple[N, ...]:
        """What a statement made by `where` finds."""
        return tuple(self.made(row) for row in tx.execute(statement, {"org": org, **values}))

    def first(self, tx: Tx, org: int, statement: Select[Any], **values: Any) -> N | None:
        row = tx.execute(statement, {"org": org, **values}).first()
        return self.made(row) if row is not None else None

    def add(self, book: Book, given: N) -> N:
        """A new one; its id comes from `book.id()`, or is the contact's or member's it belongs to."""
        row = self._row(given)
        book.add(self.table.name, row | {"gone_at": None})
        self._touch(book, row["id"])
        return given

    def change(self, book: Book, given: N, **changes: Any) -> N:
        """The noun with these fields changed; only what differs is written."""
        after = replace(given, **changes)  # type: ignore[type-var]  # a dataclass
        if after != given:
            before, row = self._row(given), self._row(after)
            book.change(self.table.name, row["id"], before, row)
            self._touch(book, row["id"])
        return after

    def drop(self, book: Book, given: N) -> None:
        """Gone: out of every list, kept in history."""
        id = self._row(given)["id"]
        book.change(self.table.name, id, {"gone_at": None}, {"gone_at": book.now})
        self._touch(book, id)

    def _touch(self, book: Book, id: int) -> None:
        if self._subject is not None:
            book.touch(self._subject, id)

    def _row(self, given: N) -> dict[str, Any]:
        return {name: _plain(getattr(given, name)) for name in self._names}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value
