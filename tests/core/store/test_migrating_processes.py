"""Four processes that start together on an empty database: one migrates, all can work, the tables are the tables."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from core.store import Store
from core.store.tables import metadata
from tests.core.store.desk import dump, open_desk

TOGETHER = """
import os, sys
from core.store import Store

def start(number):
    heard, told = os.pipe()
    if (pid := os.fork()) == 0:
        os.close(told)
        os.read(heard, 1)  # until everybody stands at the line
        store = Store.open(sys.argv[1])
        store.migrate()
        current = store.current()
        store.close()
        os._exit(0 if current else 1)
    os.close(heard)
    return pid, told

started = [start(number) for number in range(4)]
for _, told in started:
    os.close(told)
print([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid, _ in started])
"""


def migrate_together(url: str) -> str:
    done = subprocess.run([sys.executable, "-c", TOGETHER, url], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.fixture
def empty(dialect: str, new_database: Callable[..., str]) -> str:
    return new_database(dialect, migrated=False)


def test_four_processes_and_one_migration(empty: str) -> None:
    assert migrate_together(empty) == "[0, 0, 0, 0]"
    engine = create_engine(empty)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar_one() == 1
    engine.dispose()


def test_what_stands_there_already_is_left_alone(store: Store, database_url: str) -> None:
    """A rolling deploy: the processes that start find a database at work."""
    desk = open_desk(store)
    desk.log()
    before = store.read_now(dump)
    assert migrate_together(database_url) == "[0, 0, 0, 0]"
    assert store.read_now(dump) == before
