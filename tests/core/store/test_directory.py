"""Who speaks: first contact, further accounts, two workspaces, two at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from core.asks import Profile
from core.model import Morning, Role
from core.store import Store, Tx, directory
from core.store.directory import Seat, accounts_of, enter, organization_at, seat, speaks_from
from core.store.people import called, find_members, member, members, update_member
from tests.core.store.desk import NOW, Desk, dump, open_desk


def entering(account: str, profile: Profile | None = None, workspace: str | None = None) -> Callable[[Tx], Seat]:
    return lambda tx: enter(tx, account=account, profile=profile, workspace_name=workspace, now=NOW)


def test_the_first_word_makes_organization_workspace_and_member(store: Store) -> None:
    ana = Profile("Ana Ruiz", "Ana.Ruiz@Example.com", "Europe/Madrid", "es_ES")
    made = store.write_now(entering("slack:T1:U1", ana, "Brightwater"))
    assert made.organization.name == "Brightwater"
    assert made.organization.zone == "Europe/Madrid"
    assert (made.member.name, made.member.email, made.member.role) == ("Ana Ruiz", "ana.ruiz@example.com", Role.ADMIN)
    assert made.member.account == "slack:T1:U1"
    assert store.read_now(lambda tx: seat(tx, "slack:T1:U1")) == made
    assert store.read_now(lambda tx: organization_at(tx, "slack:T1:C9")) == made.organization.id


def test_an_unknown_account_has_no_seat(store: Store) -> None:
    assert store.read_now(lambda tx: seat(tx, "slack:T1:U1")) is None
    assert store.read_now(lambda tx: organization_at(tx, "slack:T1")) is None


def test_entering_again_changes_nothing(store: Store) -> None:
    first = store.write_now(entering("slack:T1:U1", Profile("Ana")))
    before = store.read_now(dump)
    assert store.write_now(entering("slack:T1:U1", Profile("Somebody else"))) == first
    assert store.read_now(dump) == before


def test_the_second_is_no_admin_but_the_platforms_admins_are(store: Store) -> None:
    roles = [
        store.write_now(entering(f"slack:T1:U{n}", Profile(f"P{n}", admin=n == 3))).member.role for n in range(1, 5)
    ]
    assert roles == [Role.ADMIN, Role.MEMBER, Role.ADMIN, Role.MEMBER]


def test_the_same_verified_mail_is_the_same_person(store: Store) -> None:
    store.write_now(entering("slack:T1:U0", Profile("First")))
    ana = store.write_now(entering("slack:T1:U1", Profile("Ana", "ana@example.com")))
    again = store.write_now(entering("slack:T1:U2", Profile("Ana R.", " ANA@example.com", admin=True)))
    assert again.member.id == ana.member.id
    assert again.member.role is Role.ADMIN
    assert store.read_now(lambda tx: accounts_of(tx, ana.organization.id, [ana.member.id], "slack:T1")) == {
        ana.member.id: "slack:T1:U1"
    }


def test_without_mail_two_accounts_are_two_people(store: Store) -> None:
    one, two = (store.write_now(entering(f"slack:T1:U{n}", Profile("Ana"))) for n in (1, 2))
    assert one.member.id != two.member.id


def test_the_same_mail_in_another_workspace_is_somebody_elses_organization(store: Store) -> None:
    one = store.write_now(entering("slack:T1:U1", Profile("Ana", "ana@example.com")))
    two = store.write_now(entering("slack:T2:U1", Profile("Ana", "ana@example.com")))
    assert one.organization.id != two.organization.id
    assert two.member.role is Role.ADMIN


def test_a_platform_that_tells_nothing_still_gets_in(store: Store) -> None:
    made = store.write_now(entering("teams:tenant:oid"))
    assert made.organization.name == "Your team"
    assert made.organization.zone == "UTC"
    assert made.member.name == "Somebody"


def test_a_zone_nobody_knows_is_left_out(store: Store) -> None:
    made = store.write_now(entering("slack:T1:U1", Profile("Ana", zone="Mars/Olympus")))
    assert (made.organization.zone, made.member.zone) == ("UTC", None)


async def test_two_first_words_at_once_make_one_organization(store: Store) -> None:
    """On PostgreSQL both begin; the second waits for the first and finds its workspace."""
    seats = await asyncio.gather(*(store.write(entering(f"slack:T1:U{n}", Profile(f"P{n}"))) for n in range(12)))
    assert len({s.organization.id for s in seats}) == 1
    assert len({s.member.id for s in seats}) == 12
    assert [s.member.role for s in seats].count(Role.ADMIN) == 1
    everything = store.read_now(dump)
    assert len(everything["organization"]) == 1
    assert len(everything["workspace"]) == 1


async def test_one_account_entering_twice_at_once_is_one_member(store: Store) -> None:
    seats = await asyncio.gather(*(store.write(entering("slack:T1:U1", Profile("Ana"))) for _ in range(8)))
    assert len({s.member.id for s in seats}) == 1


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def named(desk: Desk, words: str) -> list[str]:
    return [m.name for m in desk.read(find_members, words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("@ana", ["Ana Ruiz"]),
        ("ANA", ["Ana Ruiz"]),
        ("ruiz", ["Ana Ruiz"]),
        ("ana@example.com", ["Ana Ruiz"]),
        ("bob st", ["Bob Stone"]),
        ("bob stome", ["Bob Stone"]),
        ("carl", []),
        ("%", []),
        ("_", []),
        ("", []),
        ("@", []),
    ],
)
def test_colleagues_are_found_as_people_write_them(desk: Desk, words: str, found: list[str]) -> None:
    assert named(desk, words) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("Ana Ruiz", 1), ("ana", 1), ("ANA", 1), ("ruiz", 0), ("an", 0), ("ana ru", 0), ("anna", 0), ("", 0), ("Bob", 1)],
)
def test_who_is_called_exactly_so(desk: Desk, name: str, found: int) -> None:
    assert len(desk.read(called, name)) == found


def test_an_exact_name_wins_over_those_it_begins(desk: Desk) -> None:
    for n, name in enumerate(("Ann Lee", "Ann Leeds", "Anna Lee")):
        desk.store.write_now(entering(f"slack:T1:X{n}", Profile(name)))
    assert named(desk, "ann lee") == ["Ann Lee"]
    assert named(desk, "ann") == ["Ann Lee", "Ann Leeds"]


def test_who_left_is_not_found_until_he_speaks_again(desk: Desk) -> None:
    desk.write(lambda book: update_member(book, desk.bob, left_at=NOW))
    assert named(desk, "bob") == []
    assert [m.name for m in desk.read(members)] == ["Ana Ruiz"]
    desk.store.write_now(lambda tx: speaks_from(tx, desk.org, desk.bob.id, "teams:t:Bob"))
    back = desk.read(member, desk.bob.id)
    assert back is not None
    assert (back.account, back.left_at) == ("teams:t:Bob", None)


def test_a_member_is_written_and_read_whole(desk: Desk) -> None:
    changes = {
        "day_start": time(8, 30), "workdays": (0, 2, 4), "away_from": date(2026, 12, 1), "zone": "Asia/Tokyo",
        "away_until": date(2026, 12, 8), "paused_until": NOW, "morning": Morning.TWICE, "muted": frozenset({"quiet"}),
    }  # fmt: skip
    desk.write(lambda book: update_member(book, desk.bob, **changes))
    assert desk.read(member, desk.bob.id) == replace(desk.bob, **changes)


def test_accounts_by_platform_and_workspace(desk: Desk) -> None:
    assert desk.read(accounts_of, [desk.ana.id, desk.bob.id, 999], "slack") == {
        desk.ana.id: "slack:T1:Ana",
        desk.bob.id: "slack:T1:Bob",
    }
    assert desk.read(accounts_of, [desk.ana.id], "teams") == {}
    assert desk.read(accounts_of, [desk.ana.id], "slack:T") == {}
    assert desk.read(accounts_of, [], "slack") == {}


def test_the_directory_offers_what_a_speaker_needs() -> None:
    assert set(directory.__all__) >= {"seat", "enter", "accounts_of", "speaks_from"}
