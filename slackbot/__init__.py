"""Slack: what it takes to be a platform of the bot (see core/port.py). Importing this imports no SDK."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from slackbot.settings import configured, problems, read

if TYPE_CHECKING:
    from aiohttp import web

    from core.port import House, Platform

__all__ = ["baseline", "build", "configured", "problems"]


def baseline() -> web.Application:
    """Bolt as it comes, for benchmarks."""
    from slackbot.baseline import application

    return application()


def build(env: Mapping[str, str], house: House) -> Platform:
    """The Slack platform, once `problems(env)` is empty."""
    from slackbot.platform import Slack  # deferred: Bolt takes 0.6 s to import

    return Slack(read(env), house)
