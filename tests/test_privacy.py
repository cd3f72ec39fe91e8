"""What the log says after whole stories, told well and told while everything breaks: no name, no word, no token."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from aiohttp import web

from core import logs
from core.playground import api
from core.playground.clouds import serve
from core.playground.opening import Opening, open_stage
from core.playground.people import PEOPLE, ZONE
from core.playground.teams_cloud import Keys
from tests.story import Story, read
from tests.story_player import Otherwise, Player, everybody

FOLDER = Path(__file__).with_name("stories")
STORIES = ("log_and_heads_up", "hostile_words", "forms", "settings_of_the_team")
PASSWORD = "hunter2 the password of the double"
Play = Callable[[str, str], Awaitable[Story]]


@pytest.fixture
async def play(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Play]:
    """Plays a story in a mode, at a playground of its own."""
    async with AsyncExitStack() as closing:

        async def told(name: str, mode: str) -> Story:
            story = read((FOLDER / f"{name}.txt").read_text())
            start = datetime.fromisoformat(story.at).replace(tzinfo=ZoneInfo(ZONE))
            keys = Keys("99999999-8888-4777-8666-555555555555", PASSWORD)
            opening = Opening(tmp_path, start, book=False, prefers=everybody(mode), template=sqlite_template, keys=keys)
            stage = await open_stage(opening, closing)
            app = web.Application()
            app.add_routes(api.routes(lambda: stage, _never))
            runners: list[web.AppRunner] = []
            url = await serve(app, runners)
            closing.push_async_callback(runners[0].cleanup)
            await Player(await closing.enter_async_context(aiohttp.ClientSession()), url, mode).play(story)
            return story

        yield told


async def _never(empty: bool) -> None:
    raise AssertionError("a story starts with a fresh organization already")


@pytest.fixture
def listening(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Levels as `logs.setup` has them, our own packages even at their most talkative."""
    caplog.set_level(logging.INFO)
    for name in logs.NOISY:
        caplog.set_level(logging.WARNING, logger=name)
    for name in ("core", "slackbot", "teamsbot"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def collected(caplog: pytest.LogCaptureFixture) -> str:
    """The log in both of its forms."""
    return "\n".join(form.format(record) for form in (logs.Json(), logs.Lines()) for record in caplog.records)


def names_in(text: str) -> set[str]:
    """The words of the people and companies a story names, and of those who work here."""
    spoken = {part for name in re.findall(r"[A-Z][a-zé]+ [A-Z][a-zé]+", text) for part in name.split()}
    return spoken | {part for person in PEOPLE for part in person.name.split()}


def given_away(log: str, story: str) -> set[str]:
    said = {line.split("> ", 1)[1].strip() for line in story.splitlines() if "> " in line}
    whole = {text for text in said if len(text) > 12}
    found = {name for name in names_in(story) if re.search(rf"\b{name}\b", log)}
    found |= {text for text in whole if text in log}
    return found | set(re.findall(r"[\w.]+@[\w.]+\.\w+|xox\w-\S+|eyJ[\w.-]{20,}|hunter2|v0=[0-9a-f]{20,}", log))


@pytest.mark.parametrize("name", STORIES)
async def test_a_story_leaves_no_name_in_the_log(name: str, play: Play, listening: pytest.LogCaptureFixture) -> None:
    await play(name, "mixed")
    assert given_away(collected(listening), (FOLDER / f"{name}.txt").read_text()) == set()


@pytest.mark.parametrize("where", ["core.answering.act", "core.claiming.recheck", "core.agenda.views.load"])
@pytest.mark.parametrize("mode", ["slack", "teams"])
async def test_what_breaks_is_logged_without_what_it_was_about(
    where: str, mode: str, play: Play, listening: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bugs that quote what they stumbled over, as `KeyError` does."""

    def broken(*_: Any, **__: Any) -> Any:
        raise KeyError("Gus Globe of Globex & Sons, ana@brightwater.example, xoxb-hunter2")

    monkeypatch.setattr(where, broken)
    with pytest.raises(Otherwise):
        await play("log_and_heads_up", mode)
    assert [record for record in listening.records if record.levelno >= logging.ERROR]
    log = collected(listening)
    assert '"ref"' in log
    assert given_away(log, (FOLDER / "log_and_heads_up.txt").read_text()) == set()


def test_the_test_would_notice() -> None:
    story = 'ana> log "Gus Globe" of Globex from "Carl Smith"\n'
    assert given_away("a request failed command=log ref=7f3a", story) == set()
    assert given_away("failed for Gus", story) == {"Gus"}
    assert given_away("to Dana", story) == {"Dana"}
    assert given_away("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.e30", story) != set()
    assert given_away('said log "Gus Globe" of Globex from "Carl Smith"', story) >= {"Globe", "Carl"}
