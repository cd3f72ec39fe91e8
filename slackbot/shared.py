"""Whether a channel is shared with another company: https://docs.slack.dev/reference/methods/conversations.info."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from core.port import Later
from slackbot.outcome import Failure, call
from slackbot.profile import SECONDS


async def with_outsiders(client: AsyncWebClient, channel: str) -> bool:
    """Slack Connect, also while an invitation is open. A channel Slack will not tell of takes no message either.
    Raises Later where Slack does not answer."""
    try:
        answer = await call(client.conversations_info(channel=channel.split(":", 2)[2]), SECONDS)
    except Failure as failure:
        if failure.effect == "none":
            return False
        raise Later(failure.code, failure.after) from failure
    found = answer.get("channel")
    return isinstance(found, dict) and any(found.get(flag) for flag in ("is_ext_shared", "is_pending_ext_shared"))
