"""A bell runs its work once at a time, once more after the last ring, and gathers rings while it rests."""

from __future__ import annotations

import asyncio
import logging

import pytest

from core.bells import Bell


class Work:
    """Counts its runs; each waits until it is let go."""

    def __init__(self) -> None:
        self.runs = 0
        self.begun = asyncio.Event()
        self.go = asyncio.Event()
        self.go.set()

    async def __call__(self) -> None:
        self.runs += 1
        self.begun.set()
        await self.go.wait()


async def begun(work: Work) -> None:
    await asyncio.wait_for(work.begun.wait(), 2)
    work.begun.clear()


async def test_the_first_ring_is_answered_at_once_whatever_the_rest() -> None:
    work = Work()
    bell = Bell("test", work, rest=30)
    bell.start()
    bell.ring()
    await begun(work)


async def test_rings_during_a_run_are_one_more_run() -> None:
    work = Work()
    work.go.clear()
    bell = Bell("test", work)
    bell.start()
    bell.ring()
    await begun(work)
    for _ in range(3):
        bell.ring()
    work.go.set()
    await begun(work)
    await bell.stop()
    assert work.runs == 2


async def test_rings_during_the_rest_are_gathered() -> None:
    work = Work()
    bell = Bell("test", work, rest=0.05)
    bell.start()
    bell.ring()
    await begun(work)
    for _ in range(3):
        bell.ring()
        await asyncio.sleep(0)
    assert work.runs == 1
    await begun(work)
    await bell.stop()
    assert work.runs == 2


async def test_a_failure_is_logged_and_a_later_ring_tries_again(caplog: pytest.LogCaptureFixture) -> None:
    asked = asyncio.Event()

    async def fail() -> None:
        asked.set()
        raise RuntimeError("the database is away")

    bell = Bell("test", fail)
    bell.start()
    with caplog.at_level(logging.ERROR):
        bell.ring()
        await asked.wait()
        await asyncio.sleep(0.01)
    assert caplog.records[0].getMessage() == "a bell's work failed"
    assert bell.age() >= 0


async def test_an_idle_bell_stops_at_once() -> None:
    bell = Bell("test", Work(), rest=30)
    bell.start()
    await asyncio.wait_for(bell.stop(), 2)
    await bell.stop()
