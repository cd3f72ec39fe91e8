"""Shared credit: proposed by whoever is second, decided by a lead, counted half for each, and taken back whole."""

from __future__ import annotations

import pytest

from core.agenda import sweep
from core.store.recount import recount
from tests.core.desk import Desk, read


@pytest.fixture
async def two_doors(either_desk: Desk) -> Desk:
    """Ana has #1 through Carl; Bob met Ann through Judy and has proposed to share."""
    for line in ("settings team @ana North", "settings lead @dana North"):
        await either_desk.says("dana", "help")
        await either_desk.says("zoe", line)
    await either_desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    reply = await either_desk.ask("bob", '"Ann Lee" of Beta from "Judy Park"')
    await either_desk.clicks("bob", reply, "Ask to share it")
    return either_desk


async def number(desk: Desk) -> int:
    (share,) = desk.rows("share")
    return int(share["id"])


async def points(desk: Desk) -> dict[str, int]:
    told = await desk.says("zoe", "leaderboard this year")
    names = {"Ana Ruiz": "ana", "Bob Stone": "bob"}
    return {who: int(row.split()[-1]) for name, who in names.items() for row in told.splitlines() if name in row}


def no_miscounts(desk: Desk) -> bool:
    return desk.store.read_now(lambda tx: recount(tx, 1)) == ()


async def test_a_shared_win_counts_half_for_each_and_once_as_a_sale(two_doors: Desk) -> None:
    await two_doors.says("dana", f"share yes {await number(two_doors)}")
    before = await points(two_doors)
    await two_doors.says("ana", "won ann 12k")
    after = await points(two_doors)
    assert after["bob"] - before.get("bob", 0) == 5
    shared = after["ana"]
    await two_doors.says("ana", "undo")
    assert await points(two_doors) == before
    assert no_miscounts(two_doors)
    await two_doors.says("ana", "won ann 12k")
    assert (await points(two_doors))["ana"] == shared
    assert "1" in await two_doors.says("zoe", "leaderboard this year by won")
    assert "Bob" not in await two_doors.says("zoe", "leaderboard this year by won")
    assert no_miscounts(two_doors)


async def test_without_a_decision_it_counts_for_whoever_has_it(two_doors: Desk) -> None:
    await two_doors.says("ana", "won ann 12k")
    assert "bob" not in await points(two_doors)


async def test_refused_it_stays_with_whoever_has_it_and_may_not_be_decided_again(two_doors: Desk) -> None:
    one = await number(two_doors)
    assert "Not shared" in await two_doors.says("dana", f"share no {one}")
    assert "nothing to decide" in await two_doors.says("dana", f"share yes {one}")
    await two_doors.says("ana", "won ann 12k")
    assert "bob" not in await points(two_doors)


async def test_a_decision_can_be_taken_back_and_made_anew(two_doors: Desk) -> None:
    one = await number(two_doors)
    await two_doors.says("dana", f"share yes {one}")
    await two_doors.says("dana", "undo")
    assert two_doors.rows("introduction")[0]["shared_with"] is None
    assert "Shared" in await two_doors.says("dana", f"share yes {one}")


@pytest.mark.parametrize("who", ["ana", "bob", "lena"])
async def test_only_the_lead_of_whoever_has_it_decides(two_doors: Desk, who: str) -> None:
    await two_doors.says(who, f"share yes {await number(two_doors)}")
    assert two_doors.rows("share")[0]["state"] == "open"
    assert two_doors.rows("introduction")[0]["shared_with"] is None


async def test_the_lead_decides_on_the_introductions_own_card(two_doors: Desk) -> None:
    reply = await two_doors.ask("dana", "show 1")
    assert "Judy Park opened the door as well" in read(reply)
    await two_doors.clicks("dana", reply, "Share it")
    assert two_doors.rows("introduction")[0]["shared_with"] is not None
    assert "Share it" not in read(await two_doors.ask("ana", "show 1"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("share 1 with @bob", "proposed already"),
        ("share 99", "no introduction #99"),
        ("share 1 with @ana", "Ana has that introduction already"),
    ],
)
async def test_what_makes_no_sense_is_refused_before_anything_is_written(two_doors: Desk, line: str, said: str) -> None:
    assert said in await two_doors.says("bob", line)
    assert len(two_doors.rows("share")) == 1


async def test_one_s_own_is_shared_with_somebody_named(either_desk: Desk) -> None:
    await either_desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    form = await either_desk.ask("ana", "share 1")
    assert form.form is not None
    assert not either_desk.rows("share")
    assert "share #1 Ann Lee with Bob Stone" in await either_desk.says("ana", "share ann with @bob")


