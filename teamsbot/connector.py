"""The Bot Connector over HTTP: one call, and what its answer means for a message.

Sources: learn.microsoft.com, "Bot Connector REST API"; "Handle errors of conversational bots" (which statuses to retry:
412, 429, 502, 503 and 504, never 500); `Retry-After` wins over any guess of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson

from core.phrases import doors, frame
from core.port import Later, Refused, Unknown
from teamsbot.render_wire import encoded
from teamsbot.settings import is_safe
from teamsbot.tokens import Tokens

RETRIED = frozenset({412, 429, 502, 503, 504})
REASONS = {
    "MessageWritesBlocked": frame.BLOCKED,
    "ConversationBlockedByUser": frame.BLOCKED,
    "BotNotInConversationRoster": doors.UNINSTALLED,
    "BotDisabledByAdmin": frame.SWITCHED_OFF,
    "ForbiddenOperationException": doors.NOT_ALLOWED,
    "ConversationNotFound": doors.CHANNEL_GONE,
    "ActivityNotFoundInConversation": doors.MESSAGE_GONE,
    "MessageSizeTooBig": frame.TOO_LARGE,
}


class Connector:
    """Calls with the bot's token over the shared session."""

    def __init__(self, session: Callable[[], aiohttp.ClientSession], tokens: Tokens) -> None:
        self._session = session
        self._tokens = tokens

    async def call(self, method: str, service: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """The answer's JSON ({} where it has none). Raises Refused, Later or Unknown.

        `service` must come from an authenticated activity: the token goes there.
        """
        if not is_safe(service):
            raise Refused(frame.NO_WAY)
        url = service.rstrip("/") + path
        status, wait, answer = await self._once(method, url, body)
        if status == 401:  # the token was revoked or its key changed: once more with a new one
            status, wait, answer = await self._once(method, url, body)
        if status < 300:
            return answer
        raise _error(status, wait, answer)

    async def _once(self, method: str, url: str, body: Mapping[str, Any] | None) -> tuple[int, str | None, Any]:
        token = await self._tokens.get()
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else encoded(body)
        try:
            async with self._session().request(
                method, url, data=data, headers=headers, allow_redirects=False
            ) as answer:  # fmt: skip
                raw = await answer.read()
                status, wait = answer.status, answer.headers.get("Retry-After")
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise Later("Teams cannot be reached") from error
        except aiohttp.InvalidURL as error:
            raise Refused(frame.NO_WAY) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unknown(f"no answer from Teams ({type(error).__name__})") from error
        if status == 401:
            self._tokens.refused(token)
        return status, wait, _json(raw)


def segment(text: str) -> str:
    """One piece of a path. Teams' ids hold `:`, `@` and `;`, which stay as they are."""
    return quote(text, safe=":@;=,!~*'()")


def _json(raw: bytes) -> Any:
    try:
        return orjson.loads(raw) if raw else {}
    except ValueError:
        return {}


def _error(status: int, wait: str | None, answer: Any) -> Refused | Later:
    told = answer.get("error") if isinstance(answer, dict) else None
    code = told.get("code") if isinstance(told, dict) else None
    reason = REASONS.get(code) if isinstance(code, str) else None
    if status in RETRIED:
        return Later(f"Teams asks to wait ({status})", _seconds(wait))
    if status == 401:
        return Later("Teams does not accept the bot's sign-in")
    return Refused(reason or f"{frame.NOT_TAKEN} ({status})")


def _seconds(wait: str | None) -> float | None:
    """`Retry-After` in seconds; a date, which Teams does not send, is left to our own backoff."""
    try:
        return max(float(wait), 0.0) if wait else None
    except ValueError:
        return None
