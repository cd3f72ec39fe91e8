"""What PostgreSQL says it spent on statements, by its extension pg_stat_statements: planning and running, without the
driver, the socket and the waking of processes, which a driver's clock measures along."""

from __future__ import annotations

from core.store import Store, Tx

SETTINGS = {"shared_preload_libraries": "pg_stat_statements", "pg_stat_statements.track_planning": "on"}
_SPENT = (
    "SELECT coalesce(sum(total_plan_time + total_exec_time), 0) FROM pg_stat_statements "
    "WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) "
    "AND query NOT LIKE '%%pg_stat_statements%%'"
)


class ServerTime:
    """The meter of one database. It answers None on SQLite, which works inside the driver's call, and on a server that
    was started without the extension. What it does not see: parsing, and sending what was found."""

    def __init__(self, store: Store) -> None:
        self._store = store if store.dialect == "postgresql" and store.read_now(_loaded) else None
        if self._store is not None:
            self._store.write_now(lambda tx: _run(tx, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements"))

    def begin(self) -> None:
        """From zero."""
        if self._store is not None:
            self._store.write_now(lambda tx: _run(tx, "SELECT pg_stat_statements_reset()"))

    def milliseconds(self) -> float | None:
        """Spent since `begin`."""
        return float(self._store.read_now(lambda tx: tx.exec_driver_sql(_SPENT).scalar_one())) if self._store else None


def _loaded(tx: Tx) -> bool:
    return "pg_stat_statements" in str(tx.exec_driver_sql("SHOW shared_preload_libraries").scalar_one())


def _run(tx: Tx, statement: str) -> None:
    tx.exec_driver_sql(statement)
