"""A sample office in a real database, with a clock to turn and a platform that only writes down what it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web

from core.agenda import sweep
from core.asks import Profile
from core.cards import Card
from core.model import Contact, Direction, Introduction, Member, Organization, Stage, Warmth
from core.port import Outgoing, SendError, Sent, Tasks
from core.post import Post
from core.store import Store, Tx, contacts, directory, introductions, people
from core.store.book import Book
from core.text import as_text

MONDAY = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)  # 10:00 in New York


class Clock:
    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Wire:
    """A platform: `sent` is what it was given; `trouble` is raised, one a message, before anything is sent."""

    name: str = "slack"
    gap: float = 0.0
    verifies: bool = True
    sent: list[Outgoing] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    arrived: dict[str, Sent] = field(default_factory=dict)
    cannot_tell: SendError | None = None
    outside: bool | SendError = False
    under_way: int = 0
    most: int = 0
    on_send: Callable[[Outgoing], None] = lambda message: None

    def routes(self) -> list[web.RouteDef]:
        return []

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def send(self, message: Outgoing) -> Sent:
        if self.trouble:
            raise self.trouble.pop(0)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.on_send(message)
        self.sent.append(message)
        self.under_way -= 1
        return Sent(f"m{len(self.sent)}")

    async def verify(self, message: Outgoing) -> Sent | None:
        if self.cannot_tell is not None:
            raise self.cannot_tell
        return self.arrived.get(message.key)

    async def profile(self, account: str) -> Profile | None:
        return None

    async def outsiders(self, channel: str, route: str | None) -> bool:
        if isinstance(self.outside, Exception):
            raise self.outside
        return self.outside

    def titles(self) -> list[str]:
        return [message.card.title for message in self.sent]

    def texts(self) -> str:
        return "\n---\n".join(as_text(message.card) for message in self.sent)


class Office:
    """Ana and Bob are reps, Dana leads their team, Zoe is admin. All times are UTC; all work in New York."""

    def __init__(self, store: Store, clock: Clock, *, platforms: dict[str, Wire] | None = None) -> None:
        self.store = store
        self.clock = clock
        self.wire = Wire()
        self.platforms: dict[str, Any] = platforms or {"slack": self.wire}
        self.post = self.another("one")
        self.org = 0
        self.ids: dict[str, int] = {}
        for name in ("Zoe Hart", "Ana Ruiz", "Bob Stone", "Dana Webb"):
            self.join(name)
        self.write(lambda book: self._team(book))

    def another(self, owner: str) -> Post:
        """One more process at the same post. Its leases run on the office's clock, so that a test can end them."""
        return Post(
            self.store, self.clock, self.platforms, owner=owner, tasks=Tasks(), real=self.clock, wait=self._pass
        )

    async def _pass(self, seconds: float) -> None:
        self.clock.turn(seconds=seconds)

    def join(self, name: str, *, platform: str = "slack") -> None:
        first = name.split()[0].lower()
        account = f"{platform}:T1:U{first.upper()}"
        profile = Profile(name, f"{first}@brightwater.example", "America/New_York", "en_US")
        seat = self.store.write_now(
            lambda tx: directory.enter(
                tx,
                account=account,
                profile=profile,
                workspace_name="Brightwater",
                now=self.clock() - timedelta(days=400),
            )
        )
        self.org, self.ids[first] = seat.organization.id, seat.member.id

    def _team(self, book: Book) -> None:
        team = book.id()
        book.add("team", {"id": team, "name": "North", "lead_id": self.ids["dana"]})
        for name in ("ana", "bob"):
            people.update_member(book, self.member(name, book.tx), team_id=team)

    def write(self, work: Callable[[Book], Any], who: str = "zoe") -> Any:
        """One change through the book."""

        def run(tx: Tx) -> Any:
            book = Book(tx, self.org, member_id=self.ids.get(who, 0), via="test", now=self.clock())
            made = work(book)
            book.finish("test")
            return made

        return self.store.write_now(run)

    def read(self, work: Callable[[Tx], Any]) -> Any:
        return self.store.read_now(work)

    def member(self, name: str, tx: Tx | None = None) -> Member:
        def find(inside: Tx) -> Member:
            found = people.member(inside, self.org, self.ids[name])
            assert found is not None
            return found

        return find(tx) if tx is not None else self.store.read_now(find)

    def settings(self, name: str, **changes: Any) -> None:
        self.write(lambda book: people.update_member(book, self.member(name, book.tx), **changes))

    def organization(self) -> Organization:
        found = self.read(lambda tx: directory.organization_by_id(tx, self.org))
        assert isinstance(found, Organization)
        return found

    def contact(self, name: str, **more: Any) -> int:
        def work(book: Book) -> int:
            made = Contact(book.id(), name, **more)
            contacts.add(book, made)
            return made.id

        return int(self.write(work))

    def introduce(self, prospect: str, by: str = "Carl Smith", owner: str = "bob", **more: Any) -> int:
        """An introduction logged by Ana, opened now; Carl spoke for us. `more` overrides any field."""
        who = {"company": more.pop("company", None), "dont_call": more.pop("dont_call", False)}
        prospect_id, introducer_id = self.contact(prospect, **who), self.contact(by)
        now = self.clock()

        def work(book: Book) -> int:
            usual: dict[str, Any] = {
                "direction": Direction.RECEIVED, "prospect_id": prospect_id, "introducer_id": introducer_id,
                "owner_id": self.ids[owner], "logged_by": self.ids["ana"], "logged_at": now,
                "stage": Stage.INTRODUCED, "stage_at": now, "waiting_since": now, "opened_at": now,
                "warmth": Warmth.INTRODUCTION, "agreed": True,
            }  # fmt: skip
            made = Introduction(id=book.number(), **(usual | more))
            introductions.add(book, made)
            return made.id

        return int(self.write(work))

    def change(self, number: int, **changes: Any) -> None:
        def work(book: Book) -> None:
            found = introductions.get(book.tx, self.org, number)
            assert found is not None
            introductions.change(book, found, **changes)

        self.write(work)

    async def settle(self) -> None:
        """Sweep and deliver until nothing is due."""
        while await sweep(self.store, self.clock) + await self.post.deliver_due():
            pass

    async def until(self, moment: datetime, *, step: timedelta = timedelta(minutes=30)) -> None:
        """Let time pass, half an hour at a time, everything delivered on the way."""
        while self.clock.now < moment:
            self.clock.now = min(self.clock.now + step, moment)
            await self.settle()

    def heard(self, name: str) -> list[Card]:
        """The cards this person was sent, in order."""
        account = self.member(name).account
        return [m.card for wire in self.platforms.values() for m in wire.sent if m.to == account]

    def rows(self, columns: str = "*", where: str = "1=1") -> list[dict[str, Any]]:
        """Rows of the post, for looking at what is stored."""
        found = self.read(
            lambda tx: tx.exec_driver_sql(f"SELECT {columns} FROM post WHERE {where} ORDER BY id").mappings().all()
        )
        return [dict(row) for row in found]
