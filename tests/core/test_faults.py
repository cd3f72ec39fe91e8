"""Fail points kill the process where they are armed, and nowhere else."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

WRITE = """
import sys
from sqlalchemy import text
from core.store import Store
store = Store.open(f"sqlite:///{sys.argv[1]}")
store.write_now(lambda tx: tx.execute(text("CREATE TABLE IF NOT EXISTS mark (n INTEGER)")))
count = text("SELECT count(*) FROM sqlite_master WHERE name = 'mark'")
print(store.read_now(lambda tx: tx.execute(count).scalar_one()))
store.close()
"""


def run(path: Path, fault: str | None) -> subprocess.CompletedProcess[str]:
    env = {"REFERRAL_FAULT": fault} if fault else {}
    return subprocess.run(
        [sys.executable, "-c", WRITE, str(path)], env=env, capture_output=True, text=True, check=False
    )


def marked(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'mark'").fetchone()[0]
    return found


@pytest.mark.parametrize(("fault", "left"), [("before-commit", 0), ("after-commit:1", 1)])
def test_killed_there_with_or_without_the_commit(tmp_path: Path, fault: str, left: int) -> None:
    path = tmp_path / "a.db"
    assert run(path, fault).returncode == -signal.SIGKILL
    assert marked(path) == left


@pytest.mark.parametrize("fault", [None, "before-commit:0", "after-send"])
def test_unarmed_nothing_happens(tmp_path: Path, fault: str | None) -> None:
    ended = run(tmp_path / "a.db", fault)
    assert (ended.returncode, ended.stdout.strip()) == (0, "1"), ended.stderr


def test_a_point_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    ended = run(tmp_path / "a.db", "befor-commit")
    assert ended.returncode != 0
    assert "befor-commit" in ended.stderr
