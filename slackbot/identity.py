"""Who we are in the workspace, as Slack tells once at the start; Bolt needs it to ignore our own messages."""

from __future__ import annotations

import logging

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from slackbot.outcome import Failure, call

log = logging.getLogger(__name__)
SECONDS = 2.0  # the bot starts without the answer


def stranger(token: str) -> AuthorizeResult:
    """As long as nothing is known; events name our user id, too (slackbot/inbound_events.py)."""
    return AuthorizeResult(enterprise_id=None, team_id=None, bot_token=token)


async def introduced(client: AsyncWebClient, token: str) -> AuthorizeResult:
    try:
        found = await call(client.auth_test(), SECONDS)
    except Failure as failure:
        log.error("Slack did not confirm the bot token", extra={"code": failure.code})
        return stranger(token)
    return AuthorizeResult.from_auth_test_response(bot_token=token, auth_test_response=found)
