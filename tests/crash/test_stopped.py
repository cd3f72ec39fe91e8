"""A process that is stopped while a message of its own is on its way, and wakes up after its lease: another has asked
what became of it by then, and what the sleeper knows changes nothing."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import select

from core.store.tables import post
from tests.crash.load import PEOPLE
from tests.crash.scene import SLACK, Remembering, Scene, scene_at


class Silent(Remembering):
    """Slack takes a message and keeps its answer back while `answering` is not set."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = asyncio.Event()
        self.answering = asyncio.Event()
        self.answering.set()

    async def slack(self, request: web.Request) -> web.Response:
        answer = await super().slack(request)
        if request.match_info["method"] == "chat.postMessage":
            self.taken.set()
            await self.answering.wait()
        return answer


@pytest.fixture
async def scene(database_url: str, tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene_at(database_url, str(tmp_path), Silent()) as made:
        yield made


def posts(scene: Scene) -> list[tuple[str, str | None, str | None]]:
    """What became of every message: its state, its place in Slack, whose it is."""
    statement = select(post.c.state, post.c.ref, post.c.owner).order_by(post.c.organization_id, post.c.id)
    return scene.store.read_now(lambda tx: [(row.state, row.ref, row.owner) for row in tx.execute(statement)])


async def test_who_wakes_up_after_his_lease_is_fenced_off(scene: Scene) -> None:
    cloud, first, second = scene.clouds, SLACK + PEOPLE, SLACK + 2 * PEOPLE
    assert isinstance(cloud, Silent)
    sleeper, port = await scene.nursery.start()
    scene.load.port = port
    cloud.answering.clear()
    cloud.taken.clear()
    await scene.load.once(scene.session, first)
    await asyncio.wait_for(cloud.taken.wait(), 10)
    os.kill(sleeper, signal.SIGSTOP)
    scene.leases_end()
    awake, _ = await scene.nursery.start()
    await scene.until(scene.at_rest)
    settled = posts(scene)
    assert {state for state, _, _ in settled} == {"sent"}
    cloud.answering.set()
    os.kill(sleeper, signal.SIGCONT)
    os.kill(awake, signal.SIGTERM)
    await asyncio.sleep(0.3)
    assert posts(scene) == settled
    await scene.load.once(scene.session, second)  # at the sleeper's port: he is of use again
    await scene.until(lambda: cloud.heads_up(second))
    await scene.until(scene.at_rest)
    assert (cloud.heads_up(first), cloud.heads_up(second)) == (1, 1)
