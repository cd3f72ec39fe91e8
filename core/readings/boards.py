"""A board: its period, who stands where, and the days on which a channel gets one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.model import Channel, Organization
from core.policy import Policy
from core.readings.standings import Counts, Standing, TeamStanding, standings, team_standings
from core.workdays import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days in the organization's zone, both ends included. `label` reads on in a title: `this quarter`."""

    first: date
    last: date
    label: str


@dataclass(frozen=True, slots=True)
class Board:
    """`ranked` in order; `unranked` are those who have something to show and no place. `teams` stand in everybody's
    sight instead of people, where the organization wants only these to."""

    measure: str
    span: Span
    ranked: tuple[Standing, ...]
    unranked: tuple[Standing, ...] = ()
    counts: tuple[Counts, ...] = ()
    teams: tuple[TeamStanding, ...] | None = None

    @property
    def rows(self) -> tuple[Standing, ...] | tuple[TeamStanding, ...]:
        """What a channel may see."""
        return self.ranked if self.teams is None else self.teams

    def of(self, member_id: int) -> Standing | None:
        return next((s for s in (*self.ranked, *self.unranked) if s.member.id == member_id), None)


@dataclass(frozen=True, slots=True)
class Due:
    """The moment of a channel's board and what it tells of."""

    at: datetime
    span: Span


def board_of(
    counts: Iterable[Counts],
    *,
    span: Span,
    measure: str,
    policy: Policy,
    organization: Organization,
    now: datetime,
    founded: datetime | None = None,
    teams: Mapping[int, str] | None = None,
) -> Board:
    """`teams` are all teams' names by id, needed where only teams are shown."""
    everybody, currency = tuple(counts), organization.currency
    least = policy["leaderboard.least"] if measure != "value" else 1
    rows = standings(
        everybody, measure=measure, policy=policy, currency=currency, now=now, founded=founded, least=least
    )
    together = (
        team_standings(everybody, teams or {}, measure=measure, policy=policy, currency=currency)
        if policy["leaderboard.teams"]
        else None
    )
    return Board(
        measure,
        span,
        ranked=tuple(r for r in rows if r.rank is not None),
        unranked=tuple(r for r in rows if r.rank is None),
        counts=everybody,
        teams=together,
    )


def last_board(channel: Channel, organization: Organization, policy: Policy, now: datetime) -> Due | None:
    """The latest board whose moment is not after `now`; None for a channel without boards."""
    day = now.astimezone(ZoneInfo(organization.zone)).date()
    while (due := _due_by(channel, organization, policy, day)) is not None and due.at > now:
        day -= _DAY
    return due


def next_board(channel: Channel, organization: Organization, policy: Policy, now: datetime) -> datetime | None:
    """The first board's moment strictly after `now`."""
    day = now.astimezone(ZoneInfo(organization.zone)).date()
    for _ in range(40):
        due = _due_by(channel, organization, policy, day)
        if due is None or due.at > now:
            return due.at if due else None
        day += _DAY
    return None


def _due_by(channel: Channel, organization: Organization, policy: Policy, day: date) -> Due | None:
    """The board of the latest board day up to and including `day`: the seven days, or the month, before that day."""
    match channel.board_every:
        case "week":
            on = day - timedelta(days=(day.weekday() - channel.board_day) % 7)
            span = Span(on - timedelta(days=7), on - _DAY, "last week")
        case "month":
            on = day.replace(day=1)
            span = Span((on - _DAY).replace(day=1), on - _DAY, "last month")
        case _:
            return None
    return Due(Calendar(ZoneInfo(organization.zone)).at(on, time(policy["leaderboard.hour"])), span)
