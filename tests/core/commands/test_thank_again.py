"""A draft of thanks never says that somebody has waited for a word he had today."""

from __future__ import annotations

from tests.core.desk import Desk, read


async def test_on_the_day_it_was_opened_and_closed_nobody_has_waited(desk: Desk) -> None:
    await desk.says("ana", "Ann Lee from Carl Smith")
    await desk.says("ana", "won ann 12k")
    said = read(await desk.ask("ana", "thank carl"))
    assert "since today" not in said
    assert "One more word to Carl?" in said


async def test_later_the_day_of_the_last_word_is_told(desk: Desk) -> None:
    await desk.says("ana", "Ann Lee from Carl Smith")
    await desk.says("ana", "won ann 12k")
    desk.later(hours=72)
    assert "Carl hasn’t heard from you since" in read(await desk.ask("ana", "thank carl"))
