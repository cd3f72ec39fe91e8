"""`revenue`: sales by introduction, by partner, against the rest; for those who lead."""

from __future__ import annotations

from tests.core.desk import Desk


async def test_by_introduction_by_partner_and_the_rest(either_desk: Desk) -> None:
    desk = either_desk
    assert "no sale noted" in await desk.says("zoe", "revenue")
    await desk.says("zoe", 'log "Ann Lee" of Beta from "Judy Park" introduction')
    await desk.says("zoe", "fit judy click 5 trust 4 focus 4 because she keeps her word")
    await desk.says("zoe", "agree judy both")
    await desk.says("zoe", "won 1 12k")
    await desk.says("zoe", "sale Ann 3k")
    await desk.says("zoe", 'contact add "Tom Reyes" of Larkin')
    await desk.says("zoe", "sale Tom Reyes 5k")
    text = " ".join((await desk.says("zoe", "revenue")).replace("|", " ").split())
    assert "$20,000 in 3 sales, 75 % of it by introduction" in text
    assert "By introduction 2 $15,000" in text
    assert "The rest 1 $5,000" in text
    assert "through Judy Park 1 $12,000" in text


async def test_another_currency_stands_in_no_sum(desk: Desk) -> None:
    await desk.says("zoe", 'contact add "Tom Reyes" of Larkin')
    await desk.says("zoe", "sale Tom Reyes 5k EUR")
    text = await desk.says("zoe", "revenue")
    assert "$0 in one sale" in text
    assert "one sale in another currency" in text


async def test_reps_are_told_kindly(desk: Desk) -> None:
    await desk.says("zoe", "today")
    text = await desk.says("ana", "revenue")
    assert "Revenue, " not in text
