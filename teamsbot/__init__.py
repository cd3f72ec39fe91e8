"""Microsoft Teams: what it takes to be a platform of the bot (see core/port.py). Importing this imports no SDK."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from teamsbot.settings import configured, problems, read

if TYPE_CHECKING:
    from aiohttp import web

    from core.port import House, Platform

__all__ = ["baseline", "build", "configured", "problems", "write_package"]


def baseline() -> web.Application:
    """botbuilder as it comes, for benchmarks."""
    from teamsbot.baseline import application

    return application()


def build(env: Mapping[str, str], house: House) -> Platform:
    """The Teams platform, once `problems(env)` is empty."""
    from teamsbot.platform import Teams  # deferred: botbuilder takes 0.8 s to import

    return Teams(read(env), house)


def write_package(path: str | Path, *, app_id: str, url: str) -> Path:
    """The app package to upload into Teams, written as a zip to `path`. Raises ValueError with a sentence."""
    from teamsbot.package import write

    return write(Path(path), app_id=app_id, url=url)
