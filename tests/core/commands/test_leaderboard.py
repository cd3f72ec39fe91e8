"""`leaderboard` and `undelivered`."""

from __future__ import annotations

import pytest

from core.asks import Place
from core.port import Refused
from core.readings.standings import MEASURES
from tests.core.commands.test_remind import delivered
from tests.core.desk import Desk, button, read
from tests.core.office import Wire

SALES = Place("channel", "slack:T0BRIGHT:C1", "sales")


async def busy(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction')
    await desk.says("ana", "met 1")
    await desk.says("bob", 'log "Tom Reyes" of Larkin from "Judy Park" introduction')
    await desk.says("bob", "called 2")


async def test_private_with_ones_own_place_and_a_share_button(either_desk: Desk) -> None:
    await busy(either_desk)
    reply = await either_desk.ask("bob", "leaderboard", place=SALES)
    text = read(reply)
    assert not reply.public
    assert text.index("Ana Ruiz") < text.index("Bob Stone")
    assert "You are 2nd of 2, with 2." in text
    assert "Only you see this" in text
    shared = await either_desk.ask("bob", button(reply, "Share").line, place=SALES)
    assert shared.public
    assert "You are" not in read(shared)


@pytest.mark.parametrize("measure", [m for m in MEASURES if m != "value"])
@pytest.mark.parametrize(
    "period", ["this month", "last quarter", "last 30 days", "november", "Q4", "2026", "all time", "today"]
)
async def test_every_period_and_measure_can_be_shared_as_shown(desk: Desk, measure: str, period: str) -> None:
    await busy(desk)
    reply = await desk.ask("ana", f"leaderboard {period} by {measure}", place=SALES)
    assert "Leaderboard, " in read(reply)
    if "Share" in read(reply):
        shared = await desk.ask("ana", button(reply, "Share").line, place=SALES)
        assert shared.card is not None
        assert reply.card is not None
        assert shared.card.title == reply.card.title


async def test_an_empty_board_is_kind_and_who_is_not_on_it_is_told_so(desk: Desk) -> None:
    assert "Nothing counted yet in this period" in await desk.says("ana", "leaderboard last year")
    await busy(desk)
    assert "You are not on this board yet" in await desk.says("dana", "leaderboard")


async def test_money_only_where_an_admin_allows(desk: Desk) -> None:
    await busy(desk)
    await desk.says("ana", "won 1 12k")
    assert "Boards by money are off here" in await desk.says("ana", "leaderboard by value")
    assert "12" not in (await desk.says("bob", "leaderboard share")).split("Nov")[0]


async def test_a_changed_number_changes_the_board(desk: Desk) -> None:
    await busy(desk)
    before = await desk.says("bob", "leaderboard")
    await desk.says("zoe", "settings points.called_in_time 50")
    after = await desk.says("bob", "leaderboard")
    assert before.index("Ana Ruiz") < before.index("Bob Stone")
    assert "with 51" in after


async def test_undo_takes_the_points_back(desk: Desk) -> None:
    await busy(desk)
    before = await desk.says("ana", "leaderboard by met")
    await desk.says("ana", "undo")
    assert "Ana Ruiz" in before
    assert "Nothing counted yet" in await desk.says("ana", "leaderboard by met")


async def test_an_admin_sees_what_was_not_delivered_and_tries_again(desk: Desk) -> None:
    wire = Wire(trouble=[Refused("the account is deactivated")])
    assert "Everything has been delivered" in await desk.says("zoe", "undelivered")
    assert "Only an admin" in await desk.says("ana", "undelivered")
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" for @bob introduction')
    await delivered(desk, wire)
    reply = await desk.ask("zoe", "undelivered")
    assert "“heads-up” for Bob Stone" in read(reply)
    assert "the account is deactivated" in read(reply)
    await desk.clicks("zoe", reply, "Try again")
    await delivered(desk, wire)
    assert len(wire.sent) == 1
    assert "Everything has been delivered" in await desk.says("zoe", "undelivered")
    assert "not waiting" in await desk.says("zoe", "undelivered 99999")


@pytest.mark.parametrize("line", ["leaderboard won this month", "leaderboard this month won", "board by won"])
async def test_measure_and_period_in_either_order(desk: Desk, line: str) -> None:
    assert "Leaderboard, this month: won" in await desk.says("ana", line)


async def test_who_wishes_it_stands_on_no_board_and_keeps_his_points_to_himself(either_desk: Desk) -> None:
    desk = either_desk
    await busy(desk)
    assert "You are off the board" in await desk.says("ana", "settings board out")
    shared = await desk.says("bob", "leaderboard share", place=SALES)
    assert "Bob Stone" in shared
    assert "Ana Ruiz" not in shared
    mine = await desk.says("ana", "leaderboard")
    assert "You have 7. You wished to stay off the board" in mine
    assert "Put me back" in mine
    assert "Ana Ruiz is not on the board" in await desk.says("bob", "why points @ana")
    assert "Your points, this month: 7" in await desk.says("ana", "why points")
    await desk.says("ana", "settings board in")
    assert "Ana Ruiz" in await desk.says("bob", "leaderboard share", place=SALES)


async def test_an_admin_takes_somebody_off_and_only_he_puts_him_back(desk: Desk) -> None:
    await busy(desk)
    assert "Only an admin" in await desk.says("bob", "settings board exclude @ana")
    assert "Ana Ruiz is off the board" in await desk.says("zoe", "settings board exclude @ana")
    assert "Ana Ruiz" not in await desk.says("bob", "leaderboard share", place=SALES)
    assert "An admin has taken you off" in await desk.says("ana", "settings board in")
    assert "An admin has taken you off" in await desk.says("ana", "leaderboard")
    assert "Ana Ruiz is on the board" in await desk.says("zoe", "settings board include ana")
    assert "Ana Ruiz" in await desk.says("bob", "leaderboard share", place=SALES)


async def test_my_place_is_seen_by_me_alone(desk: Desk) -> None:
    await busy(desk)
    assert "That is 1st of 2" in await desk.says("ana", "why points")
    assert "1st" not in await desk.says("bob", "why points @ana")


async def test_where_only_teams_are_ranked_no_name_stands_anywhere(desk: Desk) -> None:
    await busy(desk)
    for line in ("settings team @ana North", "settings team @bob South", "settings leaderboard.teams 1"):
        await desk.says("zoe", line)
    text = await desk.says("bob", "leaderboard")
    assert text.index("North") < text.index("South")
    assert "Ana Ruiz" not in text
    assert "You have 2. Here only teams are ranked." in text
    assert "of 2" not in await desk.says("bob", "why points")


async def test_below_the_least_nobody_is_ranked(desk: Desk) -> None:
    await busy(desk)
    await desk.says("zoe", "settings leaderboard.least 5")
    text = await desk.says("bob", "leaderboard")
    assert "Ana Ruiz" in text
    assert "Bob Stone" not in text
    assert "You have 2. The board begins a little higher." in text
