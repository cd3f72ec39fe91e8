"""Slack as a platform: the HTTP door or Socket Mode in, the Web API out."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from core.asks import Profile
from core.port import House, Outgoing, Sent
from slackbot import delivery, profile
from slackbot.desk import Desk
from slackbot.door import LARGEST, decoded, genuine
from slackbot.inbound import Malformed
from slackbot.listeners import application
from slackbot.outcome import Failure, call
from slackbot.settings import Settings
from slackbot.ways import Ways

log = logging.getLogger(__name__)
START_SECONDS = 2.0  # for auth.test; the bot starts without its answer
_FINAL = {"X-Slack-No-Retry": "1"}


class Slack:
    """See core.port.Platform."""

    name = "slack"
    gap = 1.0  # https://docs.slack.dev/apis/web-api/rate-limits: one message a second to one channel
    verifies = True  # by the key in the message’s metadata

    def __init__(self, settings: Settings, house: House) -> None:
        self._settings = settings
        self._house = house
        self._client = _client(settings, settings.bot_token)
        self._bot = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=settings.bot_token)
        desk = Desk(house, Ways(self._client, house.session, settings.api_url))
        self._bolt = application(desk, lambda: self._bot, _client(settings, None))
        self._socket: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None

    def routes(self) -> Sequence[web.RouteDef]:
        return [web.post("/slack/events", self._receive)]

    async def start(self) -> None:
        """Learn who we are (so that our own messages are ignored) and, with an app token, connect."""
        self._client.session = self._house.session()
        try:
            found = await call(self._client.auth_test(), START_SECONDS)
        except Failure as failure:
            log.error("Slack did not confirm the bot token", extra={"code": failure.code})
        else:
            token = self._settings.bot_token
            self._bot = AuthorizeResult.from_auth_test_response(bot_token=token, auth_test_response=found)
        if self._settings.app_token:
            self._socket = AsyncSocketModeHandler(
                self._bolt, self._settings.app_token, logger=self._bolt.logger, web_client=self._client
            )
            self._connecting = asyncio.create_task(self._socket.connect_async())  # type: ignore[no-untyped-call]

    async def stop(self) -> None:
        if self._socket is not None:
            await self._socket.close_async()  # type: ignore[no-untyped-call]
        if self._connecting is not None:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)

    async def send(self, message: Outgoing) -> Sent:
        return await delivery.send(self._client, message)

    async def verify(self, message: Outgoing) -> Sent | None:
        return await delivery.verify(self._client, message)

    async def profile(self, account: str) -> Profile | None:
        return await profile.profile(self._client, account)

    async def _receive(self, request: web.Request) -> web.Response:
        """401 unless Slack signed it, 413 too large, 400 malformed; then Bolt's answer."""
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        body = await request.read()
        if len(body) > LARGEST:
            return web.Response(status=413)
        stamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
        secret = self._settings.signing_secret
        if secret is None or not genuine(secret, body, stamp, signature, time.time()):
            return web.Response(status=401)
        try:
            payload = decoded(body, request.content_type)
        except Malformed:
            return web.Response(status=400, headers=_FINAL)
        if "ssl_check" in payload:
            return web.Response()
        # Already parsed, as Socket Mode's are: Bolt would parse the text once more, and end odd ones in a 500.
        asked = AsyncBoltRequest(body=payload, mode="socket_mode")
        return await to_aiohttp_response(await self._bolt.async_dispatch(asked))


def _client(settings: Settings, token: str | None) -> AsyncWebClient:
    """Without the SDK's own retries: one of them would post twice."""
    return AsyncWebClient(token=token, base_url=settings.api_url, retry_handlers=[])
