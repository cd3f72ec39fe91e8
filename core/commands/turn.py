"""What one command may use while it runs: who asks, the clock, the transaction, the book, and how things are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core import money
from core.asks import Ask, Reply
from core.cards import Button, Buttons, Card, Line, Mention, Text, line
from core.kinds import Context
from core.model import Contact, Member, Organization
from core.phrases import when
from core.policy import Policy
from core.store import Tx, contacts, members, search

if TYPE_CHECKING:
    from core.store.book import Book
    from core.store.exporting import Links
    from core.workdays import Calendar

UNDO_FOR = timedelta(hours=24)


class Question(Exception):
    """The bot must ask back before it can act: `reply` holds the question. What the command wrote is rolled back."""

    def __init__(self, reply: Reply) -> None:
        super().__init__("a question")
        self.reply = reply


class Refused(Question):
    """What was asked is not done: not theirs to do, or nobody's. `reply` says why and what to do instead."""


@dataclass
class Turn:
    """One run of one command. `line` is as typed, or what a form stands for; `written` is None in reads."""

    tx: Tx
    organization: Organization
    me: Member
    ask: Ask
    now: datetime
    policy: Policy
    line: str = ""
    command: str = ""
    written: Book | None = None
    recorded: str | None = None  # what the audit calls this, where it is not the command's name
    outsiders: bool = False  # people from outside are in this channel
    links: Links | None = None  # addresses of exports, where people can reach this server
    mentioned: dict[str, Member] = field(default_factory=dict)  # by account: those the line mentions
    contacts_seen: dict[int, Contact] = field(default_factory=dict)
    members_seen: dict[int, Member] = field(default_factory=dict)

    @property
    def book(self) -> Book:
        """Where changes go. A read that asks for it is a mistake in its spec (`writes=False`)."""
        if self.written is None:
            raise RuntimeError(f"{self.command} is a read and has no book")
        return self.written

    @property
    def zone(self) -> ZoneInfo:
        return self.me.tz(self.organization)

    @property
    def home(self) -> ZoneInfo:
        """The organization's zone: boards and counters keep its days."""
        return ZoneInfo(self.organization.zone)

    @property
    def locale(self) -> str:
        return self.me.locale or self.organization.locale

    @property
    def currency(self) -> str:
        return self.organization.currency

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @cached_property
    def calendar(self) -> Calendar:
        """My working hours, holidays and absences."""
        from core.workdays import calendar_of

        return calendar_of(self.me, self.organization)

    @cached_property
    def charge(self) -> frozenset[int]:
        """Whom I lead, where I am a lead; see core.permissions."""
        return members.charge(self.tx, self.organization.id, self.me)

    @property
    def context(self) -> Context:
        """What reading a line depends on: my clock, locale and calendar, and the names the organization knows."""
        return Context(
            now=self.now,
            zone=self.zone,
            locale=self.locale,
            currency=self.currency,
            known=lambda words: search.known(self.tx, self.organization.id, words),
            calendar=self.calendar,
            home=self.home,
        )

    def contacts(self, *ids: int | None) -> dict[int, Contact]:
        """These contacts by id, read once in a turn; None is skipped."""
        if missing := [i for i in ids if i is not None and i not in self.contacts_seen]:
            self.contacts_seen |= contacts.load(self.tx, self.organization.id, missing)
        return self.contacts_seen

    def members(self, *ids: int | None) -> dict[int, Member]:
        """These colleagues by id, read once in a turn; None is skipped."""
        self.members_seen.setdefault(self.me.id, self.me)
        if missing := [i for i in ids if i is not None and i not in self.members_seen]:
            self.members_seen |= members.load(self.tx, self.organization.id, missing)
        return self.members_seen

    def mention(self, member: Member) -> Mention:
        return Mention(member.id, member.name)

    def day(self, at: datetime | date) -> str:
        """A day as I would write it: today, tomorrow, yesterday, `Thu 26 Nov`, with the year where it is another."""
        return when.day(at, self.now, self.zone, self.locale)

    def moment(self, at: datetime) -> str:
        """A day and the time on it in my zone: `Thu 26 Nov 9:00`."""
        return when.moment(at, self.now, self.zone, self.locale)

    def money(self, minor: int, currency: str | None = None) -> str:
        return money.show(minor, currency or self.currency, self.locale)

    def say(self, title: str, *blocks: str | Line, buttons: Iterable[Button] = (), replaces: bool = False) -> Reply:
        """The usual answer: a title, a few paragraphs, a row of buttons."""
        texts = tuple(Text(line(b) if isinstance(b, str) else b) for b in blocks)
        row = tuple(buttons)
        return Reply(card=Card(title, (*texts, *((Buttons(row),) if row else ()))), replaces=replaces)
