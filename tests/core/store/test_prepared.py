"""On PostgreSQL what a connection was asked twice is prepared, and stays so from one reading to the next; what fits its
table no more is asked anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from core.store import Store, Tx
from core.store.postgres import STATEMENTS


@pytest.fixture
def book(new_database: Callable[..., str]) -> Iterator[Store]:
    with closing(Store.open(new_database("postgresql"))) as store:
        yield store


def driver(tx: Tx) -> psycopg.Connection[Any]:
    held = tx.connection.driver_connection
    assert isinstance(held, psycopg.Connection)
    return held


def prepared(tx: Tx) -> int:
    asked = driver(tx).execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ("SELECT name%",))
    row = asked.fetchone()
    assert row is not None
    return int(row[0])


def asked_once(tx: Tx) -> int:
    driver(tx).execute("SELECT name FROM member WHERE id = %s", (1,))
    return prepared(tx)


def test_a_reading_leaves_its_statements_prepared(book: Store) -> None:
    assert book.read_now(asked_once) == 0
    assert book.read_now(asked_once) == 1
    assert book.read_now(prepared) == 1


def test_a_connection_is_told_how_to_plan_and_how_much_to_keep(book: Store) -> None:
    def settings(tx: Tx) -> list[object]:
        shown = [tx.exec_driver_sql(f"SHOW {name}").scalar_one() for name in ("plan_cache_mode", "random_page_cost")]
        return [*shown, driver(tx).prepared_max]

    assert book.read_now(settings) == ["force_custom_plan", "1.1", STATEMENTS]


def test_what_an_operator_said_of_his_disks_stands(new_database: Callable[..., str]) -> None:
    url = new_database("postgresql")
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET random_page_cost = 3', current_database()); END $$"
        )
    with closing(Store.open(url)) as store:
        assert store.read_now(lambda tx: tx.exec_driver_sql("SHOW random_page_cost").scalar_one()) == "3"


@pytest.mark.parametrize("bare", [True, False], ids=["on the driver's cursor", "through SQLAlchemy"])
@pytest.mark.parametrize("how", ["read_now", "write_now"])
def test_a_table_that_changed_under_a_prepared_statement_costs_no_request(book: Store, how: str, bare: bool) -> None:
    def count(tx: Tx) -> object:
        if bare:
            return driver(tx).execute("SELECT id FROM changing").fetchall()
        return tx.execute(text("SELECT id FROM changing")).all()

    book.write_now(lambda tx: tx.exec_driver_sql("CREATE TABLE changing (id integer)"))
    for _ in range(3):
        assert getattr(book, how)(count) == []
    with psycopg.connect(address(book), autocommit=True) as other:
        other.execute("ALTER TABLE changing ALTER id TYPE bigint")
    assert getattr(book, how)(count) == []


def address(store: Store) -> str:
    """The same database, for a connection of somebody else."""
    return store.read_now(lambda tx: driver(tx).info.dsn)


def test_a_reading_whose_end_was_lost_is_read_again(book: Store) -> None:
    runs: list[int] = []
    there = address(book)

    def look(tx: Tx) -> int:
        prepared(tx)
        runs.append(driver(tx).info.backend_pid)
        if len(runs) == 1:
            with psycopg.connect(there, autocommit=True) as other:
                assert other.execute("SELECT pg_terminate_backend(%s, 5000)", (runs[0],)).fetchone() == (True,)
        return len(runs)

    assert book.read_now(look) == 2
