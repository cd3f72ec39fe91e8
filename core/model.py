"""The nouns of the referral rules, frozen; one word per idea, as in the rule book.

Times are aware datetimes in UTC. Money is in integer minor units beside its currency (ISO 4217). Ids are integers
that are unique inside their organization; an introduction's id is the number people see (`#12`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.acts import Act as Act
from core.touches import TALKS as TALKS
from core.touches import TOUCH_KINDS as TOUCH_KINDS
from core.touches import Touch as Touch

FORGOTTEN = "(forgotten)"  # what stands where a name was


class Role(StrEnum):
    """What a member may do; each role includes the ones before it."""

    MEMBER = "member"
    LEAD = "lead"
    ADMIN = "admin"


class Direction(StrEnum):
    """received: somebody outside opened a door for us; given: we opened one; internal: a colleague did."""

    RECEIVED = "received"
    GIVEN = "given"
    INTERNAL = "internal"


class Warmth(StrEnum):
    """What the introducer did, coolest first: gave a name, lets us mention him, spoke to her, brought us together."""

    NAME = "name"
    MENTION = "mention"
    INTRODUCTION = "introduction"
    MEETING = "meeting"


class Stage(StrEnum):
    """How far an introduction has come, in order; the last four but `parked` are final."""

    ASKED = "asked"
    PROMISED = "promised"
    INTRODUCED = "introduced"
    CONTACTED = "contacted"
    MET = "met"
    PROPOSED = "proposed"
    WON = "won"
    LOST = "lost"
    DECLINED = "declined"
    PARKED = "parked"


OPEN_STAGES = (Stage.ASKED, Stage.PROMISED, Stage.INTRODUCED, Stage.CONTACTED, Stage.MET, Stage.PROPOSED)
FINAL_STAGES = (Stage.WON, Stage.LOST, Stage.DECLINED)


class ContactState(StrEnum):
    """Where a contact stands with us; all but `active` stop every ask and every nudge about him."""

    ACTIVE = "active"
    LEFT = "left"
    BEREAVED = "bereaved"
    DECEASED = "deceased"


class Morning(StrEnum):
    """How often a member wants the morning list; twice is Mondays and Fridays."""

    DAILY = "daily"
    MONDAY = "monday"
    TWICE = "twice"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Organization:
    """The company using the bot. `numbers` overrides the playbook's numbers by key (see core.policy)."""

    id: int
    name: str
    zone: str = "UTC"
    country: str | None = None  # ISO 3166-1 alpha-2, for holidays
    currency: str = "USD"
    locale: str = "en_US"
    playbook: str = "balanced"
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel the bot was told to post the leaderboard into."""

    id: int
    key: str
    name: str | None = None
    board_every: str = "week"  # week | month | off
    board_day: int = 0  # weekday, Monday is 0
    board_by: str = "points"
    board_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Team:
    id: int
    name: str
    lead_id: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the organization. `zone`, `country` and `locale` are None where the organization's hold."""

    id: int
    name: str
    email: str | None = None
    role: Role = Role.MEMBER
    team_id: int | None = None
    zone: str | None = None
    country: str | None = None
    locale: str | None = None
    day_start: time = time(9)
    day_end: time = time(17, 30)
    workdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    away_from: date | None = None
    away_until: date | None = None  # the first day back
    paused_until: datetime | None = None
    morning: Morning = Morning.DAILY
    muted: frozenset[str] = frozenset()  # names of nudge rules
    account: str | None = None  # the account used last, or that of the platform he prefers; messages go there
    joined_at: datetime | None = None
    left_at: datetime | None = None
    prefers: str | None = None  # the platform he chose for his messages; None is the one used last

    def moves_to(self, account: str) -> bool:
        """Whether his messages go to this account from now on, since he has just spoken from it."""
        return account != self.account and self.prefers in (None, account.partition(":")[0])

    def tz(self, organization: Organization) -> ZoneInfo:
        return ZoneInfo(self.zone or organization.zone)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person outside. Roles (client, prospect, partner) are derived and may be several over time."""

    id: int
    name: str
    company: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    owner_id: int | None = None
    tier: str | None = None  # A | B | C
    language: str | None = None
    state: ContactState = ContactState.ACTIVE
    dont_call: bool = False
    sensitive: bool = False
    note: str | None = None
    client_since: datetime | None = None
    partner_since: datetime | None = None
    rest_until: date | None = None  # "not now until", in the contact's own words
    never_ask: bool = False
    last_talk_at: datetime | None = None

    @property
    def forgotten(self) -> bool:
        """Whether only the counts are left of him: his name is gone for good."""
        return self.name == FORGOTTEN


@dataclass(frozen=True, slots=True)
class Introduction:
    """One opened door: an introducer (a contact or a member) brings a prospect to a receiver.

    The owner is the receiver where it was received or internal, the giver where it was given (to `given_to_id`).
    `agreed` is None while unknown, `opened_at` while the introducer has yet to do his part. `waiting_since` (stage
    entry or logged act) names the episode of a nudge. `implied` holds stages skipped forward.
    """

    id: int
    direction: Direction
    prospect_id: int
    owner_id: int
    logged_by: int
    logged_at: datetime
    stage: Stage
    stage_at: datetime
    waiting_since: datetime
    warmth: Warmth = Warmth.INTRODUCTION
    introducer_id: int | None = None  # a contact
    introducer_member_id: int | None = None  # a colleague (internal)
    given_to_id: int | None = None
    agreed: bool | None = None
    may_know: bool = False
    opened_at: datetime | None = None
    contacted_at: datetime | None = None
    met_at: datetime | None = None
    proposed_at: datetime | None = None
    closed_at: datetime | None = None
    implied: tuple[Stage, ...] = ()
    tries: int = 0
    tried_at: datetime | None = None
    value: int | None = None  # minor units; None is unknown
    currency: str | None = None
    reason: str | None = None  # of loss or decline
    next_step: str | None = None
    next_step_at: datetime | None = None
    note: str | None = None
    thanked_at: datetime | None = None  # for opening the door
    thanked_outcome_at: datetime | None = None
    snoozed_until: datetime | None = None
    handed_by: int | None = None  # the colleague who passed it on to its owner
    handed_at: datetime | None = None
    shared_with: int | None = None  # the colleague for whom a win counts half, by a lead's decision
    counted: Mapping[str, str] = field(default_factory=dict)  # act -> ISO day it was counted on

    @property
    def open(self) -> bool:
        return self.stage in OPEN_STAGES

    @property
    def named_by(self) -> int:
        """Who named its owner to call: whoever passed it on last, else whoever logged it."""
        return self.handed_by or self.logged_by


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something a member asked to be told at a moment; not a nudge, so it is neither capped nor held back."""

    id: int
    member_id: int
    about: str
    due_at: datetime
    introduction_id: int | None = None
    contact_id: int | None = None
    done_at: datetime | None = None
