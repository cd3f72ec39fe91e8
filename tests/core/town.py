"""Two companies in one database, served by one process: what they say, click and hear, with a clock to turn.

Every name in a company's book, its people's names included, carries the company's mark, and nothing else does; so a
mark in what the other company reads is a leak, whatever way it took.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from core.agenda import sweep
from core.asks import Ask, Clicked, Place, Profile, Reply
from core.bot import Bot
from core.cards import Button, Buttons, Card, Form, Item
from core.model import Member, Organization
from core.port import Later, Outgoing, Refused, Sent, Tasks, Unknown
from core.post import Post
from core.rules import RULES
from core.store import Store, directory, people, tables
from core.text import as_text
from core.workdays import calendar_of
from tests.core.office import Clock, Wire
from tests.core.store.desk import dump

TUESDAY = datetime(2026, 11, 24, 15, tzinfo=UTC)  # ten in New York; Thursday is Thanksgiving
WHO = ("zoe", "ana", "bob", "dana")  # Zoe is admin, Dana leads the others; Bob works in Berlin
MARKS = ("Amber", "Birch")
KEEPS_HOURS = {rule.name for rule in RULES if rule.hours}
BOOK = ("contact", "introduction", "touch", "reminder")


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that arrived: where, under which key, on which of the receiver's days, and whether he was to be spoken
    to at that moment (`decent`)."""

    org: int
    key: str
    to: str
    card: Card
    rule: str | None
    counts: bool
    member: int | None
    day: str
    decent: bool


class Carrier(Wire):
    """A platform that takes messages, puts them off, refuses them, or loses its answer after or before they arrive."""

    def __init__(self, arrived: Any) -> None:
        super().__init__()
        self.weather: list[str] = []
        self._told = arrived

    async def send(self, message: Outgoing) -> Sent:
        match self.weather.pop(0) if self.weather else "fair":
            case "later":
                raise Later("ratelimited", 30)
            case "refused":
                raise Refused("blocked")
            case "lost":
                raise Unknown("timeout")
            case "answer lost":
                self.arrived[f"{message.to} {message.key}"] = Sent(f"m{len(self.sent) + 1}")
                self._take(message)
                raise Unknown("timeout")
        return self._take(message)

    async def verify(self, message: Outgoing) -> Sent | None:
        return self.arrived.get(f"{message.to} {message.key}")

    def _take(self, message: Outgoing) -> Sent:
        self.sent.append(message)
        self._told(message)
        return Sent(f"m{len(self.sent)}")


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
        self.tasks = Tasks()
        self.carrier = Carrier(self._arrived)
        self.post = Post(
            store, self.clock, {"slack": self.carrier}, owner="one", tasks=self.tasks, real=self.clock, wait=self._pass
        )
        self.bot = Bot(
            store, self.clock, profiles=self._profile, ring=lambda: None, owner="one", send_now=self.post.send_now,
            tasks=self.tasks,
        )  # fmt: skip
        self.companies = tuple(Company(mark, f"slack:T{n}") for n, mark in enumerate(MARKS, 1))
        self.heard: list[Heard] = []
        self.asks: list[Ask] = []
        self.loop = asyncio.Runner()
        self._deliveries = 0

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

        reply = self.loop.run(run())
        company = next(c for c in self.companies if ask.account.startswith(f"{c.workspace}:"))
        self._shown(company, ask.account, reply.card)
        return reply

    def settle(self, **span: float) -> None:
        """Let time pass; sweep and deliver until nothing is due then."""

        async def run() -> None:
            while await sweep(self.store, self.clock) + await self.post.deliver_due():
                pass

        self.clock.turn(**span)
        self.loop.run(run())

    def _arrived(self, message: Outgoing) -> None:
        """Noted with what was true of the receiver at that very moment, read from the book as anybody could."""
        company = next(c for c in self.companies if message.to.startswith(f"{c.workspace}:"))
        (row,) = self.rows("post", organization_id=company.org, key=message.key)
        member, house = self.member(company, row["member_id"])
        day, decent = "", True
        if member is not None:
            calendar, now = calendar_of(member, house), self.clock()
            paused = member.paused_until is not None and now < member.paused_until
            day, decent = calendar.day(now).isoformat(), calendar.in_hours(now) and not paused
        self.heard.append(
            Heard(
                company.org, message.key, message.to, message.card, row["rule"], bool(row["counts"]), row["member_id"],
                day, decent or row["rule"] not in KEEPS_HOURS,
            )
        )  # fmt: skip
        self._shown(company, message.to, message.card)

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
        columns = tables.metadata.tables[table].c
        tests = [columns[name] == value for name, value in equal.items()]
        tests += [columns.key.startswith(f"{where}:")] if where else []
        statement = select(*columns).where(*tests)
        return self.store.read_now(lambda tx: [dict(row._mapping) for row in tx.execute(statement)])

    def book(self, org: int) -> dict[str, Any]:
        """What one company's people can see of their book: living rows, and counts that are not nought."""
        found: dict[str, Any] = {}
        for table in BOOK:
            rows = [r for r in self.rows(table, organization_id=org) if r["gone_at"] is None]
            found[table] = sorted(rows, key=lambda r: r["id"])
        counts = [r for r in self.rows("tally", organization_id=org) if r["count"]]
        return found | {"tally": sorted(counts, key=str)}

    def everything(self) -> dict[str, list[Any]]:
        """Every row of every table."""
        return self.store.read_now(lambda tx: dump(tx))

    def times(self) -> Counter[tuple[int, str]]:
        """How often each key arrived."""
        return Counter((one.org, one.key) for one in self.heard)

    def rest(self) -> None:
        """Fair weather, and time for everything due."""
        self.carrier.weather.clear()
        for _ in range(2):
            self.settle(hours=100)


def buttons(card: Card | None) -> Iterator[Button]:
    for block in card.blocks if card is not None else ():
        if isinstance(block, Buttons | Item):
            yield from block.buttons


def words(value: Card | Form | Reply | None) -> str:
    return as_text(value.card or value.form if isinstance(value, Reply) else value)
