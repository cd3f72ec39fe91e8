"""Migrations, run from code: Alembic is imported only where there is something to migrate (it costs a second)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0010"  # the newest revision; a test compares it with the files
_LOCK = 0x5EF322A1  # any number of ours: who migrates holds it, on PostgreSQL until his commit
_VERSION = text("SELECT version_num FROM alembic_version")


def revision(tx: Connection) -> str | None:
    """The revision this database is at; None for one without tables."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    found: str | None = tx.execute(_VERSION).scalar_one_or_none()
    return found


def config() -> Config:
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run what is missing in one transaction; of several processes at once the first does it, the others find it done.

    On SQLite a table is altered by copying and dropping it; with foreign keys on, the drop would take along whatever
    refers to it, so they are off meanwhile, and checked before the commit.
    """
    from alembic import command

    with engine.connect() as tx:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            _foreign_keys(tx, "OFF")
        try:
            with tx.begin():
                if not sqlite:
                    tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                made = config()
                made.attributes["connection"] = tx
                command.upgrade(made, to)
                if sqlite and (torn := tx.exec_driver_sql("PRAGMA foreign_key_check").first()) is not None:
                    raise RuntimeError(f"a migration left rows of {torn[0]} without their {torn[2]}")
        finally:
            if sqlite:
                _foreign_keys(tx, "ON")


def _foreign_keys(tx: Connection, state: str) -> None:
    """Set outside any transaction, where alone SQLite heeds it."""
    driver = tx.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys={state}")
