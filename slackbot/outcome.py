"""What became of a call to Slack's Web API: an answer, or one `Failure` that says whether it can have taken effect."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Any, Literal

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from core.phrases import doors
from core.port import Later, Refused, SendError, Unknown

CALL_SECONDS = 9.0  # Slack answers within one; the lease of a post is longer
_NOT_NOW = {"ratelimited", "rate_limited", "service_unavailable", "request_timeout", "team_added_to_org"}
_PERHAPS = {
    "internal_error",
    "fatal_error",
}  # "some aspect of the operation may have succeeded", says each method's page
CONTENT = {"invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long"}
_REASONS = {
    word: reason
    for reason, words in {
        doors.UNINSTALLED: "account_inactive token_revoked app_uninstalled not_authed invalid_auth token_expired",
        doors.NOT_INVITED: "not_in_channel",
        doors.CHANNEL_GONE: "channel_not_found",
        doors.ARCHIVED: "is_archived",
        doors.PERSON_GONE: "user_disabled user_not_found users_not_found",
        doors.NOT_REACHABLE: "cannot_dm_bot user_not_visible user_not_in_channel messages_tab_disabled",
        doors.NOT_ALLOWED: "restricted_action restricted_action_read_only_channel access_denied",
        doors.MESSAGE_GONE: "message_not_found cant_update_message edit_window_closed",
    }.items()
    for word in words.split()
}


class Failure(Exception):
    """`effect` is "none" when Slack refused (`code` is its word), "unsent" when it should be tried again, "unknown"
    when the request left and nobody can say."""

    def __init__(self, code: str, effect: Literal["none", "unsent", "unknown"], after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.effect = effect
        self.after = after

    def as_send_error(self) -> SendError:
        match self.effect:
            case "none":
                return Refused(_REASONS.get(self.code, f"Slack refused it ({self.code})"))
            case "unsent":
                return Later(self.code, self.after)
        return Unknown(self.code)


async def call(method: Awaitable[AsyncSlackResponse], seconds: float = CALL_SECONDS) -> Mapping[str, Any]:
    """Slack's answer to one call, e.g. `call(client.users_info(user="U1"))`. Raises Failure; never anything else."""
    try:
        async with asyncio.timeout(seconds):
            answer = await method
    except SlackApiError as refused:
        raise _refusal(refused) from None
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise Failure("not connected", "unsent") from None
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, ValueError, AttributeError) as lost:
        # AttributeError and ValueError: what the SDK raises when a proxy answers 200 with something else than an object
        raise Failure(type(lost).__name__, "unknown") from None
    return answer.data if isinstance(answer.data, dict) else {}


def _refusal(error: SlackApiError) -> Failure:
    """Slack's `ok: false`, or an HTTP status from it or from something before it."""
    answer: Any = error.response
    status = getattr(answer, "status_code", None) or getattr(answer, "status", None) or 0
    data = getattr(answer, "data", None)
    code = str(data["error"]) if isinstance(data, dict) and "error" in data else f"http {status}"
    if status == 429 or code in _NOT_NOW:
        return Failure(code, "unsent", _seconds(answer))
    if status == 503:
        return Failure(code, "unsent", _seconds(answer))
    if status >= 500 or code in _PERHAPS or code == "http 200":
        return Failure(code, "unknown")
    return Failure(code, "none")


def _seconds(answer: Any) -> float | None:
    """Retry-After, which Slack gives in whole seconds."""
    given = answer.headers.get("Retry-After", "")
    return float(given) if given.isdigit() else None
