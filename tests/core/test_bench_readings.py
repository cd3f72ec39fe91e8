"""The readings' benchmark is honest: what it fills is counted as history says, and it measures every reading."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from core.bench import readings, readings_asked
from core.store import recount


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MEMBERS", 4)


@pytest.mark.usefixtures("small")
def test_what_is_filled_is_counted_as_its_history_says(tmp_path: Path) -> None:
    book = readings._filled(f"sqlite:///{tmp_path / 'book.db'}", 400)
    assert book.store.read_now(lambda tx: recount.recount(tx, book.org)) == ()
    for asked in readings_asked.ASKED:
        assert book.store.read_now(lambda tx, asked=asked: repr(asked.read(tx, book.org)))
        assert book.store.read_now(lambda tx, asked=asked: asked.plain(tx, book.org))
    book.store.close()


def test_the_made_up_book_has_doors_of_every_end() -> None:
    doors = list(islice(readings.readings_world.introductions(300, [1, 2], readings.Counts()), 300))
    assert {"won", "lost", "declined"} <= {one.stage.value for one in doors}
    assert sum(one.closed_at is None for one in doors) <= 2 * readings.readings_world.OPEN
