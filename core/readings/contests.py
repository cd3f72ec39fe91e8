"""A contest: its days and moments, and how everybody stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.dates import add_months
from core.model import Organization
from core.policy import Policy
from core.readings.standings import Counts, Standing, TeamStanding, standings, team_standings
from core.sales import Contest
from core.workdays import Calendar

KINDS = ("rank", "steps", "target", "teams")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is said of a contest: `step` is start, halfway, last or result."""

    step: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Race:
    """How everybody stands: `ranked` people in one total order, `unranked` those without a place, `teams` where the
    contest is theirs. `targets` are what members set themselves."""

    contest: Contest
    ranked: tuple[Standing, ...] = ()
    unranked: tuple[Standing, ...] = ()
    teams: tuple[TeamStanding, ...] = ()
    targets: Mapping[int, int] | None = None

    def of(self, member_id: int) -> Standing | None:
        return next((s for s in (*self.ranked, *self.unranked) if s.member.id == member_id), None)

    def step_of(self, amount: int) -> str | None:
        """The highest step reached with so much; None below the first."""
        reached = [str(name) for least, name in self.contest.steps if amount >= least]
        return reached[-1] if reached else None

    def next_step(self, amount: int) -> tuple[int, str] | None:
        """How much is missing to the next step, and its name; None on the last."""
        return next(((least - amount, str(name)) for least, name in self.contest.steps if amount < least), None)

    @property
    def arrived(self) -> tuple[Standing, ...]:
        """Who reached what he set himself, by name: targets are each one's own, so they are no order."""
        own = self.targets or {}
        there = (s for s in self.ranked if s.amount >= own.get(s.member.id, s.amount + 1))
        return tuple(sorted(there, key=lambda s: (s.name.casefold(), s.member.id)))


def race(
    contest: Contest,
    counts: Iterable[Counts],
    *,
    policy: Policy,
    organization: Organization,
    now: datetime,
    founded: datetime | None = None,
    teams: Mapping[int, str] | None = None,
    targets: Mapping[int, int] | None = None,
) -> Race:
    everybody, measure, currency = tuple(counts), contest.measure, organization.currency
    least = contest.least if contest.kind == "rank" else 1
    rows = standings(
        everybody, measure=measure, policy=policy, currency=currency, now=now, founded=founded, least=least
    )
    together = (
        team_standings(everybody, teams or {}, measure=measure, policy=policy, currency=currency, least=contest.least)
        if contest.kind == "teams"
        else ()
    )
    ranked = tuple(s for s in rows if s.rank is not None)
    return Race(contest, ranked, tuple(s for s in rows if s.rank is None), together, targets)


def moments(contest: Contest, organization: Organization, policy: Policy) -> tuple[Moment, ...]:
    """Start, halfway, last day and result, in order; a short contest has no halfway, and one of a day no last day."""
    calendar = Calendar(ZoneInfo(organization.zone))
    first, last = contest.starts_on, contest.ends_on
    days = [("start", first)]
    days += [("halfway", first + (last - first) // 2)] if last - first >= 4 * _DAY else []
    days += [("last", last)] if last > first else []
    days.append(("result", last + _DAY))
    hour = time(policy["contest.hour"])
    return tuple(Moment(step, calendar.at(day, hour)) for step, day in days)


def latest(some: Iterable[Moment], now: datetime) -> tuple[Moment | None, Moment | None]:
    """The moment last past, and the next one."""
    before = [one for one in some if one.at <= now]
    after = [one for one in some if one.at > now]
    return (before[-1] if before else None), (after[0] if after else None)


def following(contest: Contest, today: date) -> Contest:
    """The next season of the same contest: as long, whole months where it had these, and not in the past."""
    first = max(contest.ends_on + _DAY, today)
    after = contest.ends_on + _DAY
    months = (after.year - contest.starts_on.year) * 12 + after.month - contest.starts_on.month
    whole = months > 0 and after.day == contest.starts_on.day and first == after
    length = contest.ends_on - contest.starts_on
    return replace(contest, starts_on=first, ends_on=add_months(first, months) - _DAY if whole else first + length)
