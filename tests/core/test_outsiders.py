"""No board and no contest where people from outside would read it: not shared there, and not sent there."""

from __future__ import annotations

import pytest

from core.asks import Place
from core.bot import Bot
from core.port import Later
from core.store import Store, house
from tests.core.desk import Desk
from tests.core.office import MONDAY, Clock, Office

SALES = Place("channel", "slack:T0BRIGHT:C1", "sales")


@pytest.fixture
def office(store: Store) -> Office:
    """A channel whose board is due this Monday at nine in New York, an hour ago."""
    made = Office(store, Clock(MONDAY))
    made.write(lambda book: house.set_board(book, "slack:T1:C1", "sales"))
    return made


async def test_a_board_is_not_sent_where_outsiders_are(office: Office) -> None:
    office.wire.outside = True
    await office.settle()
    assert office.wire.sent == []


async def test_where_only_we_are_it_is(office: Office) -> None:
    await office.settle()
    assert office.wire.titles() == ["Leaderboard, last week: points"]


async def test_it_waits_until_the_platform_can_tell(office: Office) -> None:
    office.wire.outside = Later("silent", 60)
    await office.settle()
    assert office.wire.sent == []
    office.wire.outside = False
    office.clock.turn(minutes=2)
    await office.settle()
    assert len(office.wire.sent) == 1


@pytest.mark.parametrize(("told", "shared"), [(False, True), (True, False), (Later("silent"), False)])
async def test_a_board_is_shared_only_where_nobody_from_outside_reads_it(
    desk: Desk, told: bool | Later, shared: bool
) -> None:
    asked = []

    async def outsiders(channel: str, route: str | None) -> bool:
        asked.append(channel)
        if isinstance(told, Later):
            raise told
        return told

    desk.bot = Bot(
        desk.store, lambda: desk.now, profiles=desk._profile, ring=desk._ring, owner="test", outsiders=outsiders,
        tasks=desk.tasks,
    )  # fmt: skip
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction', place=SALES)
    assert asked == []
    assert ("Share" in await desk.says("ana", "leaderboard", place=SALES)) is shared
    reply = await desk.ask("ana", "leaderboard share", place=SALES)
    assert reply.public is shared
    assert asked == ["slack:T0BRIGHT:C1"] * 2
    assert not (await desk.ask("ana", "leaderboard")).public
    assert len(asked) == 2
