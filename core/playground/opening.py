"""Opens a stage: both clouds, the real server with both adapters on a fresh database, and the company in it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import aiohttp
from aiohttp import web

from core.playground import company, seed
from core.playground.clock import Clock
from core.playground.clouds import Clouds, serve
from core.playground.people import PEOPLE
from core.playground.stage import Stage
from core.playground.teams_cloud import Keys
from core.serve import Server, settings_of
from core.store import Store, agenda, posts

HURRY = 0.05  # where a week passes in a moment, Slack's second between two messages to one channel is this much of one


@dataclass(frozen=True, slots=True)
class Opening:
    """How a playground begins. `start` is its first moment (None: now), `book` whether the sample book is in it,
    `prefers` where each person is reached first, `template` a migrated database to copy, `keys` a signing key to share.
    """

    folder: Path
    start: datetime | None = None
    book: bool = True
    prefers: Mapping[str, str] | None = None
    template: Path | None = None
    keys: Keys | None = None


class Held:
    """The server's work in the hands of the playground's clock: its bells do not ring by themselves."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def settle(self) -> None:
        await self._server.tasks.drain(10)
        await self._server.settle()

    async def next_moment(self) -> datetime | None:
        looks = await self._server.store.read(agenda.next_look)
        sends = await self._server.store.read(posts.next_due)
        return min((moment for moment in (looks, sends) if moment is not None), default=None)


async def open_stage(how: Opening, closing: AsyncExitStack) -> Stage:
    """A running stage; everything it opened is closed with `closing`."""
    clock = Clock(how.start)
    session = await closing.enter_async_context(aiohttp.ClientSession())
    clouds = Clouds(clock, session, keys=how.keys)
    await clouds.start()
    closing.push_async_callback(clouds.stop)
    database = how.folder / "playground.db"
    if how.template is not None:
        shutil.copyfile(how.template, database)
    url = f"sqlite:///{database}"
    kept = await asyncio.to_thread(_people, url, how, clock)
    env = clouds.env() | {"REFERRAL_DATABASE_URL": url, "REFERRAL_HOST": "127.0.0.1"}
    server = Server(settings_of(env), env, clock=clock, bells=False)
    server.platforms["slack"].gap *= HURRY
    clouds.slack.post_gap *= HURRY
    await server.start()
    closing.push_async_callback(server.stop)
    runners: list[web.AppRunner] = []
    server.downloads.base = await serve(server.app, runners)
    clouds.listen_at(server.downloads.base)
    closing.push_async_callback(runners[0].cleanup)
    reached = company.REACHED if how.prefers is None else how.prefers
    stage = Stage(clock, clouds, Held(server), kept=kept)
    for person in PEOPLE:
        if reached.get(person.id) == "teams":
            await clouds.teams_users.install(person)
    await stage.tick()
    return stage


def _people(url: str, how: Opening, clock: Callable[[], datetime]) -> bool:
    """Put the company into the database; whether it was there already."""
    store = Store.open(url)
    try:
        store.migrate()
        if store.read_now(company.is_there):
            return True
        if how.book:
            seed.seed(store, clock())
        else:
            store.write_now(lambda tx: company.settle_in(tx, clock(), prefers=how.prefers))
        return False
    finally:
        store.close()
