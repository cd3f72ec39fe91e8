"""Socket Mode: Slack's payloads come down a web socket we open, so no public address is needed.

https://docs.slack.dev/apis/events-api/using-socket-mode; the SDK connects again by itself when a connection ends.
"""

from __future__ import annotations

import asyncio

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


class Socket:
    """One connection. Opening it never holds up the start: the SDK tries until it succeeds."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient) -> None:
        self._line = AsyncSocketModeHandler(app, app_token, logger=app.logger, web_client=client)
        self._connecting = asyncio.create_task(self._line.connect_async())  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        await self._line.close_async()  # type: ignore[no-untyped-call]
        self._connecting.cancel()
        await asyncio.gather(self._connecting, return_exceptions=True)
