"""Two companies in one database, served by one process: what they say, click and hear, with a clock to turn.

Every name in a company's book, its people's names included, carries the company's mark, and nothing else does; so a
mark in what the other company reads is a leak, whatever way it took.
"""

from __future__ import annotations

import asyncio
import functools
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, select, update

from core.agenda import sweep
from core.asks import Ask, Clicked, Place, Profile, Reply
from core.bot import Bot
from core.cards import Button, Card
from core.model import Member, Organization
from core.port import Outgoing, Tasks
from core.post import Post
from core.rules import RULES
from core.store import Store, directory, people, tables
from core.store.undo import TABLES
from core.workdays import calendar_of
from tests.core.machine.carrier import Carrier, Heard, Killed
from tests.core.machine.shown import buttons
from tests.core.office import Clock
from tests.core.store.desk import dump

TUESDAY = datetime(2026, 11, 24, 15, tzinfo=UTC)  # ten in New York; Thursday is Thanksgiving
WHO = ("zoe", "ana", "bob", "dana")  # Zoe is admin, Dana leads the others; Bob works in Berlin
MARKS = ("Amber", "Birch")
T = TypeVar("T")
KEEPS_HOURS = {rule.name for rule in RULES if rule.hours}
BASE = 100_000  # ids of what was there before anybody spoke; what is typed begins at 1
COUNTERS = ("tally", "flow", "funnel")


@dataclass
class Company:
    """One of the two: its mark, its workspace, and what its people have on their screens."""

    mark: str
    workspace: str
    org: int = 0
    screens: dict[str, list[tuple[str, Button]]] = field(default_factory=dict)  # by person: (message, button)

    def account(self, who: str) -> str:
        return f"{self.workspace}:U{who.upper()}"


