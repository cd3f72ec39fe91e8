"""The Bolt application: one listener for each kind of payload, since every further one costs each request 12 us.

Listeners run before the response (`process_before_response`): Bolt's other mode polls for the ack every 10 ms, can
erase an ack already given, and leaves its tasks to the garbage collector.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from slackbot import inbound
from slackbot.desk import Desk
from slackbot.inbound import Incoming, Malformed
from slackbot.inbound_events import event
from slackbot.render_text import Block

log = logging.getLogger(__name__)
ANY = re.compile(".*")
Read: TypeAlias = Callable[[dict[str, Any]], Incoming]
Answer: TypeAlias = Callable[[Incoming], Awaitable[Block | None]]


def application(desk: Desk, who: Callable[[], AuthorizeResult], client: AsyncWebClient) -> AsyncApp:
    """`who` is the bot itself; `client` is only Bolt's (a token would make it ask Slack who it is on every start)."""

    async def authorize() -> AuthorizeResult:
        return who()

    app = AsyncApp(
        name="referral",
        logger=_calm(),
        client=client,
        signing_secret="checked at the door",  # noqa: S106 (not a secret: see slackbot/door.py)
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
    )
    app.command(ANY)(_listener(inbound.command, desk.command))
    app.action(ANY)(_listener(inbound.click, desk.click))
    app.event(ANY)(_listener(event, desk.event))
    app.view(ANY)(_listener(inbound.submission, desk.submit))
    app.shortcut(ANY)(_listener(inbound.shortcut, desk.shortcut))
    app.view_closed(ANY)(_nothing)
    app.error(_broken)
    return app


def _listener(read: Read, answer: Answer) -> Callable[..., Awaitable[BoltResponse | None]]:
    async def listen(ack: AsyncAck, body: dict[str, Any]) -> BoltResponse | None:
        try:
            came = read(body)
        except Malformed:
            return BoltResponse(status=400)
        await ack(await answer(came) or "")
        return None

    return listen


async def _nothing(ack: AsyncAck) -> None:
    await ack()


async def _broken(error: Exception) -> BoltResponse:
    """Bolt would log the payload, which holds what was typed."""
    log.error("a payload was not understood", exc_info=error)
    return BoltResponse(status=500)


def _calm() -> logging.Logger:
    """Bolt formats debug lines for every request unless its logger's own level forbids it."""
    logger = logging.getLogger("slackbot.bolt")
    logger.setLevel(logging.ERROR)
    return logger
