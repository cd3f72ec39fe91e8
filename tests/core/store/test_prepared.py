"""On PostgreSQL what was asked once is prepared, and stays so from one reading to the next."""

from __future__ import annotations

from collections.abc import Callable

from core.store import Store, Tx

_PREPARED = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"


def test_a_reading_leaves_its_statements_prepared(new_database: Callable[..., str]) -> None:
    store = Store.open(new_database("postgresql"))

    def ask(tx: Tx) -> int:
        driver = tx.connection.dbapi_connection
        assert driver is not None
        cursor = driver.cursor()
        for _ in range(3):
            cursor.execute("SELECT name FROM member WHERE id = %s", (1,))
        cursor.execute(_PREPARED, ("SELECT name FROM member%",))
        found = cursor.fetchone()
        assert found is not None
        return int(found[0])

    def settings(tx: Tx) -> list[str]:
        asked = ("plan_cache_mode", "random_page_cost")
        return [str(tx.exec_driver_sql(f"SHOW {name}").scalar_one()) for name in asked]

    def kept(tx: Tx) -> int:
        return int(tx.exec_driver_sql(_PREPARED, ("SELECT name FROM member%",)).scalar_one())

    assert store.read_now(ask) == 1
    assert store.read_now(kept) == 1
    assert store.read_now(settings) == ["force_custom_plan", "1.1"]
    store.close()
