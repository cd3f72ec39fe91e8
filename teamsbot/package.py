"""The app package for Teams: manifest and pictures in a zip, with the commands the specs feature.

Source: learn.microsoft.com, "App manifest for Microsoft Teams" 1.29 (12 commands a list, slash and mention triggers).
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from core.commands import COMMANDS
from core.spec import Command

FOLDER = Path(__file__).parent / "manifest"
MOST = 12
TITLE, DESCRIPTION = 32, 128  # what Teams shows of either
DAWN = (1980, 1, 1, 0, 0, 0)  # no clock in the zip: the same package is the same bytes
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def write(path: Path, *, app_id: str, url: str) -> Path:
    """The package, at `path`. Raises ValueError with a sentence for an id or an address Teams would refuse."""
    made = json.dumps(manifest(app_id, url), indent=2, ensure_ascii=False).encode()
    pictures = {name: (FOLDER / name).read_bytes() for name in ("color.png", "outline.png")}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {"manifest.json": made, **pictures}.items():
            package.writestr(zipfile.ZipInfo(name, DAWN), content, zipfile.ZIP_DEFLATED)
    return path


def manifest(app_id: str, url: str, commands: Sequence[Command] = COMMANDS) -> dict[str, Any]:
    """The manifest for one bot; `url` is the company's page, shown to users."""
    if not _GUID.fullmatch(app_id):
        raise ValueError("The app id must be an id such as 11111111-2222-4333-8444-555555555555.")
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("The address must begin with https://.")
    made: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    made["id"] = app_id
    made["developer"] |= dict.fromkeys(("websiteUrl", "privacyUrl", "termsOfUseUrl"), url)
    made["bots"][0] |= {"botId": app_id, "commandLists": command_lists(commands)}
    return made


def command_lists(commands: Sequence[Command]) -> list[dict[str, Any]]:
    """In the bot's own chat the bare words; elsewhere `referral …`, by mention or by slash: `/referral log`."""
    featured = [c for c in commands if c.featured and not c.hidden]
    here = [_entry(c.name, c.summary) for c in featured[:MOST]]
    there = [_entry("referral", "Say who introduced whom, or ask for anything by name")]
    there += [_entry(f"referral {c.name}", c.summary) for c in featured[: MOST - 1]]
    return [
        {"scopes": ["personal"], "commands": here},
        {"scopes": ["team", "groupChat"], "triggers": ["mention", "slash"], "commands": there},
    ]


def _entry(title: str, description: str) -> dict[str, str]:
    return {"title": title[:TITLE], "description": description[:DESCRIPTION]}
