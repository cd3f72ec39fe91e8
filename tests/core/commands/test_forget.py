"""Forgetting somebody: gone from every row and text, the history's too, and every count as it was."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core.agenda import sweep
from core.store import Store
from core.store.recount import recount
from core.store.tables import metadata
from tests.core.desk import Desk, buttons

NAME = "Carla Quist"
LINES = (
    f'log "Ann Lee" of Beta from "{NAME}" note {NAME} knows her from Rotary',
    'log "Gus Globe" of Globex from "Eve Stone" note he plays golf with Carla Quist',
    "called ann she adores Carla Quist",
    f'remind fri to call "{NAME}"',
    f'contact edit "{NAME}" email carla@quist.example phone "+1 555 0100"',
    f'touch "{NAME}" call talked about her boat',
    f'log "{NAME}" of Quistworks from "Eve Stone" value 12k anyway',
    "edit 3 value 14k",
    "thanked carla",
)


def everything(store: Store) -> str:
    def read(tx: Any) -> list[Any]:
        return [tx.execute(select(table)).all() for table in metadata.sorted_tables]

    return str(store.read_now(read)).lower()


@pytest.fixture
async def desk_with_carla(either_desk: Desk) -> Desk:
    desk = either_desk
    for line in LINES:
        await desk.says("ana", line)
    for _ in range(4):
        desk.later(hours=20)
        await sweep(desk.store, lambda: desk.now)
    return desk


async def forget(desk: Desk, who: str = "carla") -> str:
    reply = await desk.ask("zoe", f"forget {who}")
    line = next(button.line for button in buttons(reply) if button.style == "danger")
    said = await desk.says("zoe", line)
    while await sweep(desk.store, lambda: desk.now):
        pass
    return said


async def test_nothing_happens_before_it_is_confirmed(desk_with_carla: Desk) -> None:
    before = everything(desk_with_carla.store)
    said = await desk_with_carla.says("zoe", "forget carla")
    assert "for good?" in said
    assert "Nothing brings it back" in said
    assert NAME.lower() in everything(desk_with_carla.store)
    assert before.count("quist") == everything(desk_with_carla.store).count("quist")


async def test_the_person_is_in_no_row_of_any_table_afterwards(desk_with_carla: Desk) -> None:
    assert "quist" in everything(desk_with_carla.store)
    assert "Forgotten" in await forget(desk_with_carla)
    left = everything(desk_with_carla.store)
    for word in ("quist", "555 0100", "her boat", "rotary"):
        assert word not in left, left[max(0, left.index(word) - 300) : left.index(word) + 60]
    assert "plays golf with (forgotten)" in left


async def test_what_was_counted_stays_counted(desk_with_carla: Desk) -> None:
    before = await desk_with_carla.says("ana", "leaderboard")
    await forget(desk_with_carla)
    assert await desk_with_carla.says("ana", "leaderboard") == before
    assert desk_with_carla.store.read_now(lambda tx: recount(tx, 1)) == ()


async def test_nobody_finds_the_person_and_nothing_is_heard_about_it(desk_with_carla: Desk) -> None:
    desk = desk_with_carla
    await forget(desk)
    assert "Quist" not in await desk.says("ana", "carla")
    before = len([row for row in desk.rows("post") if row["rule"] == "thank-at-once"])
    for _ in range(10):
        desk.later(hours=24)
        await sweep(desk.store, lambda: desk.now)
    assert len([row for row in desk.rows("post") if row["rule"] == "thank-at-once"]) == before


async def test_it_cannot_be_taken_back_and_older_changes_bring_nothing_back(desk_with_carla: Desk) -> None:
    desk = desk_with_carla
    await forget(desk)
    for _ in range(5):
        await desk.says("ana", "undo")
    assert "quist" not in everything(desk.store)


async def test_only_an_admin_may(desk_with_carla: Desk) -> None:
    assert "Only an admin" in await desk_with_carla.says("bob", "forget carla for good")
    assert "quist" in everything(desk_with_carla.store)


async def test_entries_merged_into_it_go_too(desk_with_carla: Desk) -> None:
    desk = desk_with_carla
    await desk.says("ana", 'contact add "Karla Quist" of Boats')
    await desk.says("ana", f'contact merge "Karla Quist" into "{NAME}"')
    await forget(desk)
    assert "quist" not in everything(desk.store)


async def test_somebody_of_the_same_first_name_stays(desk_with_carla: Desk) -> None:
    desk = desk_with_carla
    await desk.says("ana", 'contact add "Carla Brunner" of Beta')
    await forget(desk, '"Carla Quist"')
    assert "Carla Brunner" in await desk.says("ana", "contact carla")


async def test_messages_about_the_person_lose_the_first_name_too(either_desk: Desk) -> None:
    desk = either_desk

    def told() -> str:
        return str([row["card"] for row in desk.rows("post")])

    await desk.says("ana", f'log "Ann Lee" of Beta from "{NAME}"')
    for _ in range(4):
        desk.later(hours=20)
        await sweep(desk.store, lambda: desk.now)
    assert "Carla told Ann" in told()
    await forget(desk)
    assert "Carla" not in told()
    assert "Ann" in told()
