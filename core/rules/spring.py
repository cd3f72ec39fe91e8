"""The rule `spring`: after each quarter, what a member planted in it, beside what he asked."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from core.phrases import spring as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import MemberView

NAME = "spring"
LATEST = 21  # days into the quarter in which it is read at all
_SLACK = 2  # a member's day may be another than the house's


def look(view: MemberView, policy: Policy, now: datetime) -> Look:
    member, calendar = view.member, view.calendar
    if member.left_at is not None:
        return Look()
    today = calendar.day(now)
    begun = quarter_of(today)
    wait = timedelta(days=policy["spring.after"])
    opens, coming = (calendar.at(day + wait, calendar.day_start or time(9)) for day in (begun, _next(begun)))
    if now < opens:
        return Look(later=opens)
    planted = view.planted
    if planted is None or planted.empty or now >= opens + timedelta(days=policy["spring.window"]):
        return Look(later=coming)
    say = Say(
        key=key(NAME, "member", member.id, planted.first.isoformat(), 1),
        to=member.id,
        card=words.card(planted),
        because=words.because(planted),
        facts=words.facts(planted),
        headline=words.headline(planted),
    )
    return Look((say,), coming)


def may_speak(today: date) -> bool:
    """Whether this is a day on which anybody's last quarter is worth reading."""
    return (today - quarter_of(today)).days <= LATEST + _SLACK


def quarter_of(day: date) -> date:
    """Its first day."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_before(day: date) -> tuple[date, date]:
    last = quarter_of(day) - timedelta(days=1)
    return quarter_of(last), last


def _next(begun: date) -> date:
    return quarter_of(begun + timedelta(days=95))


RULE = Rule(
    name=NAME,
    looks_at="member",
    look=look,
    why=(
        "Plant in the spring, or beg in the winter. Four times a year you see what you planted (talks, doors opened "
        "for others, promises kept) beside what you asked. Nobody else sees it, and it is no measure: where the "
        "asking stands higher than the planting, the next quarter can begin with a call."
    ),
    source="A5",
    numbers=(
        Number("spring.after", 2, "days", "A quarter is looked back on in its first days.", 0, 14),
        Number("spring.window", 7, "days", "Later in the new quarter the old one is history.", 1, 7),
    ),
)
