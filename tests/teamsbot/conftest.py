"""The Teams adapter on a real server, with Microsoft's side doubled and a bot that answers as it is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from core.asks import Ask, Reply
from core.port import House, Tasks
from teamsbot import build
from tests.teamsbot.cloud import APP, PASSWORD, TENANT, Cloud

PAYLOADS = Path(__file__).parent / "payloads"


def payload(name: str, cloud: Cloud | None = None, **changed: Any) -> dict[str, Any]:
    """A recorded shape, addressed to the double; `changed` replaces whole parts."""
    raw: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))
    return raw | ({"serviceUrl": cloud.service} if cloud else {}) | changed


@asynccontextmanager
async def served(routes: list[web.RouteDef]) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@dataclass
class Desk:
    """The bot behind the adapter: remembers what was asked and answers `reply`."""

    cloud: Cloud
    env: Mapping[str, str]
    asks: list[Ask] = field(default_factory=list)
    reply: Reply = field(default_factory=Reply)
    kept: list[tuple[str, str, str | None]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    url: str = ""

    async def handle(self, ask: Ask) -> Reply:
        self.asks.append(ask)
        return self.reply

    async def keep_route(self, to: str, route: str, name: str | None) -> None:
        self.kept.append((to, route, name))

    async def forget_route(self, to: str) -> None:
        self.gone.append(to)

    def open(self, session: aiohttp.ClientSession) -> None:
        self.session = session
        self.tasks = Tasks()
        house = House(self.handle, self.keep_route, self.forget_route, lambda: session, self.tasks, local=True)
        self.teams = build(self.env, house)

    async def post(self, body: Any, *, token: str | None = "") -> aiohttp.ClientResponse:
        """Deliver an activity (or raw bytes) as the Bot Connector does. `token=None` leaves it out."""
        headers = {} if token is None else {"Authorization": f"Bearer {token or self.cloud.token()}"}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = await self.session.post(f"{self.url}/api/messages", data=data, headers=headers)
        await answer.read()
        await self.tasks.drain(5)
        return answer

    async def told(self, name: str, **changed: Any) -> aiohttp.ClientResponse:
        return await self.post(payload(name, self.cloud, **changed))


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    made = Cloud()
    made.add_key("k1")
    async with served(made.routes()) as url:
        made.url = url
        yield made


@pytest.fixture
def env(cloud: Cloud) -> dict[str, str]:
    return {
        "REFERRAL_TEAMS_APP_ID": APP,
        "REFERRAL_TEAMS_APP_PASSWORD": PASSWORD,
        "REFERRAL_TEAMS_TENANT_ID": TENANT,
        "REFERRAL_TEAMS_LOGIN_URL": f"{cloud.url}/login",
        "REFERRAL_TEAMS_OPENID_URL": f"{cloud.url}/openid",
    }


@pytest.fixture
async def desk(cloud: Cloud, env: dict[str, str]) -> AsyncIterator[Desk]:
    made = Desk(cloud, env)
    timeout = aiohttp.ClientTimeout(total=0.5, connect=0.4)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        made.open(session)
        async with served(list(made.teams.routes())) as url:
            made.url = url
            yield made
