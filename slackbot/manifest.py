"""The Slack app's manifest as data: the shipped one (Socket Mode), or one for a public address.

https://docs.slack.dev/reference/app-manifest. tests/slackbot/test_manifest.py holds scopes and events to what the code
uses; the shipped file is `manifest.yml`.
"""

from __future__ import annotations

from typing import Any

from slackbot.inbound import LOG, LOG_MESSAGE
from slackbot.inbound_events import EVENTS

SOCKET = """\
# The Slack app: https://api.slack.com/apps → Create New App → From a manifest. It connects by Socket Mode and needs no
# public address; `referral slack-manifest --url https://…` prints the one for HTTP.
"""
HTTP = "# The Slack app, reached over HTTP: https://api.slack.com/apps → Create New App → From a manifest.\n"
SCOPES = {  # bot scope -> what it is for
    "app_mentions:read": "answers when it is mentioned, privately",
    "channels:read": "hears that it was invited to a channel",
    "chat:write": "reminders, answers, the leaderboard where it was invited",
    "commands": "/referral and the two shortcuts",
    "groups:read": "hears that it was invited to a private channel",
    "im:history": "plain text in a direct message works like /referral; checks whether a reminder arrived",
    "im:write": "opens the direct message a reminder goes to",
    "users:read": "name, time zone, language, who is an admin",
    "users:read.email": "joins a person's Slack and Teams accounts",
}
_ABOUT = (
    "Log an introduction in one line, and the bot keeps the rest in order: who calls first and by when, who has been "
    "thanked, which promise is due, how the team stands. Type “/referral Ann Lee at Beta from Carl Smith”, or say the "
    "same in a direct message. Reminders come in your own working hours, few at a time, each with its reason and with "
    "the next step on a button."
)


def manifest(url: str | None = None) -> str:
    """The manifest as YAML; with `url` (https://referral.example.com) for HTTP instead of Socket Mode."""
    import yaml  # deferred: only `referral slack-manifest` and the tests write one

    return (HTTP if url else SOCKET) + yaml.safe_dump(described(url), sort_keys=False, allow_unicode=True, width=110)


def described(url: str | None = None) -> dict[str, Any]:
    events = f"{url.rstrip('/')}/slack/events" if url else None
    address = {"request_url": events} if events else {}
    return {
        "display_information": {
            "name": "Referral",
            "description": "Logs sales introductions, reminds the people concerned, keeps the board.",
            "long_description": _ABOUT,
            "background_color": "#1f4d46",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Referral", "always_online": True},
            "shortcuts": [
                _shortcut("Log a referral", "global", LOG, "Note a new introduction"),
                _shortcut("Log as referral", "message", LOG_MESSAGE, "Note an introduction from this message"),
            ],
            "slash_commands": [_command(events)],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _command(events: str | None) -> dict[str, Any]:
    return {
        "command": "/referral",
        **({"url": events} if events else {}),
        "description": "Log an introduction, see what waits, thank, remind",
        "usage_hint": "Ann Lee at Beta from Carl Smith | called ann | help",
        "should_escape": True,
    }


def _shortcut(name: str, kind: str, callback: str, description: str) -> dict[str, str]:
    return {"name": name, "type": kind, "callback_id": callback, "description": description}
