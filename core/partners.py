"""The nouns of partnerships, promises, asks and serving, frozen; as in core/model.py, and in the rule book's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

FIT = ("click", "trust", "focus")
IDEAL = ("title", "size", "sophistication", "sector")


class PartnershipState(StrEnum):
    """forming until both sides said yes; declined is "not a match", a good result; ended was wound down kindly."""

    FORMING = "forming"
    AGREED = "agreed"
    DECLINED = "declined"
    ENDED = "ended"


class PromiseState(StrEnum):
    """Kept early, on time or late is the difference of `kept_on` and `due_on`."""

    OPEN = "open"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


class Source(StrEnum):
    """How we know who knows whom: somebody told us, it is public, one of us knows both."""

    TOLD = "told"
    PUBLIC = "public"
    BOTH = "both"


class Mood(StrEnum):
    """The answer to "how are we doing?"; an unhappy one opens a complaint."""

    GREAT = "great"
    GOOD = "good"
    FAIR = "fair"
    UNHAPPY = "unhappy"


@dataclass(frozen=True, slots=True)
class Partnership:
    """The agreement with a partner. `fit` holds each judgement ever made: key of FIT -> ((score, reason, ISO day,
    member id), …), oldest first; ideals are by the keys of IDEAL."""

    id: int
    contact_id: int
    owner_id: int
    state: PartnershipState
    started_at: datetime
    fit: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict)
    ideal_ours: Mapping[str, str] = field(default_factory=dict)
    ideal_theirs: Mapping[str, str] = field(default_factory=dict)
    own_words: str | None = None
    ground_rules: str | None = None
    mechanics: str | None = None
    accountable: str | None = None
    ours_on: date | None = None
    theirs_on: date | None = None
    met_at: datetime | None = None
    profession: str | None = None
    restricted: bool = False
    review_on: date | None = None
    booked_at: datetime | None = None
    reviewed_at: datetime | None = None
    reviews: int = 0
    idle_reviews: int = 0
    ended_at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    id: int
    partnership_id: int
    member_id: int
    at: datetime
    moved: bool
    working: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what for whom by when. Exactly one of `by_member_id` and `by_contact_id` is set; `contact_id` is the
    partner or client on the other side, or who promised; `owner_id` the member who hears of it."""

    id: int
    contact_id: int
    owner_id: int
    text: str
    state: PromiseState
    created_at: datetime
    by_member_id: int | None = None
    by_contact_id: int | None = None
    partnership_id: int | None = None
    due_on: date | None = None
    kept_on: date | None = None


@dataclass(frozen=True, slots=True)
class Knows:
    """X knows Y. The knower is a contact, or one of us (`member_id`). `strength`: 1 has met, 2 knows well, 3 close."""

    id: int
    known_id: int
    source: Source
    told_by: int
    at: datetime
    knower_id: int | None = None
    member_id: int | None = None
    how: str | None = None
    strength: int = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask: `contact_id` was asked to introduce `about_id`. `answer` is yes or no; None is silence so far."""

    id: int
    contact_id: int
    about_id: int
    member_id: int
    at: datetime
    introduction_id: int | None = None
    because: str | None = None
    answer: str | None = None
    answered_at: datetime | None = None
    overridden: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Stops every ask until it is closed; owner and lead see it."""

    id: int
    contact_id: int
    owner_id: int
    opened_by: int
    opened_at: datetime
    text: str | None = None
    closed_by: int | None = None
    closed_at: datetime | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Care:
    """What serving a client or partner needs to know of him; `id` is the contact's."""

    id: int
    profession: str | None = None
    sector: str | None = None
    check_days: int | None = None
    checked_at: datetime | None = None
    answer: Mood | None = None
    asked_at: datetime | None = None
    mapped_at: datetime | None = None
    newsletter_since: datetime | None = None
    holiday: str | None = None
    gifts_off: bool = False


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A day of the year that matters to a contact."""

    id: int
    contact_id: int
    name: str
    month: int
    day: int
