"""One database, both clouds, and servers that come and go, whoever kills them."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from sqlalchemy import select, update

from core.bench.people import name
from core.store import Store
from core.store.tables import agenda, post, route
from tests.crash.clouds import Clouds
from tests.crash.load import Load, conversation_of
from tests.crash.nursery import START
from tests.crash.servers import Nursery, environment
from tests.crash.test_kill import logged

SLACK, TEAMS = 1, 2  # the first prospect on each; every PEOPLE numbers on comes one for the same receiver
PATIENCE = 20.0  # seconds for what takes milliseconds


class Remembering(Clouds):
    """Every message, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[tuple[str, str]] = []

    def _note(self, where: str, text: str) -> None:
        self.messages.append((where, text))

    def heads_up(self, n: int) -> int:
        """How often the receiver of prospect `n` was told of him."""
        return sum(where == conversation_of(n) and f"for you: {name(str(n))}" in text for where, text in self.messages)

    def answers(self, n: int) -> int:
        """How often the logger of prospect `n` was answered in a message of its own."""
        return sum(where == "a:log" and f"logged: {name(str(n))}" in text for where, text in self.messages)


class Scene:
    """One database, the clouds, and servers that come and go."""

    def __init__(self, store: Store, clouds: Remembering, nursery: Nursery, load: Load) -> None:
        self.store = store
        self.clouds = clouds
        self.nursery = nursery
        self.load = load
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))

    async def opened(self) -> None:
        """Everybody has been met, so that the next thing written is what a test logs."""
        async with self.server():
            await self.load.greet(self.session)
            for n in (SLACK, TEAMS):
                await self.load.once(self.session, n)
                await self.until(lambda n=n: self.clouds.heads_up(n))

    @asynccontextmanager
    async def server(self) -> AsyncIterator[None]:
        pid, self.load.port = await self.nursery.start()
        yield
        await self.until(self.at_rest)
        os.kill(pid, signal.SIGTERM)
        await self.until(lambda: not alive(pid))

    async def dies_logging(self, n: int, point: str) -> bool:
        """Log `n` at a server that dies at this point; whether that was answered before."""
        pid, self.load.port = await self.nursery.start(point)
        try:
            answered = await self.load.once(self.session, n)
        except (aiohttp.ClientError, ConnectionError):
            answered = False
        await self.until(lambda: not alive(pid))
        return answered

    async def until(self, done: Callable[[], Any]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, "it never came to that"
            await asyncio.sleep(0.01)

    def leases_end(self) -> None:
        """Time passes: whoever held a message, and the way it goes, is presumed dead."""
        then = datetime.now(UTC) - timedelta(seconds=1)
        ended = update(post).where(post.c.state == "sending").values(due_at=then)
        free = update(route).where(route.c.free_at > then).values(free_at=then)
        self.store.write_now(lambda tx: (tx.execute(ended), tx.execute(free)))

    def names(self) -> list[str]:
        return self.store.read_now(logged)

    def at_rest(self) -> bool:
        """Whether nothing is to be done within the hour, so that the next server begins with what it is asked."""
        soon = START + timedelta(hours=1)
        looks = select(agenda.c.subject_id).where(agenda.c.look_at <= soon)
        letters = select(post.c.id).where((post.c.state == "sending") | (post.c.due_at <= soon))
        return self.store.read_now(lambda tx: not tx.execute(looks).all() and not tx.execute(letters).all())


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@asynccontextmanager
async def scene_at(database_url: str, folder: str, clouds: Remembering) -> AsyncIterator[Scene]:
    store = Store.open(database_url)
    port = await clouds.start()
    async with Nursery(environment(database_url, folder, port)) as nursery:
        made = Scene(store, clouds, nursery, Load(f"http://127.0.0.1:{port}/teams/"))
        try:
            await made.opened()
            yield made
        finally:
            await made.session.close()
            await clouds.stop()
            store.close()
