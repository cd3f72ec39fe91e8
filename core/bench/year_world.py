"""The team of the year's benchmark: its people, what they do all day, and the platform that takes their messages."""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web

from core.agenda import sweep
from core.asks import Ask, Clicked, Profile
from core.bench.people import company, name
from core.bot import Bot
from core.cards import Button, Buttons, Card, Item
from core.model import Member, Organization, Role
from core.port import Outgoing, Sent, Tasks
from core.post import Post
from core.store import Store, Tx, agenda, facts, people, posts
from core.store.founding import Founder, found

START = datetime(2026, 1, 5, 6, tzinfo=UTC)  # a Monday
ANSWERS = 0.7
WEIGHTS = (6, 2, 2)
ZONES = ("America/New_York", "America/Chicago", "America/Los_Angeles", "Europe/Berlin", "Europe/London")
COUNTRIES = {"America": "US", "Europe/Berlin": "DE", "Europe/London": "GB"}
SKIPPED = ("why", "show", "brief", "list", "today", "pass", "note", "edit", "undo", "contact", "settings", "help")
OF_DOORS = frozenset({"thanked", "called", "agreed", "show"})  # what the lines of a list offer for an introduction


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was taken: when, to whom, by which rule, and what history said of its subject then; of a list,
    what each of its lines offers to note about an introduction (`thanked`), and what history said of that."""

    at: datetime
    member: int
    key: str
    facts: Mapping[str, Any] | None
    lines: tuple[tuple[str, Mapping[str, Any] | None], ...] = ()


@dataclass
class Takes:
    """A platform that takes every message at once and remembers it."""

    world: World
    name: str = "bench"
    gap: float = 0.0
    verifies: bool = True
    routes_: Sequence[web.RouteDef] = field(default=())

    def routes(self) -> Sequence[web.RouteDef]:
        return self.routes_

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def send(self, message: Outgoing) -> Sent:
        await self.world.took(message)
        return Sent(f"m{next(self.world.numbers)}")

    async def verify(self, message: Outgoing) -> Sent | None:
        return None

    async def profile(self, account: str) -> Profile | None:
        return None

    async def outsiders(self, channel: str, route: str | None) -> bool:
        return False


class World:
    """50 reps on one clock. `sent` is what they heard; `members` who they are, by id."""

    def __init__(self, database: Path, reps: int, dice: random.Random) -> None:
        self.now = START
        self.dice = dice
        self.events = 0
        self.sent: list[Message] = []
        self.numbers = itertools.count(1)
        self._plans: list[tuple[datetime, int, str, str, str | None]] = []  # when, number, account, line, clicked
        self.store = Store.open(f"sqlite:///{database}")
        self.store.migrate()
        self.org, self.members = self._founded(reps)
        self.accounts = {m.account: m for m in self.members.values() if m.account}
        tasks = Tasks()
        self.post = Post(self.store, self.clock, {"bench": Takes(self)}, owner="bench", tasks=tasks)
        self.bot = Bot(self.store, self.clock, profiles=self._nobody, ring=lambda: None, owner="bench", tasks=tasks)

    def clock(self) -> datetime:
        return self.now

    def close(self) -> None:
        self.store.close()

    async def _nobody(self, account: str) -> Profile | None:
        return None

    def _founded(self, reps: int) -> tuple[int, dict[int, Member]]:
        """Reps in five zones, each with leave in summer, one in ten on a pause in spring."""
        team = tuple(
            Founder(
                name(f"rep{n}"), (f"bench:T1:{n}",), role=Role.ADMIN if n == 0 else Role.MEMBER,
                zone=ZONES[n % len(ZONES)],
            )
            for n in range(reps)
        )  # fmt: skip
        plan = Organization(0, "Bench", "America/New_York", "US")
        org = self.store.write_now(lambda tx: found(tx, plan, {"bench:T1": "Bench"}, team, START))
        return org, {m.id: m for m in self.store.read_now(lambda tx: people.members(tx, org))}

    async def live(self, days: int, introductions: int, contacts: int) -> None:
        """Plan the year's introductions, then go from one due moment to the next."""
        await self._settings()
        openers = max(2, contacts // 5)
        for n in range(introductions):
            day = START.date() + timedelta(days=n * days // introductions)
            account = f"bench:T1:{self.dice.randrange(len(self.members))}"
            self._plan(self._moment(self.accounts[account], day), account, self._line(n, openers))
        end = START + timedelta(days=days)
        while (moment := await self._next()) is not None and moment < end:
            self.now = max(self.now, moment)
            while self._plans and self._plans[0][0] <= self.now:
                _, _, account, line, clicked = heapq.heappop(self._plans)
                await self._say(account, line, clicked)
            while await sweep(self.store, self.clock) + await self.post.deliver_due():
                pass

    async def _settings(self) -> None:
        """Leave of a fortnight for everybody; a pause of a week for one in ten."""
        for n, (account, member) in enumerate(sorted(self.accounts.items())):
            leave = START.date() + timedelta(days=120 + 7 * (n % 12))
            await self._say(account, f"settings away from {leave} until {leave + timedelta(days=14)}", None)
            country = COUNTRIES.get(member.zone or "", "US")
            await self._say(account, f"settings country {country}", None)
            if n % 10 == 0:
                self._plan(START + timedelta(days=60, hours=10), account, "settings pause until in 7 days")
        self.members = {m.id: m for m in self.store.read_now(lambda tx: people.members(tx, self.org))}

    def _line(self, n: int, openers: int) -> str:
        opener, warmth = self.dice.randrange(openers), self.dice.random()
        said = "warm intro" if warmth < 0.6 else "name only" if warmth < 0.85 else "mention"
        who = f'"{name(f"p{n}")}" of "{company(f"p{n}")}"'
        if self.dice.random() < 0.15:
            return f'log {who} to "{name(f"o{opener}")}" anyway'
        other = f" for @{{member:{self.dice.choice(sorted(self.members))}}}" if self.dice.random() < 0.3 else ""
        return f'log {who} from "{name(f"o{opener}")}"{other} {said} anyway'

    def _moment(self, member: Member, day: date) -> datetime:
        zone = member.tz(Organization(0, "", "UTC"))
        clock = time(9 + self.dice.randrange(8), self.dice.randrange(60))
        return datetime.combine(day, clock, zone).astimezone(UTC)

    def _plan(self, at: datetime, account: str, line: str, clicked: str | None = None) -> None:
        heapq.heappush(self._plans, (max(at, self.now), next(self.numbers), account, line, clicked))

    async def _next(self) -> datetime | None:
        looks = await self.store.read(agenda.next_look)
        sends = await self.store.read(posts.next_due)
        planned = self._plans[0][0] if self._plans else None
        return min((moment for moment in (looks, sends, planned) if moment is not None), default=None)

    async def _say(self, account: str, line: str, clicked: str | None) -> None:
        self.events += 1
        ask = Ask(account, line, delivery=f"e{self.events}", clicked=Clicked(clicked) if clicked else None)
        reply = await self.bot.handle(ask)
        if reply.card is None and reply.form is None:
            raise RuntimeError(f"no answer to {line}")

    async def took(self, message: Outgoing) -> None:
        """Remember it with what history says now; its reader answers within a working day, or never."""
        member = self.accounts[message.to]
        _, kind, id, *_ = [*message.key.split(":"), "", "0"]
        about = int(id) if kind == "introduction" and id.isdigit() else 0
        known = await self.store.read(lambda tx: facts.of_introduction(tx, self.org, about)) if about else None
        lines = await self.store.read(partial(self._lines, card=message.card))
        self.sent.append(Message(self.now, member.id, message.key, known, lines))
        presses = [b for b in _buttons(message.card) if b.line.split()[0] not in SKIPPED]
        if presses and self.dice.random() < ANSWERS:
            later = self.now + timedelta(minutes=self.dice.randrange(5, 8 * 60))
            (chosen,) = self.dice.choices(presses[:3], WEIGHTS[: len(presses)])  # the likely answer stands first
            self._plan(later, message.to, chosen.line, "m1")

    def _lines(self, tx: Tx, card: Card) -> tuple[tuple[str, Mapping[str, Any] | None], ...]:
        offers = [b.buttons[0].line.split() for b in card.blocks if isinstance(b, Item) and b.buttons]
        doors = [(offer[0], int(offer[1])) for offer in offers if offer[0] in OF_DOORS and offer[1].isdecimal()]
        return tuple((verb, facts.of_introduction(tx, self.org, id)) for verb, id in doors)


def _buttons(card: Card) -> list[Button]:
    return [b for block in card.blocks if isinstance(block, Buttons | Item) for b in block.buttons]
