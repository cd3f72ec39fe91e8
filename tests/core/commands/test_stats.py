"""`stats`: doors by how far they came, for oneself, the team and everybody."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, read


async def busy(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction')
    await desk.says("ana", 'log "Tom Reyes" of Larkin from "Carl Smith" name only')
    await desk.says("bob", 'log "Mia Koch" of Orbit from "Judy Park" meeting')
    await desk.says("bob", 'log "Sid Sole" of Solo from "Judy Park" promised')
    desk.later(days=2)
    await desk.says("ana", "called 1")
    desk.later(days=2)
    await desk.says("ana", "met 1")
    desk.later(days=6)
    await desk.says("ana", "won 1 12k")


async def test_the_funnel_with_counts_shares_and_median_days(either_desk: Desk) -> None:
    await busy(either_desk)
    text = await either_desk.says("ana", "stats")
    assert "Your doors, last 12 months: 2 doors, 1 won" in text
    for row in ("Opened 2", "Spoke 1 1 of 2 2", "Met 1 1 of 1 4", "Won 1 1 of 1 10"):
        assert row in " ".join(text.replace("|", " ").split()), row
    assert "Sandler, 2002" in text
    assert "40–60 %" in text


@pytest.mark.parametrize(
    ("line", "days", "told"),
    [
        ('log "Gus Globe" from "Ann Lee" name only', 0, "1 of 1"),
        ('log "Gus Globe" from "Ann Lee" name only', 9, "1 of 1"),
        ('log "Gus Globe" from "Ann Lee" name only', 11, "0 of 1"),
        ('log "Gus Globe" from "Carl Smith" name only', 0, "0 of 1"),
    ],
)
async def test_at_how_many_sales_a_name_was_captured(either_desk: Desk, line: str, days: int, told: str) -> None:
    await busy(either_desk)
    either_desk.later(days=days)
    await either_desk.says("ana", line)
    assert f"Sales with a name captured at the close: {told}" in await either_desk.says("ana", "stats")
    assert f"Sales with a name captured at the close: {told}" in await either_desk.says("bob", "stats all")
    assert "captured" not in await either_desk.says("bob", "stats")


async def test_everybodys_are_more_and_a_promise_waits(desk: Desk) -> None:
    await busy(desk)
    text = await desk.says("ana", "stats all")
    assert "All our doors, last 12 months: 3 doors, 1 won" in text
    assert "one door promised and not opened yet" in text


@pytest.mark.parametrize("key", ["warmth", "month", "introducer", "partner"])
@pytest.mark.parametrize("period", ["", " this quarter", " november", " 2026", " all time", " last 30 days"])
async def test_by_anything_in_any_period(desk: Desk, key: str, period: str) -> None:
    await busy(desk)
    assert "Something broke" not in await desk.says("ana", f"stats all by {key}{period}")
    assert "Something broke" not in await desk.says("ana", f"stats by {key}{period}")


async def test_by_warmth_beside_what_was_published(desk: Desk) -> None:
    await busy(desk)
    text = " ".join((await desk.says("ana", "stats all by warmth")).replace("|", " ").split())
    assert "spoke for us 1 1 of 1 1 of 1 4" in text
    assert "gave the name 1 0 of 1" in text
    assert "Personal introduction 1 of 2 2 40–60 %" in text


async def test_by_introducer_hides_whom_one_may_not_see(desk: Desk) -> None:
    await busy(desk)
    assert "Carl Smith" in await desk.says("ana", "stats all by introducer")
    await desk.says("zoe", 'contact edit "Carl Smith" sensitive')
    assert "Carl Smith" in await desk.says("zoe", "stats all by introducer")
    assert "Carl Smith" not in await desk.says("bob", "stats all by introducer")


async def test_by_rep_is_for_those_who_lead(desk: Desk) -> None:
    await busy(desk)
    refused = await desk.ask("ana", "stats by rep")
    assert "for those who lead" in read(refused)
    assert "Your doors" in read(await desk.clicks("ana", refused, "Mine"))
    assert "Ana Ruiz" in await desk.says("zoe", "stats by rep")


async def test_each_button_leads_on(desk: Desk) -> None:
    await busy(desk)
    reply = await desk.ask("ana", "stats this quarter")
    for label in ("By warmth", "By month", "My team", "Who opens doors", "Why?"):
        assert "?" not in read(await desk.clicks("ana", reply, label)).split("\n")[0]
    assert button(reply, "By month").line == "stats mine by month this quarter"


async def test_nothing_yet_is_said_kindly(desk: Desk) -> None:
    assert "nothing yet" in await desk.says("ana", "stats")


async def test_what_was_undone_is_not_counted(desk: Desk) -> None:
    await busy(desk)
    await desk.says("ana", "undo")
    assert "2 doors, 0 won" in await desk.says("ana", "stats")
