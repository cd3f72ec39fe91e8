"""Where somebody's messages go: the account used last, or that of the platform he chose."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from core.model import Member
from core.store import Store
from tests.core.desk import Desk, opened

SLACK, TEAMS = "slack:T0BRIGHT:ana", "teams:T0BRIGHT:ana"
ACCOUNT = text("INSERT INTO account (key, organization_id, member_id) VALUES (:key, :org, :ana)")


@pytest.mark.parametrize(
    ("prefers", "spoken", "moves"),
    [
        (None, TEAMS, True),
        (None, SLACK, False),  # it is there already
        ("slack", TEAMS, False),
        ("teams", TEAMS, True),
        ("teams", "teams:T2:ana", True),  # an account of the same platform
    ],
)
def test_speaking_moves_messages_unless_a_platform_was_chosen(prefers: str | None, spoken: str, moves: bool) -> None:
    assert Member(1, "Ana Ruiz", account=SLACK, prefers=prefers).moves_to(spoken) is moves


@pytest.fixture
async def desk(store: Store) -> Desk:
    """Ana has an account on both platforms."""
    made = await opened(store)
    ana = made.row("member", name="Ana Ruiz")
    row = {"key": TEAMS, "org": ana["organization_id"], "ana": ana["id"]}
    await store.write(lambda tx: tx.execute(ACCOUNT, row))
    return made


async def test_the_choice_holds_wherever_she_speaks_until_it_is_taken_back(desk: Desk) -> None:
    assert "come on Teams" in await desk.says("ana", "settings account teams")
    await desk.ask("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    assert desk.row("member", name="Ana Ruiz")["account"] == TEAMS
    assert "Messages: On Teams" in await desk.says("ana", "settings")
    assert "where you spoke last" in await desk.says("ana", "settings account last")
    await desk.ask("ana", "note 1 likes tea")
    assert desk.row("member", name="Ana Ruiz")["account"] == SLACK


async def test_an_account_that_is_not_there_cannot_be_chosen(desk: Desk) -> None:
    assert "no account of yours" in await desk.says("bob", "settings account teams")
    assert "no account of yours" in await desk.says("ana", "settings account slack:T0BRIGHT")
    assert desk.row("member", name="Bob Stone")["prefers"] is None
