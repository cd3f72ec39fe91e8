"""Two members who are one person, two workspaces that are one organization, and the codes that show it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.asks import Profile
from core.model import Act, Role
from core.store import Store, directory, introductions, joining, links, people
from core.store.recount import recount
from tests.core.store.desk import NOW, Desk, dump, open_desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def offered(desk: Desk, **more: object) -> str:
    code, _ = desk.write(links.offer, **more)  # type: ignore[arg-type]
    return str(code)


def found(desk: Desk, code: str, *, minutes: float = 0) -> links.Offer | None:
    return desk.store.read_now(lambda tx: links.find(tx, code, NOW + timedelta(minutes=minutes)))


def test_a_code_names_its_owner_for_ten_minutes(desk: Desk) -> None:
    code = offered(desk, by=desk.bob)
    assert found(desk, code) == links.Offer(desk.org, desk.bob.id)
    assert found(desk, code.lower().replace("-", " "), minutes=9.9) == links.Offer(desk.org, desk.bob.id)
    assert found(desk, code, minutes=10) is None
    assert found(desk, "AAAA-AAAA") is None


def test_a_code_is_never_stored_itself_and_works_once(desk: Desk) -> None:
    code = offered(desk)
    assert code.replace("-", "") not in str(desk.store.read_now(dump))
    desk.store.write_now(lambda tx: links.use(tx, code))
    assert found(desk, code) is None


def test_a_new_code_voids_the_last(desk: Desk) -> None:
    first, second = offered(desk), offered(desk)
    assert found(desk, first) is None
    assert found(desk, second) is not None


def test_two_members_become_one_with_all_they_did(desk: Desk) -> None:
    entry, _ = desk.log(by=desk.bob)
    desk.log("Ann Lee")
    for who in (desk.ana, desk.bob):
        desk.write(lambda book, who=who: book.tally(Act.THANKED_IN_TIME, who.id, NOW.date(), 2))
    merged, _ = desk.write(lambda book: joining.merge_members(book, desk.ana, desk.bob))
    assert desk.read(people.member, desk.ana.id) == merged
    moved = desk.read(introductions.get, entry.id)
    assert moved is not None
    assert (moved.owner_id, moved.logged_by) == (desk.ana.id, desk.ana.id)
    tallies = desk.store.read_now(dump)["tally"]
    assert {row[4] for row in tallies} == {str(desk.ana.id)}
    assert [row[-1] for row in tallies if row[3] == "'thanked_in_time'"] == ["4", "4"]
    assert [m.act for m in desk.read(recount)] == ["thanked_in_time"] * 2  # nothing but what this test made up
    assert [m.name for m in desk.read(people.members)] == ["Ana Ruiz"]
    seat = desk.store.read_now(lambda tx: directory.seat(tx, "slack:T1:Bob"))
    assert seat is not None
    assert seat.member.id == desk.ana.id


def test_the_stronger_role_and_the_known_mail_stay(desk: Desk) -> None:
    merged, _ = desk.write(lambda book: joining.merge_members(book, desk.bob, desk.ana))
    assert (merged.role, merged.email) == (Role.ADMIN, "bob@example.com")


def test_merging_touches_nobody_else(desk: Desk) -> None:
    other = open_desk(desk.store, "slack:T2")
    other.log(by=other.bob)
    desk.log(by=desk.bob)
    before = desk.store.read_now(lambda tx: dump(tx, org=other.org))
    desk.write(lambda book: joining.merge_members(book, desk.ana, desk.bob))
    assert desk.store.read_now(lambda tx: dump(tx, org=other.org)) == before


def test_an_empty_organization_is_taken_in(desk: Desk) -> None:
    other = open_desk(desk.store, "teams:tenant", mark="Other")
    same = Profile("Ana R.", "ana@example.com", admin=True)
    desk.store.write_now(
        lambda tx: directory.enter(tx, account="teams:tenant:A2", profile=same, workspace_name=None, now=NOW)
    )
    desk.log()
    came, _ = desk.write(lambda book: joining.take_in(book, other.org))
    assert came == 3
    seats = {
        who: desk.store.read_now(lambda tx, who=who: directory.seat(tx, f"teams:tenant:{who}"))
        for who in ("Ana", "Bob", "A2")
    }
    assert all(seat is not None and seat.organization.id == desk.org for seat in seats.values())
    assert seats["A2"] is not None
    assert seats["A2"].member.id == desk.ana.id
    assert [m.name for m in desk.read(people.members)] == ["Ana Ruiz", "Bob Stone", "OtherAna Ruiz", "OtherBob Stone"]
    assert desk.store.read_now(lambda tx: directory.organization_at(tx, "teams:tenant")) == desk.org
    assert not any(desk.store.read_now(lambda tx: dump(tx, org=other.org)).values())


def test_a_book_with_anything_in_it_is_never_taken(desk: Desk) -> None:
    other = open_desk(desk.store, "teams:tenant")
    other.log()
    before = desk.store.read_now(dump)
    with pytest.raises(ValueError, match="not empty"):
        desk.write(lambda book: joining.take_in(book, other.org))
    assert desk.store.read_now(dump) == before
