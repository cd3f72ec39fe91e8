"""SQLite: one writer thread that commits whatever is waiting together, and reader threads that cannot write.

Connections that fight for the write lock sleep in SQLite's busy handler (16 of them: p99 above a second); a queue in
front of one of them does not. `synchronous=FULL` costs one fsync a commit, which the group shares.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Dialect, Engine, QueuePool, create_engine, event
from sqlalchemy.util import LRUCache

from core.faults import reach
from core.store.held import Held
from core.store.waiting import Job, Outcome, Waiting, Work
from core.store.wire import dumps, loads

T = TypeVar("T")
READERS = 4
STATEMENTS = 500  # kept prepared by each connection; the driver's own 128 are fewer than there are
COMPILED = 1500  # statements the process keeps, and half as many again; there are about half as many
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY")
_COMPILED: LRUCache[Any, Any] = LRUCache(COMPILED)
_FINDING_OUT = threading.Lock()


@dataclass(slots=True)
class Ended:
    """What became of the work done inside `with Ended() as ended`: `ended.value`, or the exception it raised, which is
    kept to be raised where the work was asked for."""

    value: Any = None
    error: BaseException | None = None

    def __enter__(self) -> Ended:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        self.error = error
        return True


class Spoiled(Exception):
    """Work failed half-way beside other work."""


class SQLite:
    def __init__(self, url: URL, *, busy_ms: int) -> None:
        if url.database in (None, "", ":memory:"):
            raise ValueError("the database needs a file: sqlite:///path")
        Path(str(url.database)).resolve().parent.mkdir(parents=True, exist_ok=True)
        pragmas = (f"busy_timeout={busy_ms}", *PRAGMAS)
        self.engine = _engine(url, 1, "BEGIN IMMEDIATE", pragmas)
        self._writes = Held(_engine(url, 1, "BEGIN IMMEDIATE", (*pragmas, "cache_size=-65536")))
        self._reads = Held(_engine(url, READERS, "BEGIN", (*pragmas, "cache_size=-16384", "query_only=ON")))
        self._threads = ThreadPoolExecutor(READERS, "store-read")
        self._waiting = Waiting()
        self._writer: threading.Thread | None = None
        self._starting = threading.Lock()
        self._closed = False

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        future: Future[T] = Future()
        self._put(work, future)
        return future

    def write_soon(self, work: Callable[[Connection], T]) -> asyncio.Future[T]:
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._put(work, future)
        return future

    def _put(self, work: Work, future: Outcome) -> None:
        with self._starting:
            if self._closed:
                raise RuntimeError("the store is closed")
            if self._writer is None:
                self._writer = threading.Thread(target=self._write_all, name="store-write", daemon=True)
                self._writer.start()
            self._waiting.put(work, future)

    def read(self, work: Callable[[Connection], T]) -> Future[T]:
        return self._threads.submit(self._read, work)

    def close(self) -> None:
        with self._starting:
            self._closed = True
            self._waiting.end()
        if self._writer is not None:
            self._writer.join()
        self._threads.shutdown()
        self.engine.dispose()
        self._writes.close()
        self._reads.close()

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self._reads.transaction() as tx:
            return work(tx)

    def _write_all(self) -> None:
        going = True
        while going:
            jobs, going = self._waiting.take()
            if jobs:
                self._commit(jobs)

    def _commit(self, jobs: list[Job]) -> None:
        """One BEGIN IMMEDIATE … COMMIT for all; where that fails as a whole, each once more alone."""
        together = [work for work, _ in jobs]
        with Ended() as whole:
            whole.value = self._transact(together, _beside)
        if isinstance(whole.error, Spoiled):
            with Ended() as whole:
                whole.value = self._transact(together, _within)
        if whole.error is None:
            reach("after-commit")
            _tell([(future, ended) for (_, future), ended in zip(jobs, whole.value, strict=True)])
        elif len(jobs) == 1:
            _tell([(jobs[0][1], whole)])
        else:
            for job in jobs:
                self._commit([job])

    def _transact(self, together: list[Work], one: Callable[[Connection, Work], Ended]) -> list[Ended]:
        with self._writes.transaction() as tx:
            if len(together) == 1:
                ended = [Ended(together[0](tx))]
            else:
                ended = [one(tx, work) for work in together]
            reach("before-commit")
        return ended


def _beside(tx: Connection, work: Work) -> Ended:
    """Work beside other work in one transaction. Most that fails asks back before it has changed anything; else Spoiled
    is raised, and the whole begins anew."""
    driver: Any = tx.connection.dbapi_connection
    before = driver.total_changes
    with Ended() as ended:
        ended.value = work(tx)
    if ended.error is not None and driver.total_changes != before:
        raise Spoiled
    return ended


def _within(tx: Connection, work: Work) -> Ended:
    """Work beside other work in one transaction: what it did is undone if it fails. A savepoint copies every page that
    is changed for the first time in it."""
    with closing(tx.connection.cursor()) as cursor:  # the driver's own: a fifth of the time
        cursor.execute("SAVEPOINT job")
        with Ended() as ended:
            ended.value = work(tx)
        if ended.error is not None:
            cursor.execute("ROLLBACK TO job")
        cursor.execute("RELEASE job")
    return ended


def _tell(outcomes: list[tuple[Outcome, Ended]]) -> None:
    """Results to whoever waits; an event loop is woken once for all of its own."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Ended]]] = {}
    for future, ended in outcomes:
        if isinstance(future, Future):
            _settle(future, ended)
        else:
            by_loop.setdefault(future.get_loop(), []).append((future, ended))
    for loop, some in by_loop.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_settle_all, some)


def _settle_all(some: list[tuple[asyncio.Future[Any], Ended]]) -> None:
    for future, ended in some:
        if not future.done():
            _settle(future, ended)


def _settle(future: Outcome, ended: Ended) -> None:
    if ended.error is not None:
        future.set_exception(ended.error)
    else:
        future.set_result(ended.value)


def _dialect() -> Dialect:
    with _FINDING_OUT:  # stores opened by several threads at once share it too
        return _found_out()


@cache
def _found_out() -> Dialect:
    """What SQLAlchemy knows of SQLite, found out once in a process. With it come the statements it has compiled: every
    engine of every store would compile each of them anew, which costs more than running it."""
    engine = create_engine("sqlite://", json_serializer=dumps, json_deserializer=loads)
    with engine.connect():
        pass  # it asks the driver what there is
    engine.dispose()
    return engine.dialect


def _engine(url: URL, size: int, begin: str, pragmas: tuple[str, ...]) -> Engine:
    dialect = _dialect()
    args, named = dialect.create_connect_args(url)
    named.update(check_same_thread=False, cached_statements=STATEMENTS)
    pool = QueuePool(lambda: dialect.connect(*args, **named), size, max_overflow=0, dialect=dialect)

    def opened(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver then never begins a transaction by itself
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(pool, "connect", opened)
    engine = Engine(pool, dialect, url)
    event.listen(engine, "begin", begun)
    return engine.execution_options(compiled_cache=_COMPILED)
