"""Statements of the busiest paths: compiled once for each database, then run on the driver's own cursor.

SQLAlchemy prepares a context and a result for each execution, three times the cost of the statement itself on SQLite;
where ten statements make one answer, that is most of its time. Types are converted as SQLAlchemy would.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Connection,
    Dialect,
    Select,
    Text,
    TypeDecorator,
    bindparam,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from core.store.upsert import Statements

Key = TypeVar("Key")
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """SQL; what its parameters are where they are not given; how values are put in the driver's order (None: it takes
    them by name), and how they are converted on their way in (by name) and out (by place): (which, conversion, whether
    NULL is converted too)."""

    sql: str
    unless_given: Mapping[str, Any]
    in_order: Callable[[Mapping[str, Any]], tuple[Any, ...]] | None
    binds: tuple[tuple[str, Convert, bool], ...]
    results: tuple[tuple[int, Convert, bool], ...]

    def bound(self, given: Mapping[str, Any]) -> Any:
        values = {**self.unless_given, **given}
        for name, convert, null_too in self.binds:
            value = values[name]
            if value is not None or null_too:
                values[name] = convert(value)
        return values if self.in_order is None else self.in_order(values)

    def read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        if not self.results:
            return row
        values = list(row)
        for at, convert, null_too in self.results:
            if null_too or values[at] is not None:
                values[at] = convert(values[at])
        return tuple(values)


class Quick:
    """One statement, with `Among` for an `IN` list. Parameters not given are NULL. The driver's errors arrive bare."""

    def __init__(self, statement: Select[Any] | CompoundSelect[Any] | UpdateBase | Statements) -> None:
        self.statement = statement
        self._plans: dict[str, _Plan] = {}

    def row(self, tx: Connection, given: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row, or None."""
        plan = self._plan(tx.dialect)
        cursor = _driver(tx).execute(plan.sql, plan.bound(given))
        try:
            found = cursor.fetchone()
        finally:
            cursor.close()
        return plan.read(found) if found is not None else None

    def rows(self, tx: Connection, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row."""
        plan = self._plan(tx.dialect)
        found = _driver(tx).execute(plan.sql, plan.bound(given)).fetchall()
        return [plan.read(row) for row in found]

    def run(self, tx: Connection, given: Mapping[str, Any]) -> int:
        """The number of rows concerned."""
        plan = self._plan(tx.dialect)
        return int(_driver(tx).execute(plan.sql, plan.bound(given)).rowcount)

    def many(self, tx: Connection, given: Iterable[Mapping[str, Any]]) -> None:
        """Once for each."""
        plan = self._plan(tx.dialect)
        rows = [plan.bound(one) for one in given]
        if len(rows) == 1:
            _driver(tx).execute(plan.sql, rows[0])
        else:
            with closing(_driver(tx).cursor()) as cursor:
                cursor.executemany(plan.sql, rows)

    def _plan(self, dialect: Dialect) -> _Plan:
        plan = self._plans.get(dialect.name)
        if plan is None:  # two threads may compile at once; both arrive at the same
            chosen = self.statement[dialect.name] if isinstance(self.statement, Mapping) else self.statement
            plan = self._plans[dialect.name] = _compiled(chosen, dialect)
        return plan


def _driver(tx: Connection) -> Any:
    """The driver's own connection, whose `execute` makes the cursor."""
    driver = tx.connection.dbapi_connection
    assert driver is not None  # inside a transaction there is one
    return driver


def _compiled(statement: Any, dialect: Dialect) -> _Plan:
    compiled = statement.compile(dialect=dialect)
    binds = {name: compiled.binds[name] for name in compiled.positiontup or compiled.binds}
    given = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
    found = [c.type.dialect_impl(dialect).result_processor(dialect, None) for c in statement.exported_columns]
    return _Plan(
        str(compiled),
        {name: bind.value for name, bind in binds.items()},
        _in_order(compiled.positiontup) if compiled.positional else None,
        _conversions(given.items()),
        _conversions(enumerate(found)),
    )


def _in_order(names: Sequence[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Several values as a tuple need no loop."""
    return itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)


def _conversions(every: Iterable[tuple[Key, Convert | None]]) -> tuple[tuple[Key, Convert, bool], ...]:
    """Most columns are empty in most rows, and for most types NULL is NULL."""
    return tuple((which, one, one(None) is not None) for which, one in every if one is not None)


class _Ids(TypeDecorator[Sequence[int]]):
    """An array on PostgreSQL, JSON on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(BigInteger) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else json.dumps(value)


class Among(FunctionElement[Any]):
    """Whether the column is one of the ids of the parameter `name`, a list: one parameter, so that the statement stays
    the same text, where an `IN` of three hundred costs PostgreSQL more than the rows it finds."""

    type = NullType()  # of a truth SQLite is asked whether it is 1, and looks into no index for that
    inherit_cache = True

    def __init__(self, column: ColumnElement[int], name: str = "ids") -> None:
        super().__init__(column, bindparam(name, type_=_Ids()))


@compiles(Among, "postgresql")  # type: ignore[no-untyped-call, untyped-decorator, unused-ignore]
def _any(element: Among, compiler: SQLCompiler, **more: Any) -> str:
    column, ids = (compiler.process(clause, **more) for clause in element.clauses)
    return f"{column} = ANY ({ids})"


@compiles(Among, "sqlite")  # type: ignore[no-untyped-call, untyped-decorator, unused-ignore]
def _each(element: Among, compiler: SQLCompiler, **more: Any) -> str:
    column, ids = (compiler.process(clause, **more) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608 - a column and a mark
