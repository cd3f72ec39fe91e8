"""`referral doctor` says what is right and wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from core.cli import main
from core.doctor import Finding, examine
from core.store import Store
from tests.core.store.desk import open_desk

SLACK = {"REFERRAL_SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef", "REFERRAL_SLACK_BOT_TOKEN": "xoxb-1-a"}


def wrong(env: dict[str, str], **more: bool) -> list[str]:
    return [finding.sentence for finding in examine(env, **more) if not finding.good]


@pytest.fixture
def env(database_url: str) -> dict[str, str]:
    return {"REFERRAL_DATABASE_URL": database_url, **SLACK}


def book_of(url: str) -> None:
    store = Store.open(url)
    open_desk(store).log()
    store.close()


def test_nothing_is_wrong_with_a_healthy_book(env: dict[str, str]) -> None:
    book_of(env["REFERRAL_DATABASE_URL"])
    found = wrong(env, recount=True)
    assert [one for one in found if "superuser" not in one] == []
    assert Finding(True, "Counters equal history.") in list(examine(env, recount=True))


def test_counters_that_differ_are_found_on_demand_only(env: dict[str, str]) -> None:
    book_of(env["REFERRAL_DATABASE_URL"])
    store = Store.open(env["REFERRAL_DATABASE_URL"])
    store.write_now(lambda tx: tx.execute(text("UPDATE tally SET count = count + 1 WHERE grain = 'm'")))
    store.close()
    assert "1 counters differ from history." in wrong(env, recount=True)
    assert not any("differ" in one for one in wrong(env))


def test_a_database_without_tables(dialect: str, new_database: Callable[..., str]) -> None:
    env = {"REFERRAL_DATABASE_URL": new_database(dialect, migrated=False), **SLACK}
    assert wrong(env) == ["The database is not up to date: run `referral migrate`."]


def test_a_database_that_is_away() -> None:
    env = {"REFERRAL_DATABASE_URL": "postgresql://nobody@/nowhere?host=/nonexistent", **SLACK}
    assert [one for one in wrong(env) if one.startswith("The database cannot be reached")]


def test_settings_that_are_wrong_are_all_told() -> None:
    assert len(wrong({"REFERRAL_PORT": "many", "REFERRAL_DATABASE_URL": "mysql://x"})) >= 2


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    env = {"REFERRAL_DATABASE_URL": f"sqlite:///{tmp_path / 'a.db'}", **SLACK}
    assert main(["migrate"], env) == 0
    assert main(["doctor", "--recount"], env) == 0
    told = capsys.readouterr().out
    assert "ok    Counters equal history." in told
    assert "WRONG" not in told
