"""A name passed on without its owner's word is forgotten when its time is over, and nobody else is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.agenda import sweep
from core.keeping import lapses_at
from core.model import Direction, Stage, Warmth
from tests.core.desk import Desk
from tests.core.rules.sample import MONDAY, entry, policy

NAMED: dict[str, Any] = {"warmth": Warmth.NAME, "agreed": None}
LOGGED = 'log "Ann Lee" of Beta from "Carl Smith" name only'


async def looked(desk: Desk, **time: float) -> None:
    """Time passes, and the house looks at what is due until nothing is."""
    desk.later(**time)
    while await sweep(desk.store, lambda: desk.now):
        pass


def kept(desk: Desk) -> bool:
    return any(row["name"] == "Ann Lee" for row in desk.rows("contact"))


@pytest.mark.parametrize("warmth", [Warmth.NAME, Warmth.MENTION])
@pytest.mark.parametrize("days", [1, 30, 90])
def test_a_name_lapses_after_as_many_days_as_the_house_says(warmth: Warmth, days: int) -> None:
    named = entry(warmth=warmth, agreed=None)
    assert lapses_at(named, policy(consent_forget=days)) == MONDAY + timedelta(days=days)


@pytest.mark.parametrize(
    "known",
    [
        {"warmth": Warmth.INTRODUCTION},
        {"warmth": Warmth.MEETING},
        {"agreed": True},
        {"contacted_at": MONDAY},
        {"met_at": MONDAY},
        {"direction": Direction.GIVEN},
        {"direction": Direction.INTERNAL},
        {"stage": Stage.WON},
        {"stage": Stage.LOST},
        {"stage": Stage.DECLINED},
    ],
    ids=str,
)
def test_who_spoke_to_us_or_was_spoken_to_does_not(known: dict[str, Any]) -> None:
    assert lapses_at(entry(**NAMED), policy()) is not None
    assert lapses_at(entry(**(NAMED | known)), policy()) is None


def test_no_days_means_for_ever() -> None:
    assert lapses_at(entry(**NAMED), policy(consent_forget=0)) is None


async def test_kept_to_the_last_hour_and_gone_after_it(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", LOGGED)
    await looked(desk, days=29, hours=23)
    assert kept(desk)
    await looked(desk, hours=2)
    assert not kept(desk)
    assert desk.row("introduction")["stage"] == "parked"
    assert any(row["name"] == "Carl Smith" for row in desk.rows("contact")), "who gave the name stays"


async def test_its_messages_lose_the_name_too(desk: Desk) -> None:
    await desk.says("ana", LOGGED)
    await looked(desk, days=3)
    assert "Ann" in str([row["card"] for row in desk.rows("post")])
    await looked(desk, days=28)
    assert "Ann" not in str([row["card"] for row in desk.rows("post")])


@pytest.mark.parametrize(
    "line",
    [
        "agreed 1",
        "called 1",
        "met 1",
        "contact edit ann client",
        'log "Tom Reyes" of Larkin from "Ann Lee" introduction',
        'log "Ann Lee" of Beta from "Judy Park" introduction anyway',
    ],
)
async def test_who_is_known_by_more_than_the_name_stays(desk: Desk, line: str) -> None:
    await desk.says("ana", LOGGED)
    assert "broke" not in await desk.says("ana", line)
    await looked(desk, days=31)
    assert kept(desk)


async def test_two_names_last_as_long_as_the_later(desk: Desk) -> None:
    await desk.says("ana", LOGGED)
    await looked(desk, days=20)
    await desk.says("ana", 'log "Ann Lee" of Beta from "Judy Park" name only anyway')
    assert len(desk.rows("introduction")) == 2
    await looked(desk, days=15)
    await desk.says("zoe", "settings number quiet.met 3")  # everything is looked at anew
    await looked(desk, days=14)
    assert kept(desk)
    await looked(desk, days=2)
    assert not kept(desk)


@pytest.mark.parametrize(("days", "after", "stays"), [(60, 59, True), (60, 61, False), (7, 8, False), (0, 400, True)])
async def test_the_house_may_keep_names_longer_or_shorter(desk: Desk, days: int, after: int, stays: bool) -> None:
    await desk.says("ana", LOGGED)
    await desk.says("zoe", f"settings number consent.forget {days}")
    await looked(desk, days=after)
    assert kept(desk) is stays


async def test_an_introduction_that_was_only_a_name_after_all_lapses_as_one(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction')
    await desk.says("ana", "edit 1 name only")
    await looked(desk, days=29)
    assert kept(desk)
    await looked(desk, days=2)
    assert not kept(desk)


async def test_a_late_slip_can_be_taken_back_before_anybody_is_forgotten(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction')
    await looked(desk, days=60)
    await desk.says("ana", "edit 1 name only")
    await looked(desk, hours=23)
    assert kept(desk)
    await desk.says("ana", "undo")
    await looked(desk, days=40)
    assert kept(desk)


async def test_who_has_not_agreed_after_all_lapses_as_before(desk: Desk) -> None:
    await desk.says("ana", LOGGED)
    await desk.says("ana", "agreed 1")
    await looked(desk, days=31)
    await desk.says("ana", "edit 1 not agreed")
    assert kept(desk)
    await looked(desk, days=2)
    assert not kept(desk)
