"""Slack as a platform: the HTTP door or Socket Mode in, the Web API out."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from core.asks import Profile
from core.port import House, Outgoing, Sent
from slackbot import delivery, identity, profile, shared
from slackbot.desk import Desk
from slackbot.door import receive
from slackbot.listeners import application
from slackbot.settings import Settings
from slackbot.sockets import Socket
from slackbot.ways import Ways


class Slack:
    """See core.port.Platform."""

    name = "slack"
    gap = 1.0  # https://docs.slack.dev/apis/web-api/rate-limits: one message a second to one channel
    verifies = True  # by the key in the message's metadata

    def __init__(self, settings: Settings, house: House) -> None:
        self._settings = settings
        self._house = house
        self._client = _client(settings, settings.bot_token)
        self._bot = identity.stranger(settings.bot_token)
        desk = Desk(house, Ways(self._client, house.session, settings.api_url))
        self._bolt = application(desk, lambda: self._bot, _client(settings, None))
        self._socket: Socket | None = None

    def routes(self) -> Sequence[web.RouteDef]:
        return [web.post("/slack/events", self._receive)]

    async def start(self) -> None:
        self._client.session = self._house.session()
        self._bot = await identity.introduced(self._client, self._settings.bot_token)
        if self._settings.app_token:
            self._socket = Socket(self._bolt, self._settings.app_token, self._client)

    async def stop(self) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def send(self, message: Outgoing) -> Sent:
        return await delivery.send(self._client, message)

    async def verify(self, message: Outgoing) -> Sent | None:
        return await delivery.verify(self._client, message)

    async def profile(self, account: str) -> Profile | None:
        return await profile.profile(self._client, account)

    async def outsiders(self, channel: str, route: str | None) -> bool:
        return await shared.with_outsiders(self._client, channel)

    async def _receive(self, request: web.Request) -> web.Response:
        return await receive(request, self._settings.signing_secret, self._bolt)


def _client(settings: Settings, token: str | None) -> AsyncWebClient:
    """Without the SDK's own retries: one of them would post twice."""
    return AsyncWebClient(token=token, base_url=settings.api_url, retry_handlers=[])
