"""A connection for each thread, kept between transactions: taking one from the pool costs as much as a short one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Engine


class Held:
    """One engine's connections, one a thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._own = threading.local()
        self._every: set[Connection] = set()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        tx: Connection | None = getattr(self._own, "tx", None)
        if tx is None:
            tx = self._own.tx = self._engine.connect()
            self._every.add(tx)
        with ExitStack() as failing:
            failing.callback(self._let_go, tx)
            with tx.begin():
                yield tx
            failing.pop_all()

    def _let_go(self, tx: Connection) -> None:
        """After a failure the pool puts the connection right before anybody works with it again."""
        self._own.tx = None
        self._every.discard(tx)
        tx.close()

    def close(self) -> None:
        """To be called when all threads have ended."""
        for tx in self._every:
            tx.close()
        self._engine.dispose()
