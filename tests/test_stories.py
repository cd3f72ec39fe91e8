"""Every story of tests/stories, told through the front doors of Slack, of Teams, and of a team that uses both."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from aiohttp import web

from core.playground import api
from core.playground.clouds import serve
from core.playground.opening import Opening, open_stage
from core.playground.people import ZONE
from core.playground.teams_cloud import Keys
from tests.story import Story, read
from tests.story_player import Player, everybody

FOLDER = Path(__file__).with_name("stories")
STORIES = [(path.stem, read(path.read_text())) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.fixture(scope="session")
def keys() -> Keys:
    """One signing key for all; making one takes longer than a story."""
    return Keys("99999999-8888-4777-8666-555555555555", "a password of the double")


def test_there_are_stories_and_each_has_a_title() -> None:
    assert STORIES
    assert not [name for name, story in STORIES if not story.title]


@pytest.mark.parametrize(
    ("story", "mode"),
    [pytest.param(story, mode, id=f"{name}-{mode}") for name, story in STORIES for mode in story.modes],
)
async def test_story(story: Story, mode: str, keys: Keys, sqlite_template: Path, tmp_path: Path) -> None:
    start = datetime.fromisoformat(story.at).replace(tzinfo=ZoneInfo(ZONE))
    opening = Opening(tmp_path, start, book=False, prefers=everybody(mode), template=sqlite_template, keys=keys)
    async with AsyncExitStack() as closing:
        stage = await open_stage(opening, closing)
        app = web.Application()
        app.add_routes(api.routes(lambda: stage, _never))
        runners: list[web.AppRunner] = []
        url = await serve(app, runners)
        closing.push_async_callback(runners[0].cleanup)
        session = await closing.enter_async_context(aiohttp.ClientSession())
        await Player(session, url, mode).play(story)


async def _never(empty: bool) -> None:
    raise AssertionError("a story starts with a fresh organization already")
