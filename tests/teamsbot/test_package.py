"""The app package: what Teams shows, made from the commands themselves."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from core.commands import COMMANDS
from core.grammar import command_of
from core.spec import Command
from teamsbot import write_package
from teamsbot.manifest import icons
from teamsbot.package import FOLDER, MOST, command_lists, manifest
from tests.teamsbot.cloud import APP

URL = "https://brightwater.example/referral"


def test_the_zip_holds_manifest_and_pictures_and_nothing_else(tmp_path: Path) -> None:
    first = write_package(tmp_path / "a.zip", app_id=APP, url=URL)
    with zipfile.ZipFile(first) as package:
        assert package.namelist() == ["manifest.json", "color.png", "outline.png"]
        made = json.loads(package.read("manifest.json"))
    assert made["bots"][0]["botId"] == made["id"] == APP
    assert set(made["developer"].values()) == {URL, "Referral"}
    assert first.read_bytes() == write_package(str(tmp_path / "b.zip"), app_id=APP, url=URL).read_bytes()


def test_the_bot_may_speak_privately_and_is_reached_by_slash() -> None:
    (bot,) = manifest(APP, URL)["bots"]
    assert bot["supportsTargetedMessages"] is True
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    assert [c.get("triggers") for c in bot["commandLists"]] == [None, ["mention", "slash"]]


def test_the_lists_are_the_featured_commands() -> None:
    featured = [c for c in COMMANDS if c.featured and not c.hidden][:MOST]
    here, there = command_lists(COMMANDS)
    assert [c["title"] for c in here["commands"]] == [c.name for c in featured]
    assert [c["title"] for c in there["commands"]] == [
        "referral",
        *(f"referral {c.name}" for c in featured[: MOST - 1]),
    ]
    assert [c["description"] for c in here["commands"]] == [c.summary for c in featured]


def test_no_list_is_longer_than_teams_allows() -> None:
    def run(*_: Any) -> Any:
        return None

    many = [Command(f"c{n}", "does it", ("c",), run, featured=True) for n in range(30)]
    assert [len(c["commands"]) for c in command_lists(many)] == [MOST, MOST]


def test_every_entry_is_a_line_the_bot_understands() -> None:
    for entry in command_lists(COMMANDS)[0]["commands"]:
        assert command_of(entry["title"], COMMANDS)[0].name == entry["title"]


@pytest.mark.parametrize(("app_id", "url"), [("referral", URL), (APP, "http://x.example"), (APP, "x"), ("", URL)])
def test_what_teams_would_refuse_is_said_before(tmp_path: Path, app_id: str, url: str) -> None:
    with pytest.raises(ValueError, match="must"):
        write_package(tmp_path / "x.zip", app_id=app_id, url=url)
    assert list(tmp_path.iterdir()) == []


def pixels(png: bytes) -> tuple[int, bytes]:
    """Size of the square, and its rows of red, green, blue, alpha."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, data, size = 8, b"", 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, chunk = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + chunk),)
        if kind == b"IHDR":
            size, height, bits, colors = struct.unpack(">IIBB", chunk[:10])
            assert (height, bits, colors) == (size, 8, 6)
        elif kind == b"IDAT":
            data += chunk
        at += 12 + length
    raw = zlib.decompress(data)
    rows = [raw[r * (size * 4 + 1) : (r + 1) * (size * 4 + 1)] for r in range(size)]
    assert {row[0] for row in rows} == {0}
    return size, b"".join(row[1:] for row in rows)


def test_the_pictures_are_what_teams_wants() -> None:
    size, color = pixels((FOLDER / "color.png").read_bytes())
    assert size == 192
    assert set(color[3::4]) == {255}
    assert {color[:3], color[-4:-1]} == {bytes(icons.INDIGO)}
    size, outline = pixels((FOLDER / "outline.png").read_bytes())
    assert size == 32
    assert set(outline[0::4]) | set(outline[1::4]) | set(outline[2::4]) == {255}
    assert outline[3] == 0
    assert max(outline[3::4]) == 255


def test_the_pictures_are_the_ones_the_script_draws(tmp_path: Path) -> None:
    icons.write(tmp_path)
    for name in ("color.png", "outline.png"):
        assert pixels((tmp_path / name).read_bytes()) == pixels((FOLDER / name).read_bytes())
