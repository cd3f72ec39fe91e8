"""The sample company: everybody there on both platforms, and a book in which something is always due."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.playground import company, seed
from core.playground.people import PEOPLE
from core.store import Store, agenda, directory

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, seed.Made]:
    path = tmp_path_factory.mktemp("company") / "book.db"
    path.write_bytes(sqlite_template.read_bytes())
    store = Store.open(f"sqlite:///{path}")
    try:
        return path, seed.seed(store, NOW)
    finally:
        store.close()


def test_every_line_of_the_book_was_taken(seeded: tuple[Path, seed.Made]) -> None:
    _, made = seeded
    assert made.refused == ()
    assert (made.members, made.introductions) == (8, 27)
    assert made.contacts >= 30


def test_everybody_has_a_seat_on_both_platforms_and_some_a_lead(seeded: tuple[Path, seed.Made]) -> None:
    store = Store.open(f"sqlite:///{seeded[0]}")
    try:
        for person in PEOPLE:
            keys = [company.account(person, platform) for platform in ("slack", "teams")]
            seats = store.read_now(lambda tx, keys=keys: [directory.seat(tx, key) for key in keys])  # type: ignore[misc]
            assert seats[0] is not None
            assert seats[0] == seats[1]
            assert (seats[0].member.name, seats[0].member.role.value) == (person.name, person.role)
        assert store.read_now(agenda.next_look) is not None
    finally:
        store.close()


def test_the_company_is_founded_once(seeded: tuple[Path, seed.Made]) -> None:
    store = Store.open(f"sqlite:///{seeded[0]}")
    try:
        assert store.read_now(company.is_there)
        with pytest.raises(ValueError, match="already"):
            store.write_now(lambda tx: company.settle_in(tx, NOW))
    finally:
        store.close()


def test_a_serving_process_knows_nothing_of_the_playground() -> None:
    found = "import sys, core.cli, core.serve; print([m for m in sys.modules if m.startswith('core.playground')])"
    told = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_same_moment_gives_the_same_lines_and_none_lies_ahead() -> None:
    for now in (NOW, NOW + timedelta(days=5, hours=11)):
        lines = seed.lines(now)
        assert lines == seed.lines(now)
        assert all(line.at < now for line in lines)
        assert [line.at for line in lines] == sorted(line.at for line in lines)
