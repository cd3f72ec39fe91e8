"""PostgreSQL through psycopg in a few threads; a transaction that lost a race is run again."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import psycopg
from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import DBAPIError

from core.faults import reach
from core.store.wire import dumps, loads

T = TypeVar("T")
STATEMENTS = 500  # kept prepared by each connection; the driver's own 100 are fewer than there are
WRITERS = 6
READERS = 4
LOST = ("40001", "40P01")  # serialization failure, deadlock: rolled back whole, as if never begun
UNPREPARED = ("0A000", "26000")  # what was prepared fits its table no more, or is gone; a rollback forgets it all
WAITS = (0.01, 0.03, 0.1, 0.3)  # seconds before each further try, give or take half


class Postgres:
    def __init__(self, url: URL) -> None:
        self.engine = create_engine(
            url, pool_size=WRITERS + READERS, max_overflow=1, query_cache_size=1000,
            json_serializer=dumps, json_deserializer=loads,
            connect_args={"connect_timeout": 5, "application_name": "referral"},
        )  # fmt: skip
        event.listen(self.engine, "connect", _opened)
        self._snapshots = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._writers = ThreadPoolExecutor(WRITERS, "store-write")
        self._readers = ThreadPoolExecutor(READERS, "store-read")

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        return self._writers.submit(self._write, work)

    def write_soon(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        return asyncio.wrap_future(self.write(work))

    def read(self, work: Callable[[Connection], T]) -> Future[T]:
        return self._readers.submit(self._read, work)

    def close(self) -> None:
        self._writers.shutdown()
        self._readers.shutdown()
        self.engine.dispose()

    def _read(self, work: Callable[[Connection], T]) -> T:
        try:
            return self._look(work)
        except (DBAPIError, psycopg.Error) as error:
            if not (_nothing_happened(error) or _broken(error)):
                raise
        return self._look(work)  # a reading leaves nothing, even at its commit; the pool has let go of what broke

    def _look(self, work: Callable[[Connection], T]) -> T:
        with self._snapshots.connect() as tx, tx.begin():  # ends with COMMIT: at a rollback the driver forgets
            return self._do(tx, work)  # all it has prepared, as it does where the work raises

    def _write(self, work: Callable[[Connection], T]) -> T:
        for wait in WAITS:
            try:
                return self._transact(work)
            except (DBAPIError, psycopg.Error) as error:
                if not _nothing_happened(error):
                    raise
            time.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311
        return self._transact(work)

    def _transact(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect() as tx, tx.begin():
            value = self._do(tx, work)
            reach("before-commit")
        reach("after-commit")
        return value

    def _do(self, tx: Connection, work: Callable[[Connection], T]) -> T:
        """A statement on the driver's own cursor tells SQLAlchemy nothing of a broken connection: it is told here, and
        lets go of the idle ones, which broke with it."""
        try:
            return work(tx)
        except psycopg.OperationalError as error:
            if (driver := tx.connection.driver_connection) is None or driver.closed:
                tx.invalidate(error)
                self.engine.dispose()
            raise


_FLASH = (  # unless an operator has said for this role or database what his disks are
    "SELECT set_config('random_page_cost', '1.1', false) FROM pg_settings "
    "WHERE name = 'random_page_cost' AND source IN ('default', 'configuration file')"
)


def _opened(connection: psycopg.Connection[Any], _record: object) -> None:
    """Statements are prepared, for parsing them is a third of the server's work; but planned for what is asked: a plan
    for any value reads a book from its end where ten rows of one person are wanted. And as for pages that lie in memory
    or on flash: at the server's own estimate of a disk's arm it reads a whole table to find sixty rows of it."""
    connection.prepare_threshold = 1
    connection.prepared_max = STATEMENTS
    connection.execute("SELECT set_config('plan_cache_mode', 'force_custom_plan', false)")
    connection.execute(_FLASH)
    connection.commit()


def _nothing_happened(error: DBAPIError | psycopg.Error) -> bool:
    """Whether the transaction certainly left nothing, so that it may be run again: it lost a race, or its connection
    broke at a statement. At the commit, which SQLAlchemy reports without a statement, nobody can tell."""
    driver = error if isinstance(error, psycopg.Error) else error.orig  # bare from the driver's own cursor
    if getattr(driver, "sqlstate", None) in (*LOST, *UNPREPARED):
        return True
    if isinstance(error, psycopg.Error):
        return isinstance(error, psycopg.OperationalError)
    return error.connection_invalidated and error.statement is not None


def _broken(error: DBAPIError | psycopg.Error) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated
