"""Statements of the busiest paths: compiled once for each database, then run on the driver's own cursor.

SQLAlchemy prepares a context and a result for each execution, three times the cost of the statement itself on SQLite;
where ten statements make one answer, that is most of its time. Types are converted as SQLAlchemy would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.sql.dml import UpdateBase

from core.store.upsert import Statements

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """SQL; each parameter (name, value where none is given, conversion) in the driver's order; the conversions of the
    result's columns that need one."""

    sql: str
    binds: tuple[tuple[str, Any, Convert | None], ...]
    by_position: bool
    results: tuple[tuple[int, Convert], ...]

    def bound(self, given: Mapping[str, Any]) -> Any:
        get = given.get
        if self.by_position:
            return [get(name, own) if make is None else make(get(name, own)) for name, own, make in self.binds]
        return {name: get(name, own) if make is None else make(get(name, own)) for name, own, make in self.binds}

    def read(self, row: Any) -> tuple[Any, ...]:
        values = list(row)
        for at, convert in self.results:
            values[at] = convert(values[at])
        return tuple(values)


class Quick:
    """One statement without `IN` lists. Parameters that are not given are NULL. The driver's errors arrive bare."""

    def __init__(self, statement: Select[Any] | UpdateBase | Statements) -> None:
        self.statement = statement
        self._plans: dict[str, _Plan] = {}

    def row(self, tx: Connection, given: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The first row, or None."""
        plan = self._plan(tx.dialect)
        cursor = tx.connection.cursor()
        try:
            cursor.execute(plan.sql, plan.bound(given))
            found = cursor.fetchone()
        finally:
            cursor.close()
        return plan.read(found) if found is not None else None

    def rows(self, tx: Connection, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row."""
        plan = self._plan(tx.dialect)
        cursor = tx.connection.cursor()
        try:
            cursor.execute(plan.sql, plan.bound(given))
            return [plan.read(row) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def run(self, tx: Connection, given: Mapping[str, Any]) -> int:
        """The number of rows concerned."""
        plan = self._plan(tx.dialect)
        cursor = tx.connection.cursor()
        try:
            cursor.execute(plan.sql, plan.bound(given))
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def many(self, tx: Connection, given: Iterable[Mapping[str, Any]]) -> None:
        plan = self._plan(tx.dialect)
        cursor = tx.connection.cursor()
        try:
            cursor.executemany(plan.sql, [plan.bound(one) for one in given])
        finally:
            cursor.close()

    def _plan(self, dialect: Dialect) -> _Plan:
        plan = self._plans.get(dialect.name)
        if plan is None:  # two threads may compile at once; both arrive at the same
            chosen = self.statement[dialect.name] if isinstance(self.statement, Mapping) else self.statement
            plan = self._plans[dialect.name] = _compiled(chosen, dialect)
        return plan


def _compiled(statement: Any, dialect: Dialect) -> _Plan:
    compiled = statement.compile(dialect=dialect)
    order = compiled.positiontup if compiled.positional else list(compiled.binds)
    binds = ((name, compiled.binds[name]) for name in order)
    results = ((at, _reads(column.type, dialect)) for at, column in enumerate(statement.exported_columns))
    return _Plan(
        str(compiled),
        tuple((name, bind.value, _binds(bind.type, dialect)) for name, bind in binds),
        compiled.positional,
        tuple((at, convert) for at, convert in results if convert is not None),
    )


def _binds(kind: Any, dialect: Dialect) -> Convert | None:
    found: Convert | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return found


def _reads(kind: Any, dialect: Dialect) -> Convert | None:
    found: Convert | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return found