async def test_an_ended_or_given_introduction_has_no_credit_to_share(either_desk: Desk) -> None:
    await either_desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    await either_desk.says("ana", "won ann 12k")
    assert "nothing left to share" in await either_desk.says("ana", "share 1 with @bob")
    await either_desk.says("ana", "gave Judy Tom Reyes")
    assert "doors opened to us" in await either_desk.says("ana", "share 2 with @bob")
    assert not either_desk.rows("share")


async def test_both_hear_of_it_once(two_doors: Desk) -> None:
    await two_doors.says("dana", f"share yes {await number(two_doors)}")
    for _ in range(6):
        two_doors.later(hours=20)
        await sweep(two_doors.store, lambda: two_doors.now)
    told = [row for row in two_doors.rows("post") if row["rule"] == "shared-credit"]
    assert len(told) == 2
    assert "counts for you and Bob" in str(told)
    assert "counts for Ana and you" in str(told)


async def test_merging_the_second_introducer_keeps_his_name_on_the_card(two_doors: Desk) -> None:
    await two_doors.says("bob", 'contact add "Judith Park" of "Park Law"')
    await two_doors.says("bob", 'contact merge "Judy Park" into "Judith Park"')
    assert "Judith Park opened the door as well" in await two_doors.says("ana", "show 1")


async def test_no_share_is_offered_of_what_one_may_not_see(either_desk: Desk) -> None:
    await either_desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    await either_desk.says("ana", "contact edit ann sensitive")
    reply = await either_desk.ask("bob", '"Ann Lee" of Beta from "Judy Park"')
    assert "Ask to share it" not in read(reply)


async def test_passed_to_whom_it_is_shared_with_the_win_is_his_alone(two_doors: Desk) -> None:
    await two_doors.says("dana", f"share yes {await number(two_doors)}")
    await two_doors.says("ana", "pass 1 to @bob")
    await two_doors.says("bob", "won ann 12k")
    assert not [row for row in two_doors.rows("tally") if row["act"] == "shared" and row["count"]]
    assert "Bob Stone" in await two_doors.says("zoe", "leaderboard this year by won")
    assert no_miscounts(two_doors)


async def test_a_win_shared_afterwards_moves_half_of_it(two_doors: Desk) -> None:
    await two_doors.says("ana", "won ann 12k")
    before = await points(two_doors)
    assert "Shared" in await two_doors.says("dana", f"share yes {await number(two_doors)}")
    after = await points(two_doors)
    assert (after["ana"], after["bob"]) == (before["ana"] - 5, before.get("bob", 0) + 5)
    assert no_miscounts(two_doors)


async def test_nothing_is_shared_of_what_was_lost_meanwhile(two_doors: Desk) -> None:
    await two_doors.says("ana", "lost ann went with another firm")
    assert "nothing left to share" in await two_doors.says("dana", f"share yes {await number(two_doors)}")
    assert two_doors.rows("share")[0]["state"] == "open"


async def test_nobody_hears_of_a_prospect_held_in_confidence(two_doors: Desk) -> None:
    one = await number(two_doors)
    await two_doors.says("ana", "contact edit ann sensitive")
    assert "held in confidence" in await two_doors.says("dana", f"share yes {one}")
    assert two_doors.rows("share")[0]["state"] == "open"


async def test_a_second_introducer_held_in_confidence_is_named_to_nobody_else(two_doors: Desk) -> None:
    await two_doors.says("bob", 'contact edit "Judy Park" sensitive')
    await two_doors.says("dana", f"share yes {await number(two_doors)}")
    await sweep(two_doors.store, lambda: two_doors.now)
    ana = next(row["id"] for row in two_doors.rows("member") if row["name"] == "Ana Ruiz")
    told = [row for row in two_doors.rows("post") if row["rule"] == "shared-credit" and row["member_id"] == ana]
    assert told
    assert "Judy" not in str(told)
    assert "Judy" not in await two_doors.says("ana", "show 1")


async def test_where_the_lead_has_the_other_part_an_admin_decides(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("dana", "help")
    for line in ("settings team @ana North", "settings lead @dana North"):
        await desk.says("zoe", line)
    await desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    assert "Zoe Hart decides" in await desk.says("dana", 'share 1 through "Judy Park"')
    one = await number(desk)
    assert "Zoe Hart decides" in await desk.says("dana", f"share yes {one}")
    assert "Shared" in await desk.says("zoe", f"share yes {one}")


async def test_half_a_win_follows_what_a_win_is_worth(two_doors: Desk) -> None:
    await two_doors.says("dana", f"share yes {await number(two_doors)}")
    before = await points(two_doors)
    await two_doors.says("ana", "won ann 12k")
    await two_doors.says("zoe", "settings number points.won 30")
    after = await points(two_doors)
    assert after["bob"] - before.get("bob", 0) == 15
    assert "Halves of shared wins" in await two_doors.says("bob", "why points")
