"""Pages of introductions: what stands on them, who may see it, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, event

from core.model import Contact, Direction, Introduction, Stage
from core.store import Store, contacts, directory, introductions, listing
from core.store.book import Book
from core.store.listing import Reader
from tests.core.desk import PEOPLE

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


class Shelf:
    """A book with introductions of two members, written by hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.org, self.ana = self.join("ana")
        _, self.bob = self.join("bob")

    def join(self, who: str) -> tuple[int, int]:
        def work(tx: Connection) -> tuple[int, int]:
            seat = directory.enter(
                tx, account=f"slack:T1:{who}", profile=PEOPLE[who], workspace_name="Brightwater", now=NOW
            )
            return seat.organization.id, seat.member.id

        return self.store.write_now(work)

    def add(self, owner: int, name: str, *, sensitive: bool = False, **more: Any) -> int:
        """An introduction of this owner's; its number."""

        def work(tx: Connection) -> int:
            book = Book(tx, self.org, member_id=owner, via="slack:T1:x", now=NOW)
            prospect, number = book.id(), book.number()
            contacts.add(book, Contact(prospect, name, owner_id=owner, sensitive=sensitive))
            entry = {
                "id": number, "direction": Direction.RECEIVED, "prospect_id": prospect, "owner_id": owner,
                "logged_by": owner, "logged_at": NOW, "stage": Stage.INTRODUCED, "stage_at": NOW, "waiting_since": NOW,
            }  # fmt: skip
            introductions.add(book, Introduction(**(entry | more)))
            book.finish("log")
            return number

        return self.store.write_now(work)

    def numbers(
        self, page: Callable[..., tuple[Introduction, ...]], reader: Reader, *args: Any, **more: Any
    ) -> list[int]:
        more = {"before": None, "most": 50} | more
        return [e.id for e in self.store.read_now(lambda tx: page(tx, reader, *args, **more))]


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return Shelf(store)


def test_a_page_is_the_newest_first_and_goes_on_below_a_number(shelf: Shelf) -> None:
    ids = [shelf.add(shelf.ana, f"Prospect {n}") for n in range(5)]
    me = Reader(shelf.org, shelf.ana)
    assert shelf.numbers(listing.owned, me, (shelf.ana,), most=2) == ids[:2:-1]
    assert shelf.numbers(listing.owned, me, (shelf.ana,), before=ids[3], most=2) == [ids[2], ids[1]]


def test_several_owners_are_merged_in_order(shelf: Shelf) -> None:
    ids = [shelf.add(owner, "Somebody") for owner in (shelf.ana, shelf.bob, shelf.bob, shelf.ana)]
    me = Reader(shelf.org, shelf.ana)
    assert shelf.numbers(listing.owned, me, (shelf.ana, shelf.bob), most=3) == ids[:0:-1]
    assert shelf.numbers(listing.owned, me, (shelf.bob,)) == [ids[2], ids[1]]


def test_only_open_ones_where_asked(shelf: Shelf) -> None:
    open_one = shelf.add(shelf.ana, "Open One", stage=Stage.MET)
    shelf.add(shelf.ana, "Lost One", stage=Stage.LOST, closed_at=NOW)
    shelf.add(shelf.ana, "Parked One", stage=Stage.PARKED)
    me = Reader(shelf.org, shelf.ana)
    assert shelf.numbers(listing.owned, me, (shelf.ana,), open_only=True) == [open_one]
    assert shelf.numbers(listing.all_open, me) == [open_one]


def test_doors_through_one_person(shelf: Shelf) -> None:
    carl = 900
    through = shelf.add(shelf.bob, "Through Carl", introducer_id=carl)
    inside = shelf.add(shelf.ana, "Through Bob", direction=Direction.INTERNAL, introducer_member_id=shelf.bob)
    me = Reader(shelf.org, shelf.ana)
    assert shelf.numbers(listing.through, me, carl) == [through]
    assert shelf.numbers(listing.through_member, me, shelf.bob) == [inside]


def test_a_sensitive_prospect_is_for_those_concerned_and_a_lead(shelf: Shelf) -> None:
    secret = shelf.add(shelf.bob, "Secret One", sensitive=True)
    shown = shelf.add(shelf.bob, "Shown One")
    assert shelf.numbers(listing.all_open, Reader(shelf.org, shelf.ana)) == [shown]
    assert shelf.numbers(listing.all_open, Reader(shelf.org, shelf.bob)) == [shown, secret]
    assert shelf.numbers(listing.all_open, Reader(shelf.org, shelf.ana, sees_all=True)) == [shown, secret]


@pytest.mark.parametrize("named", ["introducer_id", "given_to_id"])
def test_so_is_a_door_that_names_somebody_sensitive_in_another_way(shelf: Shelf, named: str) -> None:
    secret = shelf.add(shelf.bob, "Secret One", sensitive=True)
    prospect = shelf.store.read_now(lambda tx: introductions.get(tx, shelf.org, secret))
    assert prospect is not None
    through = shelf.add(shelf.bob, "Plain One", **{named: prospect.prospect_id})
    for reader in (Reader(shelf.org, shelf.bob), Reader(shelf.org, shelf.ana, charge=frozenset({shelf.bob}))):
        assert shelf.numbers(listing.owned, reader, (shelf.bob,)) == [through, secret]
    assert shelf.numbers(listing.owned, Reader(shelf.org, shelf.ana), (shelf.bob,)) == []


def test_nothing_of_another_organization(shelf: Shelf) -> None:
    shelf.add(shelf.ana, "Ann Lee")
    assert shelf.numbers(listing.all_open, Reader(shelf.org + 1, shelf.ana, sees_all=True)) == []


def test_my_people(shelf: Shelf) -> None:
    shelf.add(shelf.ana, "Ann Lee")
    shelf.add(shelf.bob, "Bea Birch")
    found = shelf.store.read_now(lambda tx: listing.own_people(tx, Reader(shelf.org, shelf.ana), before=None, most=10))
    assert [c.name for c in found] == ["Ann Lee"]


def test_a_page_is_read_from_an_index_in_its_own_order(sqlite_store: Store) -> None:
    """A page of ten million rows must not sort them."""
    shelf = Shelf(sqlite_store)
    me = Reader(shelf.org, shelf.ana)

    def plans(tx: Connection) -> list[str]:
        asked: list[tuple[str, Any]] = []
        event.listen(tx, "before_cursor_execute", lambda c, cursor, sql, given, *_: asked.append((sql, given)))
        page = {"before": None, "most": 9}
        listing.owned(tx, me, (shelf.ana,), **page)
        listing.owned(tx, me, (shelf.ana,), open_only=True, **page)
        listing.all_open(tx, me, **page)
        listing.through(tx, me, 1, **page)
        listing.through_member(tx, me, 1, **page)
        listing.own_people(tx, me, **page)
        return [
            "; ".join(row[3] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given))
            for sql, given in list(asked)
            if sql.startswith("SELECT")
        ]

    found = sqlite_store.read_now(plans)
    indexes = (
        "introduction_owner", "introduction_owner", "introduction_1", "introduction_introducer",
        "introduction_colleague", "contact_owner",
    )  # fmt: skip
    for plan, index in zip(found, indexes, strict=True):
        assert index in plan
        assert "TEMP B-TREE" not in plan
