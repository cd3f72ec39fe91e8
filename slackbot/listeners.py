"""The Bolt application: Slack's payloads go through Bolt's own middleware and are answered by the last of it.

A listener of Bolt's is looked for and called with forty arguments put together twice, a fifth of what a request
costs; a middleware gets the request as it is. What it returns is the response, so work is done before it is sent: in
Bolt's other mode (`process_before_response=False`) the ack is polled for every 10 ms, an ack already given can be
erased, and tasks are left to the garbage collector.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import orjson
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from slackbot import inbound
from slackbot.desk import Desk
from slackbot.inbound import Incoming, Malformed
from slackbot.inbound_events import event
from slackbot.render_text import Block

log = logging.getLogger(__name__)
Read: TypeAlias = Callable[[dict[str, Any]], Incoming]
Answer: TypeAlias = Callable[[Incoming], Awaitable[Block | None]]


def application(desk: Desk, who: Callable[[], AuthorizeResult], client: AsyncWebClient) -> AsyncApp:
    """`who` is the bot itself; `client` is only Bolt's (a token would make it ask Slack who it is on every start)."""
    app = AsyncApp(
        name="referral",
        logger=_calm(),
        client=client,
        signing_secret="checked at the door",  # noqa: S106 (not a secret: see slackbot/door.py)
        authorize=_Known(who),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
    )
    app.use(_Answering(desk))
    app.error(_broken)
    return app


class _Known(AsyncAuthorize):
    """Who we are is known; a function would be given its arguments by name, as a listener is."""

    def __init__(self, who: Callable[[], AuthorizeResult]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._who = who

    async def __call__(self, **_: Any) -> AuthorizeResult:
        return self._who()


class _Answering(AsyncMiddleware):
    """The last of the chain: Bolt has told our own messages and Slack's questions to the address itself apart."""

    def __init__(self, desk: Desk) -> None:
        self._command: tuple[Read, Answer] = (inbound.command, desk.command)
        click = (inbound.click, desk.click)
        shortcut = (inbound.shortcut, desk.shortcut)
        self._kinds: Mapping[str, tuple[Read, Answer]] = {
            "event_callback": (event, desk.event),
            "block_actions": click,
            "view_submission": (inbound.submission, desk.submit),
            "shortcut": shortcut,
            "message_action": shortcut,
            "view_closed": (lambda body: inbound.IGNORED, _nothing),
        }

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        body = req.body
        found = self._command if "command" in body else self._kinds.get(body.get("type", ""))
        if found is None:
            return await next()
        read, answer = found
        try:
            came = read(body)
        except Malformed:
            return BoltResponse(status=400)
        said = await answer(came)
        return BoltResponse(status=200, body=orjson.dumps(said).decode() if said else "")


async def _nothing(_: Incoming) -> None:
    """Somebody closed a modal."""


async def _broken(error: Exception) -> BoltResponse:
    """Bolt would log the payload, which holds what was typed."""
    log.error("a payload was not understood", exc_info=error)
    return BoltResponse(status=500)


def _calm() -> logging.Logger:
    """Bolt formats debug lines for every request unless its logger's own level forbids it."""
    logger = logging.getLogger("slackbot.bolt")
    logger.setLevel(logging.ERROR)
    return logger
