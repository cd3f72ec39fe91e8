"""Slack's platform over real HTTP, with a bot that says what the test told it to, and a double of the Web API."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from core.asks import Ask, Reply
from core.cards import Card
from core.port import House, Tasks
from slackbot import build
from slackbot.platform import Slack
from tests.slackbot.cloud import Cloud

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PAYLOADS = Path(__file__).parent / "payloads"


def payload(name: str) -> dict[str, Any]:
    """A recorded shape, by its file's name."""
    return dict(json.loads((PAYLOADS / f"{name}.json").read_text()))


@dataclass
class Spoken:
    """Stands in for the bot: remembers what it was asked and answers with `reply`, or what `answer` gives."""

    asked: list[Ask] = field(default_factory=list)
    reply: Reply = field(default_factory=lambda: Reply(card=Card("Introduction #12 logged")))
    answer: Callable[[Ask], Awaitable[Reply]] | None = None
    kept: list[tuple[str, str, str | None]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, ask: Ask) -> Reply:
        self.asked.append(ask)
        self.heard.set()
        return await self.answer(ask) if self.answer else self.reply

    async def keep(self, key: str, route: str, name: str | None) -> None:
        self.kept.append((key, route, name))

    async def forget(self, key: str) -> None:
        self.forgotten.append(key)


@dataclass
class Front:
    """The server's address and what stands behind it."""

    slack: Slack
    bot: Spoken
    cloud: Cloud
    tasks: Tasks
    session: aiohttp.ClientSession
    url: str

    def hook(self, body: dict[str, Any]) -> dict[str, Any]:
        """The payload with response_urls that lead to the double, wherever they stand."""
        return dict(json.loads(json.dumps(body).replace("https://hooks.slack.com", f"{self.cloud.url}/hook")))

    async def deliver(self, body: dict[str, Any], **more: Any) -> tuple[int, Any]:
        """Sign and post a payload as Slack would; the status, and the body as JSON where it is."""
        return await self.post(*encoded(self.hook(body)), **more)

    async def post(
        self, raw: bytes, kind: str = "application/x-www-form-urlencoded", *, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        head = {**signed(raw), "Content-Type": kind, **(headers or {})}
        async with self.session.post(f"{self.url}/slack/events", data=raw, headers=head) as answer:
            text = await answer.text()
        return answer.status, json.loads(text) if text[:1] == "{" else text

    async def settled(self) -> None:
        """Until every task that was spawned is done."""
        assert await self.tasks.drain(5) == 0


def encoded(body: dict[str, Any]) -> tuple[bytes, str]:
    """Commands are forms, clicks are JSON within a form, events are JSON."""
    if "command" in body:
        return urlencode(body).encode(), "application/x-www-form-urlencoded"
    if body["type"] in ("event_callback", "url_verification"):
        return json.dumps(body).encode(), "application/json"
    return urlencode({"payload": json.dumps(body)}).encode(), "application/x-www-form-urlencoded"


def signed(raw: bytes, *, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    stamp = str(int(at if at is not None else time.time()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + raw, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    double = Cloud()
    server = TestServer(double.app())
    await server.start_server()
    double.url = str(server.make_url("")).rstrip("/")
    yield double
    await server.close()


@pytest.fixture
async def front(cloud: Cloud) -> AsyncIterator[Front]:
    async for made in opened(cloud, {"REFERRAL_SLACK_SIGNING_SECRET": SECRET}):
        yield made


async def opened(cloud: Cloud, env: dict[str, str]) -> AsyncIterator[Front]:
    """The platform, started and served."""
    bot, tasks = Spoken(), Tasks()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        house = House(bot.handle, bot.keep, bot.forget, lambda: session, tasks, local=True)
        full = {"REFERRAL_SLACK_BOT_TOKEN": "xoxb-test", "REFERRAL_SLACK_API_URL": f"{cloud.url}/api/", **env}
        slack = build(full, house)
        assert isinstance(slack, Slack)
        await slack.start()
        app = aiohttp.web.Application(client_max_size=512 * 1024)
        app.add_routes(slack.routes())
        server = TestServer(app)
        await server.start_server()
        yield Front(slack, bot, cloud, tasks, session, str(server.make_url("")).rstrip("/"))
        await tasks.drain(5)
        await slack.stop()
        await server.close()
        await asyncio.sleep(0)
