"""Transactions: whole or not at all, many at once, on both databases."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, create_engine, select, text
from sqlalchemy.exc import DBAPIError

from core.store import Store, Tx
from core.store.quick import Quick
from core.store.tables import organization

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_NEW = text(
    "INSERT INTO organization (name, zone, currency, locale, playbook, numbers, created_at)"
    " VALUES (:name, 'UTC', 'USD', 'en_US', 'balanced', '{}', :now)"
)
_NAMES = text("SELECT name FROM organization ORDER BY name")


def adding(name: str, store: Store, *, then: Exception | None = None) -> Callable[[Tx], str]:
    moment = NOW if store.dialect == "postgresql" else int(NOW.timestamp())

    def work(tx: Tx) -> str:
        tx.execute(_NEW, {"name": name, "now": moment})
        if then is not None:
            raise then
        return name

    return work


def names(tx: Tx) -> list[str]:
    return list(tx.execute(_NAMES).scalars())


async def test_what_is_written_is_read(store: Store) -> None:
    assert await store.write(adding("Acme", store)) == "Acme"
    assert await store.read(names) == ["Acme"]


def test_without_an_event_loop(store: Store) -> None:
    store.write_now(adding("Acme", store))
    assert store.read_now(names) == ["Acme"]


async def test_a_failing_write_leaves_nothing_and_its_exception_arrives(store: Store) -> None:
    with pytest.raises(KeyError, match="no such thing"):
        await store.write(adding("Acme", store, then=KeyError("no such thing")))
    assert await store.read(names) == []


async def test_of_many_at_once_only_the_failing_ones_are_undone(store: Store) -> None:
    """They share a commit on SQLite; each still stands or falls alone."""
    blocked = threading.Event()
    first = asyncio.create_task(store.write(lambda tx: blocked.wait(5)))
    await asyncio.sleep(0.02)
    rest = [
        asyncio.create_task(store.write(adding(f"{i:02}", store, then=ValueError(i) if i % 3 == 0 else None)))
        for i in range(30)
    ]
    await asyncio.sleep(0.02)
    blocked.set()
    await first
    ended = await asyncio.gather(*rest, return_exceptions=True)
    assert [isinstance(e, ValueError) for e in ended] == [i % 3 == 0 for i in range(30)]
    assert await store.read(names) == [f"{i:02}" for i in range(30) if i % 3]


async def test_who_fails_before_changing_anything_disturbs_nobody(store: Store) -> None:
    """Work beside it runs once; where somebody fails half-way, what shared its commit is done anew, and only once."""
    runs: list[str] = []

    def counted(name: str) -> Callable[[Tx], str]:
        def work(tx: Tx) -> str:
            runs.append(name)
            return adding(name, store)(tx)

        return work

    def asks_back(tx: Tx) -> None:
        raise KeyError(", ".join(names(tx)))

    ended = await asyncio.gather(
        store.write(counted("a")), store.write(asks_back), store.write(counted("b")), return_exceptions=True
    )
    assert (ended[0], ended[2]) == ("a", "b")
    assert isinstance(ended[1], KeyError)
    assert sorted(runs) == ["a", "b"]
    await asyncio.gather(
        store.write(counted("c")), store.write(adding("x", store, then=KeyError())), store.write(counted("d")),
        return_exceptions=True,
    )  # fmt: skip
    assert await store.read(names) == ["a", "b", "c", "d"]


async def test_a_broken_statement_in_a_group_spoils_only_its_own_work(store: Store) -> None:
    def broken(tx: Tx) -> None:
        tx.execute(text("INSERT INTO no_such_table VALUES (1)"))

    ended = await asyncio.gather(
        store.write(adding("a", store)), store.write(broken), store.write(adding("b", store)), return_exceptions=True
    )
    assert isinstance(ended[1], DBAPIError)
    assert await store.read(names) == ["a", "b"]


async def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError):
        await store.read(adding("Acme", store))
    assert await store.read(names) == []


async def test_a_read_sees_one_moment(store: Store) -> None:
    """Two looks within one read agree, whatever was committed between them."""
    loop = asyncio.get_running_loop()

    def twice(tx: Tx) -> tuple[list[str], list[str]]:
        before = names(tx)
        asyncio.run_coroutine_threadsafe(store.write(adding("Acme", store)), loop).result(5)
        return before, names(tx)

    assert await store.read(twice) == ([], [])
    assert await store.read(names) == ["Acme"]


async def test_cancelling_the_waiter_does_not_tear_the_work(store: Store, database_url: str) -> None:
    started, go = threading.Event(), threading.Event()

    def slow(tx: Tx) -> None:
        adding("Acme", store)(tx)
        started.set()
        go.wait(5)

    waiter = asyncio.create_task(store.write(slow))
    await asyncio.to_thread(started.wait, 5)
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    go.set()
    store.close()
    again = Store.open(database_url)
    assert again.read_now(names) == ["Acme"]
    again.close()


def test_closing_finishes_what_was_accepted(database_url: str) -> None:
    store = Store.open(database_url)
    threads = [threading.Thread(target=store.write_now, args=(adding(f"{i}", store),)) for i in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    again = Store.open(database_url)
    assert again.read_now(names) == ["0", "1", "2", "3", "4"]
    again.close()


async def test_a_database_that_is_away_is_a_complaint() -> None:
    store = Store.open("postgresql://nobody@/nowhere?host=/nonexistent")
    assert await store.complaints() == ["the database cannot be reached"]
    store.close()


async def test_an_empty_database_is_a_complaint(dialect: str, new_database: Callable[..., str]) -> None:
    store = Store.open(new_database(dialect, migrated=False))
    assert await store.complaints() == ["the database is not up to date; run `referral migrate`"]
    await store.migrate_in_thread()
    assert await store.complaints() == []
    store.close()


def test_a_closed_store_takes_nothing_more(store: Store) -> None:
    store.close()
    with pytest.raises(RuntimeError):
        store.write_now(names)


def test_other_databases_are_refused() -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql"):
        Store.open("mysql://x/y")
    with pytest.raises(ValueError, match="needs a file"):
        Store.open("sqlite://")


def test_a_lost_race_is_run_again(new_database: Callable[..., str]) -> None:
    """Two transactions that lock two rows crosswise: PostgreSQL stops one, and it is run again."""
    store = Store.open(new_database("postgresql"))
    for name in ("a", "b"):
        store.write_now(adding(name, store))
    both, tries = threading.Barrier(2, timeout=5), []

    def crosswise(order: tuple[str, str]) -> Callable[[Tx], None]:
        def work(tx: Tx) -> None:
            tries.append(order)
            tx.execute(text("UPDATE organization SET zone = 'x' WHERE name = :n"), {"n": order[0]})
            if len(tries) <= 2:
                both.wait()
            tx.execute(text("UPDATE organization SET zone = 'y' WHERE name = :n"), {"n": order[1]})

        return work

    threads = [threading.Thread(target=store.write_now, args=(crosswise(o),)) for o in (("a", "b"), ("b", "a"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tries) == 3
    store.close()


def cut_off(store: Store) -> None:
    """End every other connection to this database, as a restart of the server does."""
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = :name"
    )
    engine = create_engine(store.read_now(lambda tx: tx.engine.url))
    with engine.begin() as connection:
        connection.execute(cut, {"name": engine.url.database})
    engine.dispose()


def test_a_restarted_server_costs_no_request(new_database: Callable[..., str]) -> None:
    store = Store.open(new_database("postgresql"))
    store.write_now(adding("before", store))
    cut_off(store)
    assert store.read_now(names) == ["before"]
    cut_off(store)
    store.write_now(adding("after", store))
    cut_off(store)
    first = Quick(select(organization.c.name).where(organization.c.name == bindparam("name")))
    assert store.write_now(lambda tx: first.row(tx, {"name": "after"})) == ("after",)
    store.close()


async def test_who_gives_up_waiting_takes_nothing_from_the_others(sqlite_store: Store) -> None:
    """What had not begun is not done; the rest of the group is told as ever."""
    blocked = threading.Event()
    first = asyncio.create_task(sqlite_store.write(lambda tx: blocked.wait(5)))
    await asyncio.sleep(0.02)
    rest = [asyncio.create_task(sqlite_store.write(adding(name, sqlite_store))) for name in ("a", "b", "c")]
    await asyncio.sleep(0.02)
    rest[1].cancel()
    await asyncio.sleep(0)
    blocked.set()
    await first
    ended = await asyncio.gather(*rest, return_exceptions=True)
    assert (ended[0], ended[2]) == ("a", "c")
    assert isinstance(ended[1], asyncio.CancelledError)
    assert await sqlite_store.read(names) == ["a", "c"]


def test_an_event_loop_that_closed_keeps_nobody_else_waiting(sqlite_store: Store) -> None:
    blocked = threading.Event()

    async def leave() -> None:
        asyncio.ensure_future(sqlite_store.write(lambda tx: blocked.wait(5)))  # noqa: RUF006 - left behind on purpose
        await asyncio.sleep(0.02)

    loop = asyncio.new_event_loop()
    loop.run_until_complete(leave())
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    blocked.set()
    assert sqlite_store.write_now(adding("later", sqlite_store)) == "later"
