"""Both clouds with a small bot behind them, and the stage they make."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession, web

from core.playground.clock import Clock
from core.playground.clouds import Clouds, serve
from core.playground.people import Person, person
from core.playground.stage import Stage
from core.playground.teams_cloud import Keys
from tests.playground.small_bot import SmallBot

START = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def keys() -> Keys:
    return Keys("99999999-8888-4777-8666-555555555555", "a password of the double")


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
async def clouds(session: ClientSession, keys: Keys) -> AsyncIterator[Clouds]:
    made = Clouds(Clock(START), session, keys=keys)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def bot(clouds: Clouds, session: ClientSession) -> AsyncIterator[SmallBot]:
    made = SmallBot(clouds, session)
    app, runners = web.Application(), list[web.AppRunner]()
    app.add_routes(made.routes())
    clouds.listen_at(await serve(app, runners))
    yield made
    await runners[0].cleanup()


@pytest.fixture
def stage(clouds: Clouds, bot: SmallBot) -> Stage:
    clock = clouds.transcript.clock
    assert isinstance(clock, Clock)
    return Stage(clock, clouds, bot)


@pytest.fixture
def ana() -> Person:
    return person("ana")


@pytest.fixture
def bob() -> Person:
    return person("bob")
