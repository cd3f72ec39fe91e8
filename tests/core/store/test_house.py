"""The organization's own settings: numbers, teams and who leads them, channels with a board."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from core.model import Role
from core.policy import Number, policy_of
from core.store import Store, directory, house, people
from core.store.tables import agenda
from tests.core.store.desk import Desk, open_desk

QUIET = Number("quiet.contacted", 7, "days", "A week without a sign.")


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def organization(desk: Desk) -> directory.Organization:
    found = desk.read(directory.organization_by_id)
    assert found is not None
    return found


def test_settings_of_the_organization(desk: Desk) -> None:
    before = organization(desk)
    after, _ = desk.write(lambda book: house.update_organization(book, before, currency="EUR", playbook="direct"))
    assert after == replace(before, currency="EUR", playbook="direct")
    assert organization(desk) == after


def test_a_number_of_ones_own_and_back(desk: Desk) -> None:
    own, _ = desk.write(lambda book: house.set_number(book, organization(desk), QUIET.key, 5))
    assert policy_of(organization(desk), [QUIET])["quiet.contacted"] == 5
    desk.write(lambda book: house.set_number(book, own, QUIET.key, None))
    assert organization(desk).numbers == {}


def test_another_organization_keeps_its_own(desk: Desk) -> None:
    other = open_desk(desk.store, "slack:T2")
    desk.write(lambda book: house.set_number(book, organization(desk), QUIET.key, 5))
    assert organization(other).numbers == {}
    with pytest.raises(LookupError):
        other.write(lambda book: house.update_organization(book, organization(desk), currency="EUR"))


def test_a_team_is_made_once_and_led_by_one(desk: Desk) -> None:
    north, _ = desk.write(lambda book: house.lead(book, desk.bob, house.team_named(book, "North")))
    assert north.lead_id == desk.bob.id
    bob = desk.read(people.member, desk.bob.id)
    assert bob is not None
    assert (bob.role, bob.team_id) == (Role.LEAD, north.id)
    desk.write(lambda book: house.lead(book, desk.ana, house.team_named(book, " north")))
    assert [(t.name, t.lead_id) for t in desk.read(house.teams)] == [("North", desk.ana.id)]
    former, present = desk.read(people.member, desk.bob.id), desk.read(people.member, desk.ana.id)
    assert former is not None
    assert present is not None
    assert former.role is Role.MEMBER
    assert present.role is Role.ADMIN  # leading takes nothing away


def test_who_leads_two_teams_stays_a_lead_when_one_passes_on(desk: Desk) -> None:
    for name in ("North", "South"):
        bob = desk.read(people.member, desk.bob.id)
        assert bob is not None
        desk.write(lambda book, bob=bob, name=name: house.lead(book, bob, house.team_named(book, name)))
    desk.write(lambda book: house.lead(book, desk.ana, house.team_named(book, "North")))
    bob = desk.read(people.member, desk.bob.id)
    assert bob is not None
    assert bob.role is Role.LEAD


def test_admins_are_counted(desk: Desk) -> None:
    assert desk.read(house.admins) == 1
    desk.write(lambda book: people.update_member(book, desk.bob, role=Role.ADMIN))
    assert desk.read(house.admins) == 2


def test_a_channel_gets_a_board_and_is_looked_at(desk: Desk) -> None:
    made, _ = desk.write(lambda book: house.set_board(book, "slack:T1:C1", "sales", board_day=4))
    again, _ = desk.write(lambda book: house.set_board(book, "slack:T1:C1", None, board_every="off"))
    assert again == replace(made, board_every="off")
    assert desk.read(house.channels) == (again,)
    rows = desk.store.read_now(lambda tx: tx.execute(select(agenda.c.kind, agenda.c.subject_id)).all())
    assert ("channel", made.id) in [tuple(row) for row in rows]
