"""When a call on an introduced prospect is asked about: the first word, the second, and the lead's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

from core.model import Direction, Introduction, Stage, Warmth
from core.policy import Number, Policy
from core.rules.shared import began, key, not_to_be_called, snoozed
from core.rules.views import IntroductionView
from core.workdays import Calendar

NOON = time(12)
NUMBERS = (
    Number(
        "first-contact.before_end", 30, "minutes", "Late enough to have called, early enough to call still.", 5, 240
    ),
    Number("first-contact.lead_day", 3, "day", "The introducer’s word is at stake by the third day.", 3, 30),
    Number("first-contact.tries", 3, "times", "A fourth message left is read as pushing.", 1, 20),
    Number("first-contact.stale_days", 30, "days", "After a month a reminder rescues nothing; it only nags.", 3, 365),
    Number("first-contact.name_days", 3, "days", "A bare name expects nobody: no hurry, only no forgetting."),
)


@dataclass(frozen=True, slots=True)
class Steps:
    """When each word is due; `second` and `lead` are None where it stays at one."""

    first: datetime
    second: datetime | None = None
    lead: datetime | None = None


def to_call(view: IntroductionView) -> bool:
    """Whether somebody waits for our first call: introduced to us, not yet reached, and no hard stop."""
    entry = view.introduction
    ours = entry.direction is not Direction.GIVEN and entry.stage is Stage.INTRODUCED and entry.contacted_at is None
    return ours and not not_to_be_called(view.prospect)


def due(view: IntroductionView, policy: Policy) -> datetime | None:
    """When the first word of the present wait is due; None where nobody is to be called."""
    return _first(view, policy) if to_call(view) else None


def step_key(view: IntroductionView, step: int) -> str:
    entry = view.introduction
    return key("first-contact", "introduction", entry.id, began(entry, entry.waiting_since), step)


def tried_out(view: IntroductionView, policy: Policy) -> bool:
    return view.introduction.tries >= policy["first-contact.tries"]


def steps(view: IntroductionView, policy: Policy) -> Steps:
    """The same day's end, next noon, the lead at noon of day 3; a name or mention, or who has not agreed yet, once,
    after three days; the end of a snooze is a first word at that moment. The lead never hears before the owner was told
    that he will."""
    first, calendar = _first(view, policy), view.calendar
    if _unhurried(view.introduction):
        return Steps(first)
    if tried_out(view, policy):
        return Steps(first)
    noon = calendar.at(calendar.day(first), NOON)
    second = calendar.add_working_days(noon, 1)
    if view.lead is None:
        return Steps(first, second)
    lead = calendar.add_working_days(noon, max(policy["first-contact.lead_day"] - 1, 2))
    if warned := view.said.get(step_key(view, 2)):
        lead = max(lead, after_warning(view, warned))
    return Steps(first, second, lead)


def _first(view: IntroductionView, policy: Policy) -> datetime:
    entry = view.introduction
    since = began(entry, entry.waiting_since)
    if snoozed(entry, entry.waiting_since):
        return since
    if _unhurried(entry):
        return since + timedelta(days=policy["first-contact.name_days"])
    before = timedelta(minutes=policy["first-contact.before_end"])
    return _end_of_day(view.calendar, since, before, left_word=entry.tries > 0)


def _unhurried(entry: Introduction) -> bool:
    return entry.warmth in (Warmth.NAME, Warmth.MENTION) or entry.agreed is False


def after_warning(view: IntroductionView, warned: datetime) -> datetime:
    """The noon before which the lead hears nothing, once the owner was told that he will."""
    return view.calendar.add_working_days(view.calendar.at(view.calendar.day(warned), NOON), 1)


@lru_cache(maxsize=512)  # asked for by several rules, and by the answer that tells of them
def _end_of_day(calendar: Calendar, since: datetime, before: timedelta, *, left_word: bool) -> datetime:
    """Shortly before his working day ends: the same day's where an hour is left to call, else the next one's. A message
    left has until the end of the next."""
    day = calendar.day(since)
    today = calendar.end_of_day(day) - before
    if calendar.is_workday(day) and not left_word and since + timedelta(hours=1) <= today:
        return today
    following = calendar.day(calendar.add_working_days(calendar.at(day, NOON), 1))
    return calendar.end_of_day(following) - before
