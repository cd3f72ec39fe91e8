"""The whole server on a port of its own, with both clouds doubled; `bells` ring in it as they do in production."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from core.serve import Server, settings_of
from tests.slackbot.cloud import Cloud as SlackCloud
from tests.slackbot.conftest import SECRET, encoded, signed
from tests.slackbot.conftest import payload as of_slack
from tests.teamsbot.cloud import APP, PASSWORD, TENANT
from tests.teamsbot.cloud import Cloud as TeamsCloud
from tests.teamsbot.conftest import payload as of_teams
from tests.teamsbot.conftest import served

SLACK, TEAMS = "/slack/events", "/api/messages"
TOKEN = "xoxb-a-token-nobody-may-see"
LARGEST = {SLACK: 384 * 1024, TEAMS: 256 * 1024}


@dataclass
class Whole:
    """A running server and the two clouds it knows."""

    server: Server
    slack: SlackCloud
    teams: TeamsCloud
    session: aiohttp.ClientSession
    url: str

    async def get(self, path: str) -> tuple[int, str]:
        async with self.session.get(f"{self.url}{path}") as answer:
            return answer.status, await answer.text()

    async def post(self, path: str, raw: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        async with self.session.post(f"{self.url}{path}", data=raw, headers=headers) as answer:
            return answer.status, await answer.text()

    def signed(self, path: str, raw: bytes, kind: str) -> dict[str, str]:
        """What lets these bytes in at that door."""
        if path == SLACK:
            return {**signed(raw), "Content-Type": kind}
        return {"Authorization": f"Bearer {self.teams.token()}", "Content-Type": "application/json"}

    async def says_on_slack(self, text: str, **more: Any) -> tuple[int, str]:
        body = of_slack("command_dm") | {"text": text, "response_url": f"{self.slack.url}/hook/1"} | more
        raw, kind = encoded(body)
        return await self.post(SLACK, raw, self.signed(SLACK, raw, kind))

    async def says_on_teams(self, text: str, **more: Any) -> tuple[int, str]:
        raw = json.dumps(of_teams("message_dm", self.teams, text=text) | more).encode()
        return await self.post(TEAMS, raw, self.signed(TEAMS, raw, "application/json"))


def environment(database_url: str, slack: SlackCloud, teams: TeamsCloud) -> dict[str, str]:
    return {
        "REFERRAL_DATABASE_URL": database_url,
        "REFERRAL_SLACK_SIGNING_SECRET": SECRET,
        "REFERRAL_SLACK_BOT_TOKEN": TOKEN,
        "REFERRAL_SLACK_API_URL": f"{slack.url}/api/",
        "REFERRAL_TEAMS_APP_ID": APP,
        "REFERRAL_TEAMS_APP_PASSWORD": PASSWORD,
        "REFERRAL_TEAMS_TENANT_ID": TENANT,
        "REFERRAL_TEAMS_LOGIN_URL": f"{teams.url}/login",
        "REFERRAL_TEAMS_OPENID_URL": f"{teams.url}/openid",
    }


@asynccontextmanager
async def clouds() -> AsyncIterator[tuple[SlackCloud, TeamsCloud]]:
    slack, teams = SlackCloud(), TeamsCloud()
    teams.add_key("k1")
    double = TestServer(slack.app())
    await double.start_server()
    slack.url = str(double.make_url("")).rstrip("/")
    async with served(teams.routes()) as url:
        teams.url = url
        yield slack, teams
    await double.close()


@asynccontextmanager
async def running(database_url: str, *, bells: bool = True) -> AsyncIterator[Whole]:
    """Started, served, and stopped in the order `serve` has: no new requests, then the accepted ones, then all."""
    async with AsyncExitStack() as closing:
        slack, teams = await closing.enter_async_context(clouds())
        env = environment(database_url, slack, teams)
        server = Server(settings_of(env), env, bells=bells)
        await server.start()
        closing.push_async_callback(server.stop)
        runner = web.AppRunner(server.app, access_log=None, shutdown_timeout=5)
        await runner.setup()
        closing.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        session = await closing.enter_async_context(aiohttp.ClientSession())
        yield Whole(server, slack, teams, session, f"http://127.0.0.1:{runner.addresses[0][1]}")
