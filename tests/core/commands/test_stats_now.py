"""What numbers say of today: who waits beside the team's median, the last sale, and which cadence pays."""

from __future__ import annotations

from tests.core.desk import Desk, button, read


async def a_team(desk: Desk) -> None:
    await desk.says("dana", "help")
    await desk.says("bob", "help")
    for line in ("settings team @ana North", "settings team @bob North", "settings lead @dana North"):
        await desk.says("zoe", line)


async def test_my_waiting_list_stands_beside_the_teams_median(either_desk: Desk) -> None:
    desk = either_desk
    await a_team(desk)
    for name in ("Ann Lee", "Gus Globe", "Mia Koch"):
        await desk.says("ana", f'"{name}" from "Carl Smith"')
    await desk.says("bob", '"Tom Reyes" from "Judy Park"')
    assert "Waiting for a first call: 3 of yours; your team’s median is 1." in await desk.says("ana", "stats")
    await desk.says("bob", "called tom")
    assert "none of yours; your team’s median is 0." in await desk.says("bob", "stats")
    assert "Waiting for a first call" not in await desk.says("ana", "stats all")


async def test_how_long_the_longest_waits_and_next_steps_past_their_moment(either_desk: Desk) -> None:
    desk = either_desk
    await a_team(desk)
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    await desk.says("bob", '"Tom Reyes" from "Judy Park"')
    await desk.says("bob", "called tom")
    await desk.says("bob", "next tom to send the offer in 3 days")
    assert "Next steps past" not in await desk.says("bob", "stats")
    desk.later(days=5)
    said = await desk.says("ana", "stats")
    assert "1 of yours, the longest for 5 days; your team’s median is 0." in said
    assert "Next steps past their day: none of yours; your team’s median is 0." in said
    assert "Next steps past their day: 1 of yours, the longest for 2 days" in await desk.says("bob", "stats")


async def test_two_are_too_few_for_a_median(desk: Desk) -> None:
    await desk.says("zoe", "settings team @ana North")
    await desk.says("zoe", "settings team @bob North")
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    assert "median is" not in await desk.says("ana", "stats")


async def test_without_teams_it_is_the_median_of_all(desk: Desk) -> None:
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    assert "1 of yours; our median is 0." in await desk.says("ana", "stats")


async def test_the_houses_last_sale_with_whoever_began_it(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    assert "last sale" not in await desk.says("zoe", "stats all")
    await desk.says("ana", "won ann 12k")
    assert "Our last sale from an introduction: today, Ann Lee through Carl Smith." in await desk.says(
        "zoe", "stats all"
    )
    assert "Carl Smith introduced Ann Lee" in read(
        await desk.clicks("zoe", await desk.ask("zoe", "stats all"), "Its chain")
    )
    desk.later(hours=24 * 12)
    assert "12 days ago, Ann Lee through Carl Smith." in await desk.says("zoe", "revenue")


async def test_a_sensitive_client_is_not_named_to_those_who_may_not_know(desk: Desk) -> None:
    await desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    await desk.says("ana", "won ann 12k")
    await desk.says("ana", "contact edit ann sensitive")
    said = await desk.says("bob", "stats all")
    assert "Our last sale from an introduction: today" in said
    assert "Ann" not in said
    assert "chain" not in said


async def test_which_cadence_pays_with_its_cases(either_desk: Desk) -> None:
    desk = either_desk
    assert "Nothing can be said yet" in await desk.says("ana", "stats by cadence")
    await desk.says("ana", 'contact add "Carl Smith" client')
    await desk.says("ana", 'contact add "Judy Park" client')
    desk.later(hours=24 * 40)
    await desk.says("ana", "touch carl call")
    desk.later(hours=24 * 10)
    await desk.says("ana", '"Ann Lee" from "Carl Smith"')
    desk.later(hours=24 * 120)
    said = await desk.says("ana", "stats by cadence")
    assert "Which cadence pays: my clients" in said
    row = {line.strip().split("  ")[0]: line for line in said.splitlines()}
    assert "1 of 1" in row["A call"]
    assert "of 3" in row["No word at all"]
    assert "what went together, not why" in said


async def test_a_button_leads_there(desk: Desk) -> None:
    await desk.says("ana", '"Ann Lee" of Beta from "Carl Smith"')
    assert button(await desk.ask("ana", "stats"), "Which cadence pays").line.startswith("stats mine by cadence")
