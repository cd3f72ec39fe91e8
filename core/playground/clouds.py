"""Both clouds running: each on its own loopback port, with one transcript and one clock."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

import aiohttp
from aiohttp import web

from core.playground import slack_cloud, teams_cloud
from core.playground.people import TEAMS_TENANT
from core.playground.transcript import Transcript
from core.playground.trouble import Trouble, troubled

APP_ID = "99999999-8888-4777-8666-555555555555"


class Clouds:
    """`slack` and `teams` are the states, `slack_users` and `teams_users` the people in them. Add to `troubles` what is
    to go wrong next. `keys` may be lent by another pair of clouds, since making an RSA key takes a while."""

    def __init__(self, clock: Callable[[], datetime], session: aiohttp.ClientSession, *,
                 keys: teams_cloud.Keys | None = None) -> None:  # fmt: skip
        self.transcript = Transcript(clock)
        self.troubles: list[Trouble] = []
        self.signing_secret = secrets.token_hex(16)
        self.keys = keys or teams_cloud.Keys(APP_ID, secrets.token_hex(16))
        self.slack = slack_cloud.Workspace(self.transcript, "xoxb-" + secrets.token_hex(12))
        self.teams = teams_cloud.Tenant(self.transcript, self.keys.app_id)
        self.door = slack_cloud.FrontDoor(self.slack, self.signing_secret, session)
        self.slack_users = slack_cloud.Users(self.slack, self.door)
        self.teams_users = teams_cloud.Users(self.teams, self.keys, session)
        self._runners: list[web.AppRunner] = []

    async def start(self) -> None:
        self.slack.base = await self._serve(slack_cloud.routes(self.slack)) + "/slack"
        base = await self._serve([*teams_cloud.routes(self.teams, self.keys), *self.keys.routes()])
        self.teams.base = base + "/teams/"

    async def stop(self) -> None:
        for runner in self._runners:
            await runner.cleanup()

    def listen_at(self, url: str) -> None:
        """Where the bot is, from now on."""
        self.door.url = url + "/slack/events"
        self.teams_users.url = url + "/api/messages"

    def env(self) -> dict[str, str]:
        """The settings with which a bot belongs to these clouds."""
        return {
            "REFERRAL_SLACK_SIGNING_SECRET": self.signing_secret,
            "REFERRAL_SLACK_BOT_TOKEN": self.slack.token,
            "REFERRAL_SLACK_API_URL": self.slack.base + "/api/",
            "REFERRAL_TEAMS_APP_ID": self.keys.app_id,
            "REFERRAL_TEAMS_APP_PASSWORD": self.keys.password,
            "REFERRAL_TEAMS_TENANT_ID": TEAMS_TENANT,
            "REFERRAL_TEAMS_LOGIN_URL": self.teams.base + "login",
            "REFERRAL_TEAMS_OPENID_URL": self.teams.base + "openid",
        }

    async def _serve(self, routes: list[web.RouteDef]) -> str:
        app = web.Application(middlewares=[troubled(self.troubles)])
        app.add_routes(routes)
        return await serve(app, self._runners)


async def serve(app: web.Application, runners: list[web.AppRunner], port: int = 0) -> str:
    """Serve on loopback; the address. The runner is added to `runners`, for whoever cleans up."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    runners.append(runner)
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return f"http://127.0.0.1:{runner.addresses[0][1]}"
