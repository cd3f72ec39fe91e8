"""What the rules look at: one view for each kind of subject, loaded whole before any rule is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.model import FORGOTTEN, Channel, Contact, ContactState, Introduction, Member, Organization, Reminder
from core.partners import Knows
from core.readings.chains import Link
from core.readings.standings import Counts
from core.rules.views_clients import ContactView
from core.rules.views_members import Planted, Won
from core.workdays import Calendar, calendar_of


@dataclass(frozen=True, slots=True)
class IntroductionView:
    """One introduction and the people around it. `hander` passed it on to its owner, `lead` helps when the owner
    cannot and is never the owner himself.

    `said` tells when a message with this key was heard (sent, or put into a morning list). `reminder_at` is the owner's
    own next reminder about it, `complaint` whether the introducer has one open (known while something is promised).
    Of a sale it tells whom the client `knows` and nobody introduced yet, and the `chain` of doors that led to him.
    """

    organization: Organization
    introduction: Introduction
    prospect: Contact
    owner: Member
    logger: Member
    introducer: Contact | None = None
    colleague: Member | None = None
    hander: Member | None = None
    lead: Member | None = None
    reminder_at: datetime | None = None
    complaint: bool = False
    handed_with: int = 1  # introductions that came to its owner in the moment it was passed on
    said: Mapping[str, datetime] = field(default_factory=dict)
    knows: tuple[tuple[Contact, Knows], ...] = ()
    chain: tuple[Link, ...] = ()

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.owner, self.organization)

    @property
    def opener(self) -> str | None:
        """The name of whoever opened the door; None also where he was forgotten."""
        who = self.introducer or self.colleague
        return who.name if who and who.name != FORGOTTEN else None

    @property
    def silent(self) -> bool:
        """Whether nobody writes to the introducer: he has left, is bereaved or has died."""
        return self.introducer is not None and self.introducer.state is not ContactState.ACTIVE

    @property
    def wordless(self) -> bool:
        """Whether nobody speaks of the introducer's word any more: he has died, or was forgotten."""
        by = self.introducer
        return by is not None and (by.state is ContactState.DECEASED or by.forgotten)

    @property
    def namer(self) -> Member:
        """Who named the owner to call: whoever passed it on last, else whoever logged it."""
        return self.hander or self.logger


class NotLookedUp(Exception):
    """A rule wants to know what nobody has read from the database."""


class NewIntroductionView(IntroductionView):
    """An introduction as it is known to the transaction that writes it: nothing was said about it, and who leads its
    owner was not looked up. A rule that wants to know raises NotLookedUp."""

    __slots__ = ()

    @property
    def lead(self) -> Member | None:
        raise NotLookedUp

    @lead.setter
    def lead(self, _: Member | None) -> None: ...


@dataclass(frozen=True, slots=True)
class ReminderView:
    """A member's own reminder, with what it is about where that is known, and of a sale whom the client `knows`."""

    organization: Organization
    reminder: Reminder
    member: Member
    prospect: Contact | None = None
    introduction: Introduction | None = None
    knows: tuple[tuple[Contact, Knows], ...] = ()

    @property
    def stop(self) -> bool:
        """Whether what it is about is not to be called: he hears his own reminder, and this with it."""
        who = self.prospect
        return who is not None and (who.dont_call or who.state is not ContactState.ACTIVE)


@dataclass(frozen=True, slots=True)
class Folded:
    """A message that was over the day's cap and waits for the morning list."""

    post_id: int
    key: str
    subject: tuple[str, int]
    headline: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A morning list that was sent: its local day, and what stood in it (as `Item.fact`)."""

    day: date
    facts: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member and what may wait for him: live introductions, folded messages, two weeks of lists, those `clients`
    and partners of his about whom a rule may list something (see core.rules.listed), the `festivals` people of his
    keep, and in a season of cards those who are `greeted`, each with the holiday. `sold` are his latest sales from
    introductions, the newest first; `planted` is his last quarter, in the days in which it may be spoken of."""

    organization: Organization
    member: Member
    introductions: tuple[IntroductionView, ...] = ()
    folded: tuple[Folded, ...] = ()
    listed: tuple[Listed, ...] = ()
    clients: tuple[ContactView, ...] = ()
    festivals: frozenset[str] = frozenset()
    greeted: tuple[tuple[Contact, str], ...] = ()
    sold: tuple[Won, ...] = ()
    planted: Planted | None = None

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.member, self.organization)


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel that gets a board, and what was counted in the period its next or present board tells of."""

    organization: Organization
    channel: Channel
    counts: tuple[Counts, ...] = ()
    founded: datetime | None = None  # when the first member joined
    teams: Mapping[int, str] = field(default_factory=dict)  # names by id
