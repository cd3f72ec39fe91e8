"""The readings' benchmark is honest: what it fills is counted as history says, and it measures every reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.bench import readings, readings_asked
from core.store import history_counts, recount


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MEMBERS", 4)
    monkeypatch.setattr(readings, "TILE", 150)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("size", [100, 450])
def test_what_is_filled_is_counted_as_its_history_says(
    dialect: str, new_database: Callable[..., str], size: int
) -> None:
    book = readings._filled(new_database(dialect, migrated=False), size)
    assert book.store.read_now(lambda tx: recount.recount(tx, book.org)) == ()
    board = book.store.read_now(lambda tx: history_counts.open_doors(tx, book.org))
    assert sum(row[2] for row in board) == size + 4 * readings.world.OPEN
    for asked in readings_asked.ASKED:
        assert readings._several(book, asked.read, 2).statements > 0
        assert readings._several(book, asked.plain, 1).ms > 0
    book.store.close()


def test_the_made_up_book_has_doors_of_every_end() -> None:
    doors = list(readings.world.ended(300, [1, 2], readings.Counts()))
    assert {"won", "lost", "declined"} <= {one.stage.value for one in doors}
    assert all(one.closed_at is not None for one in doors)
    assert all(one.closed_at is None for one in readings.world.still_open(300, [1, 2], readings.Counts(), after=300))
