"""Manners: when somebody may hear a message, and what is over the day's cap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.model import Member, Morning
from core.policy import Policy
from core.rules.rule import Rule
from core.rules.waiting import is_morning
from core.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Day:
    """What one member's day has already taken: messages that count, and whether its morning list is among them."""

    counted: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """When it is heard, in the receiver's local `day`; `counts` against that day's cap. `folded`: it waits for a
    morning list instead."""

    at: datetime
    day: date
    counts: bool = False
    folded: bool = False


def taking(days: dict[date, Day], rule: Rule, heard: Hearing) -> None:
    """Note in a member's days that this is to be heard then."""
    if heard.counts and not heard.folded:
        before = days.get(heard.day, Day())
        days[heard.day] = Day(before.counted + 1, before.listed or rule.name == "morning")


def wants(member: Member, rule: Rule) -> bool:
    """Whether this member hears of this rule at all."""
    return member.left_at is None and not (rule.mutable and rule.name in member.muted)


def hearing(
    rule: Rule,
    member: Member,
    calendar: Calendar,
    policy: Policy,
    *,
    now: datetime,
    nudge: bool,
    not_before: datetime | None = None,
    taken: Mapping[date, Day],
) -> Hearing:
    """When `member` hears something of `rule`, given what his days have `taken` without it."""
    start = max(now, not_before or now)
    if not rule.hours:
        return Hearing(start, calendar.day(start))
    at = calendar.next_decent(start)
    day = calendar.day(at)
    if not nudge:
        return Hearing(at, day)
    if rule.name == "morning":
        while taken.get(day, Day()).counted >= policy["manners.cap"]:  # it came late, and others have had its place
            at, day = _tomorrow(calendar, day)
        return Hearing(at, day, counts=True)
    most = policy["manners.cap"] if rule.urgent else min(policy["manners.cap"], policy["manners.calm"])
    if _room(member, calendar, policy, day, taken.get(day, Day()), now, most):
        return Hearing(at, day, counts=True)
    if member.morning is not Morning.OFF:
        return Hearing(at, day, counts=True, folded=True)
    while not _room(member, calendar, policy, day, taken.get(day, Day()), now, most):
        at, day = _tomorrow(calendar, day)
    return Hearing(at, day, counts=True)


def _tomorrow(calendar: Calendar, day: date) -> tuple[datetime, date]:
    at = calendar.next_decent(calendar.at(day + timedelta(days=1), calendar.day_start))
    return at, calendar.day(at)


def _room(member: Member, calendar: Calendar, policy: Policy, day: date, taken: Day, now: datetime, most: int) -> bool:
    """Whether that day, which takes at `most` so many, takes one more; a place is kept for a morning list to come."""
    kept = 0
    if not taken.listed and is_morning(member, calendar, day):
        over = calendar.at(day, calendar.day_start) + timedelta(minutes=policy["morning.window"])
        kept = 1 if now < over else 0
    return taken.counted + kept < most
