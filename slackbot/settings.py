"""Slack's part of the environment, read into a frozen `Settings`; every problem in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

API_URL = "https://slack.com/api/"
PREFIX = "REFERRAL_SLACK_"
NAMES = ("SIGNING_SECRET", "BOT_TOKEN", "CLIENT_ID", "CLIENT_SECRET", "APP_TOKEN", "API_URL")


@dataclass(frozen=True, slots=True)
class Settings:
    """Secrets never show in a repr. Without `signing_secret` the HTTP door stays shut (Socket Mode only)."""

    bot_token: str = field(repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    api_url: str = API_URL


def configured(env: Mapping[str, str]) -> bool:
    """Whether any of Slack's settings is present (the address alone says nothing)."""
    return any(env.get(PREFIX + name) for name in NAMES if name != "API_URL")


def problems(env: Mapping[str, str]) -> list[str]:
    """Everything wrong with Slack's settings; no sentence quotes a secret."""
    found = [f"{name} is not a setting of this program; is it misspelt?" for name in _unknown(env)]
    token, secret, app = (env.get(PREFIX + name) for name in ("BOT_TOKEN", "SIGNING_SECRET", "APP_TOKEN"))
    if env.get(PREFIX + "CLIENT_ID") or env.get(PREFIX + "CLIENT_SECRET"):
        found.append(
            "The install page (REFERRAL_SLACK_CLIENT_ID and REFERRAL_SLACK_CLIENT_SECRET) comes in a later version; "
            "install the app in Slack's own settings and set REFERRAL_SLACK_BOT_TOKEN."
        )
    if not token:
        found.append("REFERRAL_SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of your Slack app (xoxb-…).")
    elif not token.startswith("xoxb-"):
        found.append("REFERRAL_SLACK_BOT_TOKEN must begin with xoxb-.")
    if app and not app.startswith("xapp-"):
        found.append("REFERRAL_SLACK_APP_TOKEN must begin with xapp- (an app-level token with connections:write).")
    if not secret and not app:
        found.append(
            "Set REFERRAL_SLACK_APP_TOKEN (Socket Mode, needs no public address) "
            "or REFERRAL_SLACK_SIGNING_SECRET (HTTP)."
        )
    return found + _address(env.get(PREFIX + "API_URL"))


def read(env: Mapping[str, str]) -> Settings:
    """The settings, once `problems` is empty."""
    address = env.get(PREFIX + "API_URL") or API_URL
    return Settings(
        bot_token=env.get(PREFIX + "BOT_TOKEN", ""),
        signing_secret=env.get(PREFIX + "SIGNING_SECRET") or None,
        app_token=env.get(PREFIX + "APP_TOKEN") or None,
        api_url=address if address.endswith("/") else f"{address}/",
    )


def _unknown(env: Mapping[str, str]) -> list[str]:
    return sorted(n for n in env if n.startswith(PREFIX) and n.removeprefix(PREFIX) not in NAMES)


def _address(given: str | None) -> list[str]:
    if given and (urlsplit(given).scheme not in ("http", "https") or not urlsplit(given).hostname):
        return ["REFERRAL_SLACK_API_URL must be a whole address such as https://slack.com/api/."]
    return []
