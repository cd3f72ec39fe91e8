"""The bot's own token for the Bot Connector: fetched once by client credentials, kept until it nears its end.

msal would do this with blocking calls on the event loop; here a hundred senders share one request.
Source: learn.microsoft.com, "Authenticate requests with the Bot Connector service".
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable

import aiohttp

from core.port import Later
from teamsbot.settings import Settings

SCOPE = "https://api.botframework.com/.default"
EARLY = 300.0  # seconds before its end at which a token is replaced
Session = Callable[[], aiohttp.ClientSession]
PATIENCE = aiohttp.ClientTimeout(total=8, connect=4)


class Tokens:
    """One bot's token. `now` is monotonic seconds."""

    def __init__(self, settings: Settings, session: Session, now: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._session = session
        self._now = now
        self._token: str | None = None
        self._ends = 0.0
        self._one = asyncio.Lock()

    async def get(self) -> str | None:
        """A token that is still good for minutes; None where nothing is authenticated. Raises Later."""
        if self._settings.insecure:
            return None
        if not self._good():
            async with self._one:
                if not self._good():
                    await self._fetch()
        return self._token

    def refused(self, token: str | None) -> None:
        """The connector did not accept `token`: fetch another next time."""
        if token == self._token:
            self._token = None

    def _good(self) -> bool:
        return self._token is not None and self._now() < self._ends

    async def _fetch(self) -> None:
        asked = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.password,
            "scope": SCOPE,
        }
        try:
            async with self._session().post(self._settings.token_url, data=asked, timeout=PATIENCE) as answer:
                body = json.loads(await answer.read())
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise Later(f"the sign-in server does not answer ({type(error).__name__})") from error
        token = body.get("access_token") if isinstance(body, dict) else None
        if not isinstance(token, str):
            code = body.get("error") if isinstance(body, dict) else None
            raise Later(f"the sign-in server refuses the app id or its password ({_word(code)})")
        self._token = token
        self._ends = self._now() + max(_seconds(body.get("expires_in")) - EARLY, 1.0)


def _seconds(given: object) -> float:
    try:
        return float(str(given))
    except ValueError:
        return 0.0


def _word(code: object) -> str:
    return code if isinstance(code, str) and code.isidentifier() else "no reason given"
