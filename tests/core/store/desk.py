"""A small company in a store, and the shortest ways to write into its book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from core.asks import Profile
from core.model import Act, Contact, Direction, Introduction, Member, Stage, Touch
from core.store import Store, Tx, contacts, directory, introductions, touches
from core.store.book import Book
from core.store.tables import metadata

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)  # a Monday
T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """One organization with Ana (admin) and Bob; names of people outside begin with `mark`."""

    store: Store
    org: int
    ana: Member
    bob: Member
    mark: str = ""

    def read(self, work: Callable[..., T], *args: Any, **more: Any) -> T:
        """`work(tx, org, …)` in a read."""
        return self.store.read_now(lambda tx: work(tx, self.org, *args, **more))

    def write(
        self, work: Callable[[Book], Any], *, by: Member | None = None, now: datetime = NOW, command: str = "test"
    ) -> tuple[Any, int | None]:
        """What `work(book)` returned, and the receipt."""
        who = by or self.ana

        def whole(tx: Tx) -> tuple[Any, int | None]:
            book = Book(tx, self.org, member_id=who.id, via=f"slack:T1:{who.name}", now=now)
            value = work(book)
            return value, book.finish(command)

        return self.store.write_now(whole)

    def log(self, prospect: str = "Jane Doe", introducer: str = "Carl Smith", **more: Any) -> tuple[Introduction, int]:
        """A received introduction as `log` writes it, with two new contacts."""

        def work(book: Book) -> Introduction:
            return logged(book, self.mark + prospect, self.mark + introducer)

        entry, receipt = self.write(work, command="log", **more)
        assert receipt is not None
        return entry, receipt


def open_desk(store: Store, workspace: str = "slack:T1", mark: str = "") -> Desk:
    def enter(name: str) -> Callable[[Tx], directory.Seat]:
        profile = Profile(f"{mark}{name}", f"{name.split()[0].lower()}@{mark.lower()}example.com", "America/New_York")
        account = f"{workspace}:{name.split()[0]}"
        return lambda tx: directory.enter(
            tx, account=account, profile=profile, workspace_name=f"{mark}Brightwater", now=NOW - timedelta(days=200)
        )

    ana, bob = store.write_now(enter("Ana Ruiz")), store.write_now(enter("Bob Stone"))
    return Desk(store, ana.organization.id, ana.member, bob.member, mark)


def logged(book: Book, prospect: str, introducer: str) -> Introduction:
    number = book.number()
    made = Contact(book.id(), prospect, company=f"{prospect} Inc", owner_id=book.member_id)
    by = Contact(book.id(), introducer, client_since=book.now - timedelta(days=100))
    contacts.add(book, made)
    contacts.add(book, by)
    entry = Introduction(
        id=number, direction=Direction.RECEIVED, prospect_id=made.id, introducer_id=by.id, owner_id=book.member_id,
        logged_by=book.member_id, logged_at=book.now, stage=Stage.INTRODUCED, stage_at=book.now,
        waiting_since=book.now, opened_at=book.now, note="met at the fair", counted={"logged": "2026-11-23"},
    )  # fmt: skip
    introductions.add(book, entry)
    book.tally(Act.LOGGED, book.member_id, book.now.date())
    return entry


def called(book: Book, entry: Introduction) -> Introduction:
    """As `called` writes it: the stage, a touch, the contact's last talk."""
    known = contacts.get(book.tx, book.organization, entry.prospect_id)
    assert known is not None
    touches.add(book, Touch(book.id(), known.id, book.member_id, "call", book.now, entry.id))
    contacts.change(book, known, last_talk_at=book.now)
    return introductions.change(book, entry, stage=Stage.CONTACTED, stage_at=book.now, contacted_at=book.now)


def dump(tx: Tx, *, org: int | None = None, without: frozenset[str] = frozenset()) -> dict[str, list[Any]]:
    """Every row of every table, or those of one organization, in key order."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name in without:
            continue
        rows = select(table)
        owner = table.c.id if table.name == "organization" else table.c.get("organization_id")
        if org is not None and owner is not None:
            rows = rows.where(owner == org)
        if "count" in table.c:
            rows = rows.where(table.c["count"] != 0)  # a counter of nothing is no counter
        found[table.name] = sorted((tuple(map(repr, row)) for row in tx.execute(rows)), key=str)
    return found
