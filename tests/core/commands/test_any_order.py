"""Whatever is said in whatever order: counters equal history, undo leads back, nothing breaks, nobody else notices."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.store import Store
from core.store.recount import recount
from tests.core.desk import Desk

LINES = (
    "called 1", "tried 1", "met 1 yesterday", "proposed 1 12k", "won 1 45k", "won 1 unknown", "lost 1 no budget",
    "declined 1", "park 1", "move 1 promised", "move 1 introduced", "move 1 contacted", "thanked carl", "edit 1 name",
    "edit 1 value 9k EUR", "edit 1 agreed", "edit 1 from Judy Park", "edit 1 from @bob", "pass 1 to @bob",
    "pass 1 to @ana", "note 1 tea", "touch carl call", "contact edit ann phone 555", "gave Judy Tom", "called 2",
    "log Bea Ray of Beta from carl", "log anyway Ann Lee of Beta from Judy Park for @bob", "won 2 5k", "undo",
    "contact merge carl into judy",
)  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(("zoe", "ana", "bob")), st.sampled_from(LINES)), max_size=10)
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
_WORKSPACES = itertools.count(1)


@pytest.fixture
def store_of_many(sqlite_store: Store) -> Store:
    return sqlite_store


def mine(desk: Desk, org: int) -> dict[str, Any]:
    """One organization's book."""
    book = desk.book()
    rows = {k: [r for r in v if r.get("organization_id") == org] for k, v in book.items() if k != "tally"}
    return rows | {"tally": {k: n for k, n in book["tally"][0].items() if k[0] == org}}


async def talk(store: Store, steps: list[tuple[str, str]]) -> tuple[Desk, int]:
    """A new organization in the same database, where this was said."""
    desk = Desk(store, workspace=f"slack:T{next(_WORKSPACES)}")
    for who in ("zoe", "ana", "bob"):
        await desk.ask(who, "undo")
    org = max(row["id"] for row in desk.rows("organization"))
    for who, line in (("ana", 'log "Ann Lee" of Beta from "Carl Smith"'), *steps):
        desk.later(minutes=7)
        said = await desk.says(who, line)
        assert "Something broke" not in said, (who, line)
    return desk, org


@FEW
@given(STEPS)
def test_counters_equal_history(store_of_many: Store, steps: list[tuple[str, str]]) -> None:
    desk, org = asyncio.run(talk(store_of_many, steps))
    assert desk.store.read_now(lambda tx: recount(tx, org)) == ()


@FEW
@given(STEPS)
def test_undoing_everything_leads_back_to_nothing(store_of_many: Store, steps: list[tuple[str, str]]) -> None:
    async def and_back() -> tuple[Desk, int]:
        desk, org = await talk(store_of_many, [("ana", line) for _, line in steps])
        for _ in range(len(steps) + 2):
            await desk.says("ana", "undo")
        return desk, org

    desk, org = asyncio.run(and_back())
    left = mine(desk, org)
    assert left["introduction"] == []
    assert left["touch"] == []
    assert left["tally"] == {}


@FEW
@given(STEPS)
def test_nobody_else_notices(store_of_many: Store, steps: list[tuple[str, str]]) -> None:
    async def beside() -> tuple[dict[str, Any], dict[str, Any]]:
        desk, org = await talk(store_of_many, [])
        before = mine(desk, org)
        await talk(store_of_many, steps)
        return before, mine(desk, org)

    before, after = asyncio.run(beside())
    assert before == after
