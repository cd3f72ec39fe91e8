"""A store: `write` and `read` run a function whole, in a thread, inside one transaction of either database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from core.store import migrations

T = TypeVar("T")
Tx: TypeAlias = Connection


class Runner(Protocol):
    """One database: how its transactions are run. The exception of `work` arrives in the future, its changes undone."""

    engine: Engine  # for migrations; reads and writes have their own ways

    def write(self, work: Callable[[Tx], T]) -> Future[T]: ...
    def write_soon(self, work: Callable[[Tx], T]) -> asyncio.Future[T]: ...
    def read(self, work: Callable[[Tx], T]) -> Future[T]: ...
    def close(self) -> None: ...


class Store:
    """One database. `work` may be run again (a lost race, a batch that could not be committed): it must do nothing but
    use its transaction and return a value."""

    def __init__(self, dialect: str, runner: Runner) -> None:
        self.dialect = dialect
        self._runner = runner

    @classmethod
    def open(cls, url: str, *, busy_ms: int = 5000) -> Store:
        """A store at `sqlite:///path` or `postgresql://…`; connects when first used. `busy_ms`: how long SQLite waits
        for another process's write. Raises ValueError for other databases."""
        parsed = make_url(url)
        match parsed.get_backend_name():
            case "sqlite":
                from core.store.sqlite import SQLite

                return cls("sqlite", SQLite(parsed, busy_ms=busy_ms))
            case "postgresql":
                from core.store.postgres import Postgres

                return cls("postgresql", Postgres(parsed))
            case other:
                raise ValueError(f"the database must be sqlite or postgresql, not {other}")

    async def write(self, work: Callable[[Tx], T]) -> T:
        return await self._runner.write_soon(work)

    async def read(self, work: Callable[[Tx], T]) -> T:
        return await asyncio.wrap_future(self._runner.read(work))

    def write_now(self, work: Callable[[Tx], T]) -> T:
        """`write` for callers without an event loop."""
        return self._runner.write(work).result()

    def read_now(self, work: Callable[[Tx], T]) -> T:
        return self._runner.read(work).result()

    def current(self) -> bool:
        """Whether every migration has been run here."""
        return self.read_now(migrations.revision) == migrations.HEAD

    def migrate(self) -> None:
        """Bring the tables up to date; any number of processes may do so at once."""
        if not self.current():
            migrations.upgrade(self._runner.engine)

    async def migrate_in_thread(self) -> None:
        await asyncio.to_thread(self.migrate)

    def reach_now(self) -> str | None:
        """Why the database cannot be reached, in plain words; None when it can."""
        try:
            self.read_now(migrations.revision)
        except DBAPIError as error:
            return f"The database cannot be reached ({type(error.orig).__name__})."
        return None

    async def complaints(self) -> list[str]:
        """Why this store cannot be worked with, in plain words; empty when it can."""
        try:
            revision = await self.read(migrations.revision)
        except DBAPIError:
            return ["the database cannot be reached"]
        return [] if revision == migrations.HEAD else ["the database is not up to date; run `referral migrate`"]

    def close(self) -> None:
        """Finish what was accepted, then let go of the database."""
        self._runner.close()
