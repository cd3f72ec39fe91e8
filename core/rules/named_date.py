"""The rule `named-date`: somebody's birthday, or another day that matters to him, is told on the day itself."""

from __future__ import annotations

from calendar import isleap
from datetime import date, datetime, timedelta

from core.partners import NamedDate
from core.phrases import named_dates as words
from core.policy import Number, Policy
from core.rules.rule import TODAY, ListItem, Look, Rule
from core.rules.views_clients import ContactView

NAME = "named-date"
AHEAD = "named-date.ahead"


def coming(view: ContactView, policy: Policy, now: datetime) -> tuple[NamedDate, date] | None:
    """The day that is to be told of today: today's own, or one before the next working day."""
    calendar = view.calendar
    today = calendar.day(now)
    for ahead in range(policy[AHEAD] + 1):
        day = today + timedelta(days=ahead)
        if ahead and calendar.is_workday(day):
            return None
        if (found := next((one for one in view.dates if falls(one, day)), None)) is not None:
            return found, day
    return None


def falls(one: NamedDate, day: date) -> bool:
    """Whether it is this day; 29 February is the 28th where there is none."""
    leapling = (one.month, one.day) == (2, 29) and not isleap(day.year)
    return (day.month, day.day) == ((2, 28) if leapling else (one.month, one.day))


def look(view: ContactView, policy: Policy, now: datetime) -> Look:
    """Silent while a complaint is open: that is put right first. A talk today was the greeting."""
    if view.silent or view.complaint is not None or (found := coming(view, policy, now)) is None:
        return Look()
    talked = view.contact.last_talk_at
    if talked is not None and view.days_since(talked, now) <= 0:
        return Look()
    one, day = found
    item = ListItem(
        rule=NAME,
        subject=("contact", view.contact.id),
        fact=words.fact(view, one, day),
        spans=words.told(view, one, day, now),
        buttons=words.buttons(view),
        weight=TODAY,
        because=words.because(view, one, day, now),
        facts=(words.fact(view, one, day),),
    )
    return Look(listed=(item,))


RULE = Rule(
    name=NAME,
    looks_at="contact",
    look=look,
    why=(
        "A word on somebody’s own day is remembered for a year, and one a week late for two. It is told in the "
        "morning’s list on the day, or on the last working day before; never of somebody who left, is bereaved or has "
        "died, and not while we owe them something better: a complaint put right."
    ),
    source="A5, field",
    numbers=(Number(AHEAD, 4, "days", "A long weekend is looked across; told earlier it is forgotten again.", 0, 14),),
)
