"""The nouns of sales, shared credit and contests, frozen; as in core/model.py, and in the rule book's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class ShareState(StrEnum):
    """Of shared credit: a lead decides."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale beside the one an introduction was won with. `door` is what became of "who opened the door?"."""

    id: int
    contact_id: int
    member_id: int
    at: datetime
    introduction_id: int | None = None
    value: int | None = None
    currency: str | None = None
    source: str = "told"
    door: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Credit for an introduction shared with a second introducer or a second colleague."""

    id: int
    introduction_id: int
    proposed_by: int
    proposed_at: datetime
    state: ShareState
    contact_id: int | None = None
    member_id: int | None = None
    decided_by: int | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Contest:
    """`kind`: rank, steps (tiers), target (one's own) or teams. Both days are in it, in the organization's zone."""

    id: int
    name: str
    kind: str
    measure: str
    starts_on: date
    ends_on: date
    created_by: int
    created_at: datetime
    channel_id: int | None = None
    least: int = 0
    steps: Sequence[Sequence[Any]] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a member set himself in a contest."""

    id: int
    contest_id: int
    member_id: int
    amount: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member says of himself; `id` is the member's. `board`: in, out (his wish), excluded (an admin's)."""

    id: int
    one_line: str | None = None
    board: str = "in"
