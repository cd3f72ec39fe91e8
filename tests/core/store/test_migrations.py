"""Migrations and tables agree, on both databases, however many processes migrate at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from core.store import Store, migrations
from core.store.migrations import HEAD
from core.store.tables import metadata


@pytest.fixture
def empty(dialect: str, new_database: Callable[..., str]) -> str:
    return new_database(dialect, migrated=False)


def engine_of(url: str) -> Engine:
    return create_engine(url)


def shape(engine: Engine) -> dict[str, Any]:
    """Everything the database says about its tables, version table aside."""
    about = inspect(engine)
    return {
        name: (
            [{k: str(v) for k, v in column.items()} for column in about.get_columns(name)],
            about.get_pk_constraint(name),
            sorted(about.get_foreign_keys(name), key=str),
            sorted(about.get_unique_constraints(name), key=str),
            sorted(
                (i["name"], i["column_names"], str({k: str(v) for k, v in i.get("dialect_options", {}).items()}))
                for i in about.get_indexes(name)
            ),
            about.get_table_options(name),
        )
        for name in about.get_table_names()
        if name != "alembic_version"
    }


def test_migrations_make_exactly_the_tables(dialect: str, new_database: Callable[..., str]) -> None:
    migrated, created = engine_of(new_database(dialect)), engine_of(new_database(dialect, migrated=False))
    metadata.create_all(created)
    try:
        assert shape(migrated) == shape(created)
        with migrated.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    finally:
        migrated.dispose()
        created.dispose()


def test_head_is_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(migrations.config()).get_heads() == [HEAD]


def test_several_processes_may_migrate_at_once(empty: str) -> None:
    stores = [Store.open(empty) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(Store.migrate, stores))
    assert all(store.current() for store in stores)
    for store in stores:
        store.close()


def test_migrating_twice_changes_nothing(store: Store) -> None:
    store.migrate()
    assert store.current()


def test_down_and_up_again(empty: str) -> None:
    from alembic import command

    engine = engine_of(empty)
    migrations.upgrade(engine)
    with engine.begin() as connection:
        made = migrations.config()
        made.attributes["connection"] = connection
        command.downgrade(made, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    migrations.upgrade(engine)
    assert "introduction" in inspect(engine).get_table_names()
    engine.dispose()


def test_sqlite_minds_its_foreign_keys_after_migrating(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'deep' / 'new.db'}")
    store.migrate()
    assert store.write_now(lambda tx: tx.execute(text("PRAGMA foreign_keys")).scalar_one()) == 1
    store.close()