class Town:
    """The process and everything around it. `asks` are the requests that were acted upon, oldest first."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = Clock(TUESDAY)
        self.carrier = Carrier(self._arrived)
        self.deaths = 0
        self._start()
        self.companies = tuple(Company(mark, f"slack:T{n}") for n, mark in enumerate(MARKS, 1))
        self.heard: list[Heard] = []
        self.asks: list[Ask] = []
        self.wrong: Callable[[dict[str, Any]], str | None] = lambda post: None  # what should have kept it unsaid
        self._deliveries = 0

    def _start(self) -> None:
        """A process: the bot and its post."""
        self.loop = asyncio.Runner()
        self.tasks, owner = Tasks(), f"process {self.deaths}"
        self.post = Post(
            self.store, self.clock, {"slack": self.carrier}, owner=owner, tasks=self.tasks, real=self.clock,
            wait=self._pass,
        )  # fmt: skip
        self.bot = Bot(
            self.store, self.clock, profiles=self._profile, ring=lambda: None, owner=owner,
            send_now=self.post.send_now, tasks=self.tasks,
        )  # fmt: skip

    def _live(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Until it is done; a process that is killed on the way is followed by another, which starts over."""
        while True:
            try:
                return self.loop.run(work())
            except Killed:
                self.deaths += 1
                self.loop.close()
                self._start()

    def open(self) -> None:
        """Everybody has spoken once; both companies keep the holidays of the United States."""
        if not self.rows("account"):
            self._settle_in()
        for company in self.companies:
            (company.org,) = {row["organization_id"] for row in self.rows("account", where=company.workspace)}
        self._deliveries = 1000  # above those of settling in
        self.asks.clear()

    def _settle_in(self) -> None:
        for company in self.companies:
            for who in WHO:
                self.say(company, who, "undo")
            self.say(company, "zoe", "settings lead @dana North")
            for who in ("ana", "bob"):
                self.say(company, "zoe", f"settings team @{who} North")
            self.say(company, "bob", "settings zone Europe/Berlin")
        self.store.write_now(lambda tx: tx.execute(update(tables.organization).values(country="US")))

    def close(self) -> None:
        self.loop.close()
        self.store.close()

    async def _profile(self, account: str) -> Profile | None:
        company = next(c for c in self.companies if account.startswith(f"{c.workspace}:"))
        who = account.rsplit(":U", 1)[1].lower()
        email = f"{who}@{company.mark.lower()}.example"
        return Profile(f"{who.title()} {company.mark}", email, "America/New_York", "en_US", admin=who == "zoe")

    async def _pass(self, seconds: float) -> None:
        self.clock.turn(seconds=seconds)

    def say(self, company: Company, who: str, line: str, **more: Any) -> Reply:
        """`@bob` is sent as a mention of that company's Bob."""
        for one in WHO:
            line = line.replace(f"@{one}", f"@{{{company.account(one)}}}")
        return self.ask(Ask(company.account(who), line, **more))

    def ask(self, ask: Ask) -> Reply:
        """One request with a delivery of its own, and everything it started."""
        self._deliveries += 1
        sent = replace(ask, delivery=f"d{self._deliveries}")
        reply = self._handle(sent)
        if self.rows("delivery", id=sent.delivery):
            self.asks.append(sent)
        return reply

    def again(self, ask: Ask) -> Reply:
        """The platform delivers a request once more."""
        return self._handle(ask)

    def _handle(self, ask: Ask) -> Reply:
        async def run() -> Reply:
            reply = await self.bot.handle(ask)
            await self.tasks.drain(5)
            return reply

        reply = self._live(run)
        company = next(c for c in self.companies if ask.account.startswith(f"{c.workspace}:"))
        self._shown(company, ask.account, reply.card)
        return reply

    def settle(self, **span: float) -> None:
        """Let time pass; sweep and deliver until nothing is due then."""

        async def run() -> None:
            while await sweep(self.store, self.clock) + await self.post.deliver_due():
                pass

        self.clock.turn(**span)
        self._live(run)

    def _arrived(self, message: Outgoing) -> None:
        """Noted with what was true of the receiver at that very moment, read from the book as anybody could."""
        company = next(c for c in self.companies if message.to.startswith(f"{c.workspace}:"))
        (row,) = self.rows("post", organization_id=company.org, key=message.key)
        member, house = self.member(company, row["member_id"])
        reader, day, decent = message.private_to or message.to, "", True
        if member is not None:
            calendar, now = calendar_of(member, house), self.clock()
            paused = member.paused_until is not None and now < member.paused_until
            day, decent = calendar.day(now).isoformat(), calendar.in_hours(now) and not paused
        self.heard.append(
            Heard(
                company.org, message.key, reader, message.card, row["rule"], bool(row["counts"]), row["member_id"],
                day, decent or row["rule"] not in KEEPS_HOURS, self.wrong(row),
            )
        )  # fmt: skip
        self._shown(company, reader, message.card)

    def member(self, company: Company, id: int | None) -> tuple[Member | None, Organization]:
        house = self.store.read_now(lambda tx: directory.organization_by_id(tx, company.org))
        assert house is not None
        return self.store.read_now(lambda tx: people.member(tx, company.org, id or 0)), house

    def _shown(self, company: Company, account: str, card: Card | None) -> None:
        who = account.rsplit(":U", 1)[-1].lower()
        found = [(f"m{len(self.carrier.sent)}", button) for button in buttons(card)]
        company.screens[who] = [*company.screens.get(who, []), *found][-40:]

    def click(self, company: Company, who: str, shown: tuple[str, Button]) -> Reply:
        return self.ask(Ask(company.account(who), shown[1].line, clicked=Clicked(shown[0])))

    def submit(self, company: Company, who: str, command: str, values: dict[str, str]) -> Reply:
        return self.ask(Ask(company.account(who), command=command, values=values))

    def in_channel(self, company: Company, who: str, line: str) -> Reply:
        place = Place("channel", f"{company.workspace}:C1", f"{company.mark.lower()}-sales")
        return self.say(company, who, line, place=place, durable=True)

    def rows(self, table: str, *, where: str = "", **equal: Any) -> list[dict[str, Any]]:
        """Rows as they stand; `where` is the beginning of their key."""
        statement = _rows(table, bool(where), tuple(equal))
        return self.store.read_now(
            lambda tx: [dict(row) for row in tx.execute(statement, equal | {"where": f"{where}:%"}).mappings()]
        )

    def reached(self, company: Company) -> tuple[int, int]:
        """The next id and the next number of this company: what is new later has these, or higher."""
        (row,) = self.rows("organization", id=company.org)
        return row["next_id"], row["next_number"]

    def book(self, org: int) -> dict[str, Any]:
        """What one company's people can see of their book: living rows, and counts that are not nought."""
        found: dict[str, Any] = {}
        for table in sorted(TABLES):
            rows = [r for r in self.rows(table, organization_id=org) if r["gone_at"] is None]
            found[table] = sorted(rows, key=lambda r: r["id"])
        return found | self.counters(org)

    def counters(self, org: int) -> dict[str, Any]:
        """Every count that is not nought."""
        rows = {table: self.rows(table, organization_id=org) for table in COUNTERS}
        return {table: sorted((r for r in some if r["count"]), key=str) for table, some in rows.items()}

    def everything(self, org: int | None = None) -> dict[str, list[Any]]:
        """Every row of every table, or those of one company."""
        return self.store.read_now(lambda tx: dump(tx, org=org))

    def times(self) -> Counter[tuple[int, str]]:
        """How often each key arrived."""
        return Counter((one.org, one.key) for one in self.heard)

    def rest(self) -> None:
        """Fair weather, and time for everything due."""
        self.carrier.weather.clear()
        for _ in range(2):
            self.settle(hours=100)


@functools.cache
def _rows(table: str, where: bool, equal: tuple[str, ...]) -> Select[Any]:
    columns = tables.metadata.tables[table].c
    tests = [columns[name] == bindparam(name) for name in equal]
    return select(*columns).where(*tests, *([columns.key.like(bindparam("where"))] if where else []))
