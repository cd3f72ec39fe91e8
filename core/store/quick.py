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
    """SQL; its parameters' names in the driver's order; by place, those with a value of their own, and how values are
    converted on their way in and out: (place, conversion, whether NULL is converted too)."""

    sql: str
    names: tuple[str, ...]
    by_position: bool
    own: tuple[tuple[int, Any], ...]
    binds: tuple[tuple[int, Convert, bool], ...]
    results: tuple[tuple[int, Convert, bool], ...]

    def bound(self, given: Mapping[str, Any]) -> Any:
        values = list(map(given.get, self.names))
        for at, own in self.own:
            if self.names[at] not in given:
                values[at] = own
        for at, convert, null_too in self.binds:
            if null_too or values[at] is not None:
                values[at] = convert(values[at])
        return values if self.by_position else dict(zip(self.names, values, strict=True))

    def read(self, row: Any) -> tuple[Any, ...]:
        values = list(row)
        for at, convert, null_too in self.results:
            if null_too or values[at] is not None:
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
        cursor = _cursor(tx)
        try:
            cursor.execute(plan.sql, plan.bound(given))
            found = cursor.fetchone()
        finally:
            cursor.close()
        return plan.read(found) if found is not None else None

    def rows(self, tx: Connection, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Every row."""
        plan = self._plan(tx.dialect)
        cursor = _cursor(tx)
        try:
            cursor.execute(plan.sql, plan.bound(given))
            return [plan.read(row) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def run(self, tx: Connection, given: Mapping[str, Any]) -> int:
        """The number of rows concerned."""
        plan = self._plan(tx.dialect)
        cursor = _cursor(tx)
        try:
            cursor.execute(plan.sql, plan.bound(given))
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def many(self, tx: Connection, given: Iterable[Mapping[str, Any]]) -> None:
        plan = self._plan(tx.dialect)
        cursor = _cursor(tx)
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


def _cursor(tx: Connection) -> Any:
    driver = tx.connection.dbapi_connection
    assert driver is not None  # inside a transaction there is one
    return driver.cursor()


def _compiled(statement: Any, dialect: Dialect) -> _Plan:
    compiled = statement.compile(dialect=dialect)
    names = tuple(compiled.positiontup if compiled.positional else compiled.binds)
    binds = [compiled.binds[name] for name in names]
    given = [bind.type.dialect_impl(dialect).bind_processor(dialect) for bind in binds]
    found = [c.type.dialect_impl(dialect).result_processor(dialect, None) for c in statement.exported_columns]
    return _Plan(
        str(compiled),
        names,
        compiled.positional,
        tuple((at, bind.value) for at, bind in enumerate(binds) if bind.value is not None),
        _conversions(given),
        _conversions(found),
    )


def _conversions(every: Iterable[Convert | None]) -> tuple[tuple[int, Convert, bool], ...]:
    """Most columns are empty in most rows, and for most types NULL is NULL."""
    return tuple((at, one, one(None) is not None) for at, one in enumerate(every) if one is not None)
