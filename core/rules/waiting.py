"""The morning list: what waits for a member, what of it is news, and the mornings on which he wants to hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.model import Member, Morning
from core.phrases import mornings as words
from core.phrases import when
from core.policy import Policy
from core.rules.listed import listed
from core.rules.owed import ORDER, Owed, owed
from core.rules.rule import TODAY, ListItem
from core.rules.views import Folded, MemberView
from core.workdays import Calendar

_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line: something owed, a message that was over the cap, or what a rule lists. `fact` is what makes it the
    same line again."""

    fact: tuple[str, str]
    owed: Owed | None = None
    folded: Folded | None = None
    item: ListItem | None = None


@dataclass(frozen=True, slots=True)
class MorningList:
    """`top` are shown, `older` is how many more; `new` whether any of it was in no list before."""

    top: tuple[Waiting, ...]
    older: int
    new: bool
    facts: tuple[tuple[str, str], ...]


def morning_list(view: MemberView, policy: Policy, now: datetime) -> MorningList | None:
    """What to show this morning, None where nothing waits. Lines that stood there for two days make room for others."""
    lines = _lines(view, policy, now)
    if not lines:
        return None
    today = view.calendar.day(now)
    first = {line.fact: _first_listed(view, line, today) for line in lines}
    fresh = [line for line in lines if (today - first[line.fact]).days < policy["morning.fold_days"]]
    stale = [line for line in lines if line not in fresh]
    top = (fresh or stale)[: policy["morning.top"]]
    known = {fact for listed in view.listed for fact in listed.facts}
    return MorningList(
        top=tuple(top),
        older=len(lines) - len(top),
        new=any(line.fact not in known for line in lines),
        facts=tuple(line.fact for line in lines),
    )


def is_morning(member: Member, calendar: Calendar, day: date) -> bool:
    """Whether he wants a list on this day: each working day, the week's first, or that and Friday."""
    if not calendar.is_workday(day):
        return False
    match member.morning:
        case Morning.DAILY:
            return True
        case Morning.MONDAY:
            return opens_week(calendar, day)
        case Morning.TWICE:
            return opens_week(calendar, day) or day.weekday() == _FRIDAY
        case Morning.OFF:
            return False


def opens_week(calendar: Calendar, day: date) -> bool:
    """Whether it is the first working day of its week: Monday, or Tuesday after a holiday."""
    before = (day - timedelta(days=n) for n in range(1, day.weekday() + 1))
    return calendar.is_workday(day) and not any(calendar.is_workday(earlier) for earlier in before)


def next_morning(member: Member, calendar: Calendar, after: datetime) -> datetime | None:
    """The first list's moment strictly after; None where he wants none, or does not work in the next year."""
    if member.morning is Morning.OFF:
        return None
    day = calendar.day(after)
    for _ in range(400):
        if is_morning(member, calendar, day) and (at := calendar.at(day, calendar.day_start)) > after:
            return at
        day += _DAY
    return None


def _lines(view: MemberView, policy: Policy, now: datetime) -> list[Waiting]:
    """What he was told of before today and has not done, and what was folded away. What he will hear of by a message of
    its own today is left to that message. The newest first of each kind: a good word cools from day to day."""
    today, calendar = view.calendar.day(now), view.calendar
    folded = {f.key.rsplit(":", 1)[0] + ":": f for f in view.folded}
    lines = []
    newest_first = sorted(owed(view.introductions, policy, now), key=lambda o: o.since, reverse=True)
    for one in sorted(newest_first, key=lambda o: ORDER.index(o.what)):
        held = folded.pop(one.prefix, None)
        told_before = one.told_at is not None and calendar.day(one.told_at) < today
        if held is not None or told_before:
            lines.append(Waiting(words.fact(one, _since(view, one.since)), owed=one, folded=held))
    rest = sorted(folded.values(), key=lambda f: (f.since, f.post_id))
    lines += [Waiting((f.headline, f"since {_since(view, f.since)}"), folded=f) for f in rest]
    items = listed(view.clients, view.member, policy, now)
    own = sum(one.weight >= TODAY for one in items)  # days of somebody's own: they stand first, and before all else
    told = [Waiting(one.fact, item=one) for one in items]
    return [*told[:own], *lines, *told[own:]]


def _since(view: MemberView, at: datetime) -> str:
    return when.dated(view.calendar.day(at), view.member.locale or view.organization.locale)


def _first_listed(view: MemberView, line: Waiting, today: date) -> date:
    return min((listed.day for listed in view.listed if line.fact in listed.facts), default=today)
