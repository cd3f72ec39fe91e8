"""Waiting for a task no longer than so many seconds, without ending it."""

from __future__ import annotations

import asyncio

import pytest

from core.port import ended


async def _said(after: float) -> str:
    await asyncio.sleep(after)
    return "done"


async def test_a_task_that_ends_in_time_has_ended() -> None:
    task = asyncio.ensure_future(_said(0))
    assert await ended(task, 1.0)
    assert task.result() == "done"


async def test_a_task_that_takes_longer_goes_on() -> None:
    task = asyncio.ensure_future(_said(0.03))
    assert not await ended(task, 0.001)
    assert await task == "done"


async def test_a_task_that_broke_has_ended_and_keeps_its_error() -> None:
    async def broken() -> None:
        raise LookupError

    task = asyncio.ensure_future(broken())
    assert await ended(task, 1.0)
    with pytest.raises(LookupError):
        task.result()


async def test_whoever_gives_up_waiting_leaves_the_task_alone() -> None:
    task = asyncio.ensure_future(_said(0.03))
    waiting = asyncio.ensure_future(ended(task, 1.0))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await task == "done"
