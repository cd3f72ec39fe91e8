"""A note is a sign of life once two have spoken; before, the prospect waits for a call and not for a note."""

from __future__ import annotations

from tests.core.desk import Desk


async def test_after_a_talk_a_note_begins_the_days_of_silence_anew(desk: Desk) -> None:
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    await desk.says("ana", "called ann")
    desk.later(hours=72)
    await desk.says("ana", "note ann prefers mornings")
    (entry,) = desk.rows("introduction")
    assert entry["waiting_since"] == int(desk.now.timestamp() * 1_000_000)


async def test_before_the_first_call_it_puts_nothing_off(desk: Desk) -> None:
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    (before,) = desk.rows("introduction")
    desk.later(hours=5)
    await desk.says("ana", "note ann prefers mornings")
    assert desk.rows("introduction")[0]["waiting_since"] == before["waiting_since"]


async def test_a_note_on_what_has_ended_changes_nothing_else(desk: Desk) -> None:
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    await desk.says("ana", "won ann 12k")
    (before,) = desk.rows("introduction")
    desk.later(hours=5)
    await desk.says("ana", "note ann sent us a cake")
    assert desk.rows("introduction")[0]["waiting_since"] == before["waiting_since"]
