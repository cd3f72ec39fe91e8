"""Who a person is, as users.info tells: https://docs.slack.dev/reference/methods/users.info."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from core.asks import Profile
from slackbot.outcome import Failure, call

SECONDS = 1.4  # core waits 1.5 while a person waits for his answer


async def profile(client: AsyncWebClient, account: str) -> Profile | None:
    """None where Slack does not know him or does not answer in time."""
    try:
        answer = await call(client.users_info(user=account.split(":", 2)[2], include_locale=True), SECONDS)
    except Failure:
        return None
    user = answer.get("user")
    return read(user) if isinstance(user, dict) else None


def read(user: Mapping[str, Any]) -> Profile:
    """A guest, a stranger of Slack Connect and a bot are outsiders. An unconfirmed e-mail address proves nothing."""
    about = user.get("profile") or {}
    name = about.get("real_name") or user.get("real_name") or about.get("display_name") or user.get("name") or ""
    confirmed = user.get("is_email_confirmed", True)
    locale = user.get("locale")
    outside = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "is_workflow_bot")
    return Profile(
        name=str(name),
        email=about.get("email") if confirmed else None,
        zone=user.get("tz"),
        locale=locale.replace("-", "_") if isinstance(locale, str) else None,
        admin=bool(user.get("is_admin") or user.get("is_owner")),
        outsider=any(user.get(flag) for flag in outside),
    )
