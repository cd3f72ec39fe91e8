"""A day after “by” or “until” is still to come: the next step of what has just happened, never that one’s own day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.core.desk import Desk, buttons, read

LOGGED = 'log "Ann Lee" of Beta from "Carl Smith" introduction'
TODAY = "2026-11-24"


def day(stored: int) -> str:
    return datetime.fromtimestamp(stored / 1e6, UTC).date().isoformat()


def stood(desk: Desk) -> str:
    """The day since which it stands where it stands."""
    return day(desk.row("introduction")["stage_at"])


@pytest.mark.parametrize("word", ["by", "until", "till"])
@pytest.mark.parametrize("move", ["called 1", "met 1", "proposed 1", "proposed 1 12k", "move 1 met"])
async def test_what_was_done_is_of_today_and_the_step_is_ahead(desk: Desk, move: str, word: str) -> None:
    await desk.says("ana", LOGGED)
    await desk.says("ana", f"{move} {word} friday")
    assert stood(desk) == TODAY


@pytest.mark.parametrize("move", ["called 1", "met 1", "proposed 1 12k"])
@pytest.mark.parametrize(
    ("when", "iso"),
    [("friday", "2026-11-27"), ("tomorrow", "2026-11-25"), ("1 dec", "2026-12-01"), ("next week", "2026-11-30")],
)
async def test_it_is_offered_as_the_next_step_and_set_by_one_click(desk: Desk, move: str, when: str, iso: str) -> None:
    await desk.says("ana", LOGGED)
    reply = await desk.ask("ana", f"{move} by {when}")
    (step,) = [button.line for button in buttons(reply) if button.line.startswith(f"next 1 {iso}")]
    await desk.says("ana", step)
    assert day(desk.row("introduction")["next_step_at"]) == iso


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("proposed 1 friday", "2026-11-20"),
        ("proposed 1 12k on friday", "2026-11-20"),
        ("met 1 yesterday", "2026-11-23"),
    ],
)
async def test_any_other_day_of_what_has_happened_is_the_last_one(desk: Desk, line: str, done: str) -> None:
    await desk.says("ana", LOGGED)
    await desk.says("ana", line)
    assert stood(desk) == done


async def test_both_days_in_one_line(desk: Desk) -> None:
    await desk.says("ana", LOGGED)
    reply = await desk.ask("ana", "met 1 yesterday by friday")
    assert stood(desk) == "2026-11-23"
    assert any(button.line.startswith("next 1 2026-11-27") for button in buttons(reply))


@pytest.mark.parametrize("line", ["thanked 1 by friday", "tried 1 by friday", "touch Carl call by friday"])
async def test_nothing_is_backdated_where_no_step_is_asked_for(desk: Desk, line: str) -> None:
    await desk.says("ana", LOGGED)
    assert "broke" not in read(await desk.ask("ana", line))
    assert all(day(row["at"]) == TODAY for row in desk.rows("touch"))
