"""Time on the stage: it stops wherever the bot has something to do, and never runs back or hangs."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.playground.people import Impossible, Person
from core.playground.stage import Stage
from tests.playground.small_bot import SmallBot


class Diary:
    """Works at given moments, and notes when it was let to."""

    def __init__(self, stage: Stage, moments: list[datetime], *, stuck: bool = False) -> None:
        self._stage = stage
        self._moments = sorted(moments)
        self._stuck = stuck
        self.worked: list[datetime] = []

    async def settle(self) -> None:
        while self._moments and self._moments[0] <= self._stage.clock() and not self._stuck:
            self._moments.pop(0)
            self.worked.append(self._stage.clock())

    async def next_moment(self) -> datetime | None:
        return self._moments[0] if self._moments else None


async def test_every_due_moment_is_stopped_at(stage: Stage) -> None:
    start = stage.clock()
    hours = [start + timedelta(hours=n) for n in (1, 5, 30)]
    diary = Diary(stage, hours)
    stage.works = diary
    await stage.until(start + timedelta(days=1))
    assert [abs(at - due) < timedelta(seconds=5) for at, due in zip(diary.worked, hours, strict=False)] == [True, True]
    assert abs(stage.clock() - start - timedelta(days=1)) < timedelta(seconds=5)


async def test_what_never_gets_done_does_not_stop_the_clock(stage: Stage) -> None:
    start = stage.clock()
    stage.works = Diary(stage, [start], stuck=True)
    await stage.until(start + timedelta(days=365))
    assert stage.clock() >= start + timedelta(days=365)


async def test_what_waits_for_its_turn_is_waited_for_after_an_act(stage: Stage, bot: SmallBot, ana: Person) -> None:
    diary = Diary(stage, [stage.clock() + timedelta(seconds=4)])
    stage.works = diary
    await stage.say(ana, "slack", "dm", "/referral today")
    assert len(diary.worked) == 1


async def test_real_time_is_enough_for_what_is_due(stage: Stage, bot: SmallBot) -> None:
    bot.due = stage.clock()
    await stage.tick()
    assert bot.due is None


async def test_places_and_words_must_make_sense(stage: Stage, ana: Person) -> None:
    for where, text in (("#nowhere", "hello"), ("dm", "  ")):
        with pytest.raises(Impossible):
            await stage.say(ana, "slack", where, text)
    zoe = Person("zoe", "Zoe Hart", 8)
    with pytest.raises(Impossible, match="not in North chat"):
        await stage.say(zoe, "teams", "North chat", "hello")
    said = stage.clouds.slack.say("D0ANA", "bot", {"text": "x"})
    with pytest.raises(Impossible, match="no form open"):
        await stage.submit(ana, said.id, {})
