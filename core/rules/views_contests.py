"""What the rule of contests looks at: the contest, what was counted in it, and whom each rep could ask today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from core.model import Channel, Member, Organization
from core.readings.standings import Counts
from core.rules.views_asks import AskView
from core.sales import Contest


@dataclass(frozen=True, slots=True)
class Troop:
    """One rep and his clients, each as the gates before an ask see them."""

    member: Member
    clients: tuple[AskView, ...] = ()


@dataclass(frozen=True, slots=True)
class ContestView:
    """`targets` by member; `troops` are those of reps with clients; `teams` are names by id."""

    organization: Organization
    contest: Contest
    channel: Channel | None = None
    counts: tuple[Counts, ...] = ()
    founded: datetime | None = None
    teams: Mapping[int, str] = field(default_factory=dict)
    targets: Mapping[int, int] = field(default_factory=dict)
    troops: tuple[Troop, ...] = ()
