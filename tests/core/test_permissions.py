"""The table of who may do what, as a matrix: a lead leads his team and whoever nobody leads, an admin everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.model import Contact, Direction, Introduction, Member, Role, Stage
from core.partners import Partnership, PartnershipState
from core.permissions import Deed, at_least, leads, may, may_see, may_weigh
from core.store import Store, members
from tests.core.desk import Desk, opened

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ENTRY = Introduction(1, Direction.RECEIVED, 10, 2, 3, NOW, Stage.INTRODUCED, NOW, NOW)
OWNED = Contact(10, "Ann Lee", owner_id=2, sensitive=True)
WITH = Partnership(20, 10, 2, PartnershipState.AGREED, NOW)
OWNER, LOGGER, OTHER = Member(2, "Owner"), Member(3, "Logger"), Member(4, "Other")
LEAD, FOREIGN, ADMIN = (
    Member(5, "Lead", role=Role.LEAD),
    Member(7, "Foreign", role=Role.LEAD),
    Member(6, "Admin", role=Role.ADMIN),
)
CHARGE = {LEAD.id: {2, 3, 4}, FOREIGN.id: {8}}
EVERYBODY = (OWNER, LOGGER, OTHER, LEAD, FOREIGN, ADMIN)


def charge(who: Member) -> set[int]:
    return CHARGE.get(who.id, set())


@pytest.mark.parametrize(
    ("deed", "allowed"),
    [
        (Deed.MOVE, {OWNER, LOGGER, LEAD, ADMIN}),
        (Deed.TELL, {OWNER, LOGGER, OTHER, LEAD, FOREIGN, ADMIN}),
        (Deed.LOG, {OWNER, LOGGER, OTHER, LEAD, FOREIGN, ADMIN}),
        (Deed.SETTLE, {ADMIN}),
    ],
)
def test_on_an_introduction(deed: Deed, allowed: set[Member]) -> None:
    assert {who for who in EVERYBODY if may(deed, who, ENTRY, charge(who))} == allowed


def test_on_a_contact() -> None:
    assert {who for who in EVERYBODY if may(Deed.KEEP, who, OWNED, charge(who))} == {OWNER, LEAD, ADMIN}
    assert all(may(Deed.KEEP, who, Contact(11, "Nobody's"), charge(who)) for who in EVERYBODY)


def test_sensitive_people_are_for_owner_and_lead() -> None:
    assert {who for who in EVERYBODY if may_see(who, OWNED, charge(who))} == {OWNER, LEAD, ADMIN}
    assert all(may_see(who, Contact(11, "Open", owner_id=2), charge(who)) for who in EVERYBODY)
    nobodys = replace(OWNED, owner_id=None)
    assert {who for who in EVERYBODY if may_see(who, nobodys, charge(who))} == {LEAD, FOREIGN, ADMIN}


def test_a_partnership_is_weighed_by_owner_and_lead() -> None:
    assert {who for who in EVERYBODY if may_weigh(who, WITH, charge(who))} == {OWNER, LEAD, ADMIN}


def test_a_charge_makes_no_lead() -> None:
    assert not leads(OTHER, OWNER.id, {OWNER.id})
    assert leads(ADMIN, OWNER.id, ())


def test_each_role_includes_the_ones_before() -> None:
    assert [at_least(LEAD, role) for role in (Role.MEMBER, Role.LEAD, Role.ADMIN)] == [True, True, False]


@pytest.fixture
async def desk(store: Store) -> Desk:
    """Dana leads North with Ana in it; Bob leads South alone; Zoe is the admin."""
    made = await opened(store)
    for line in ("lead @dana North", "team @ana North", "lead @bob South"):
        await made.ask("zoe", f"settings {line}")
    await made.ask("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    await made.ask("ana", "contact edit Ann sensitive")
    return made


def charged(desk: Desk, who: str) -> set[str]:
    names = {row["id"]: row["name"] for row in desk.rows("member")}
    me = next(row["id"] for row in desk.rows("member") if row["name"].lower().startswith(who))
    org = desk.row("organization")["id"]
    return {
        names[id] for id in desk.store.read_now(lambda tx: members.charge(tx, org, members.load(tx, org, [me])[me]))
    }


async def test_a_charge_is_the_team_and_whoever_nobody_leads(desk: Desk) -> None:
    assert charged(desk, "dana") == {"Ana Ruiz", "Dana Webb", "Zoe Hart"}
    assert charged(desk, "bob") == {"Bob Stone", "Zoe Hart"}
    assert charged(desk, "ana") == charged(desk, "zoe") == set()


async def test_another_teams_lead_neither_moves_nor_sees(desk: Desk) -> None:
    assert "1" in await desk.says("dana", "called 1")
    assert "no introduction #1" in await desk.says("bob", "called 1")
    assert "don’t know" in await desk.says("bob", "Ann Lee")
    assert "Ann Lee" not in await desk.says("bob", "list from Carl")
    assert "Ann Lee" in await desk.says("dana", "list from Carl")
    await desk.ask("ana", "contact edit Ann not sensitive")
    assert "not yours to move" in await desk.says("bob", "met 1")
    assert "Ann Lee: met" in await desk.says("zoe", "met 1")


async def test_who_leads_no_more_leads_nobody(desk: Desk) -> None:
    await desk.ask("zoe", "settings lead @zoe North")
    assert charged(desk, "dana") == set()
    assert "no introduction #1" in await desk.says("dana", "show 1")
