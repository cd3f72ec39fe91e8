"""A process that dies at each named point while it logs and tells: nothing is lost, and twice said is what cannot be
known, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.bench.people import name
from core.faults import POINTS
from tests.crash.load import PEOPLE
from tests.crash.scene import SLACK, TEAMS, Remembering, Scene, scene_at


@pytest.fixture
async def scene(database_url: str, tmp_path: Path) -> AsyncIterator[Scene]:
    async with scene_at(database_url, str(tmp_path), Remembering()) as made:
        yield made


async def test_dead_at_each_point(scene: Scene) -> None:
    """All of it in one scene, for getting to know each other takes longer than dying. Between the databases it is the
    commits that differ, not what goes to which platform."""
    for number, point in enumerate(POINTS, 1):
        for first in (SLACK, TEAMS) if scene.store.dialect == "sqlite" else (SLACK,):
            await dead_at(scene, first + number * PEOPLE, point)


async def dead_at(scene: Scene, n: int, point: str) -> None:
    slack, told = n % PEOPLE == SLACK, scene.clouds
    answered = await scene.dies_logging(n, point)
    saved = scene.names().count(name(str(n)))
    assert saved == (0 if point == "before-commit" else 1), point
    assert answered or point in ("before-commit", "after-commit"), point
    scene.leases_end()
    async with scene.server():
        if not answered:
            await scene.load.once(scene.session, n)  # Teams delivers again; on Slack the person does
        await scene.until(lambda: told.heads_up(n) and (slack or told.answers(n)))
    assert scene.names().count(name(str(n))) == 1, point
    heard = (told.heads_up(n), told.answers(n))
    if slack:
        assert heard == (1, 0), point  # Slack tells what arrived
    elif point in ("before-commit", "after-commit"):
        assert heard == (1, 1), point
    else:  # Teams cannot tell: what was on its way is said once more, the answer and the heads-up alike
        assert set(heard) <= {1, 2}, point
        assert sum(heard) > 2 or point != "after-send"
