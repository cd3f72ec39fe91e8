"""How long a reading spends inside the database driver, all the rows fetched, and how many statements it takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from core.store.engine import Tx

_TIMED = frozenset(("execute", "executemany", "fetchone", "fetchmany", "fetchall"))


@dataclass(slots=True)
class Spent:
    """Seconds inside the driver, and statements run."""

    seconds: float = 0.0
    statements: int = 0


def clocked(tx: Tx, work: Callable[[], object]) -> Spent:
    """Do `work`, which reads through `tx`, with the driver's calls on the clock."""
    spent = Spent()
    pooled: Any = tx.connection  # what cursors are made through: statements of SQLAlchemy and of our own alike
    driver = pooled.dbapi_connection
    pooled.dbapi_connection = _Clocked(driver, spent)
    try:
        work()
    finally:
        pooled.dbapi_connection = driver
    return spent


class _Clocked:
    """A driver's connection or cursor: the calls that wait for the database take their time down."""

    def __init__(self, real: Any, spent: Spent) -> None:
        self._real = real
        self._spent = spent

    def cursor(self, *given: Any, **named: Any) -> _Clocked:
        return _Clocked(self._real.cursor(*given, **named), self._spent)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._real, name)
        return self._timed(found, name) if name in _TIMED else found

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())

    def _timed(self, call: Callable[..., Any], name: str) -> Callable[..., Any]:
        spent = self._spent

        def timed(*given: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            value = call(*given, **named)
            spent.seconds += time.perf_counter() - begun
            spent.statements += name.startswith("execute")
            return _Clocked(value, spent) if hasattr(value, "fetchall") else value

        return timed
