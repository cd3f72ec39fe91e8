"""Moments as people write them: a day, a time, or both, in either order; a bare day is nine in the morning."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from core.dates import Almanac, Keys
from core.days import OPENS_DAY, count_of, take_day
from core.phrases import misread
from core.spec import Misunderstood
from core.workdays import Calendar

MORNING = time(9)
_LATER_TODAY = (time(9), time(14), time(17))  # "today" alone: the first of these still ahead
_NAMED = {
    "morning": time(9), "noon": time(12), "midday": time(12), "afternoon": time(14), "evening": time(18),
    "tonight": time(19),
}  # fmt: skip
_LEADS = (("in", "the"), ("this",), ("at",), ("around",))
OPENS_MOMENT = OPENS_DAY | _NAMED.keys() | frozenset(lead[0] for lead in _LEADS)  # or a digit
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:h]([0-9]{2}))?\s*(am|pm|a\.m|p\.m|h|o'clock|uhr)?")
_SPANS = {"minute": 60, "min": 60, "hour": 3600, "hr": 3600}


class Taken(NamedTuple):
    """A moment, and how many of the leading words named it."""

    at: datetime
    length: int


def take_moment(keys: Keys, almanac: Almanac, calendar: Calendar, now: datetime) -> Taken | None:
    """The UTC moment the leading words name; None where they name none.

    Raises Misunderstood for one on the wrong side of now, and as `take_day` does.
    """
    if span := _span(keys, now):
        return span
    clock, used = _take_clock(keys, alone=True) or (None, 0)
    day, length = take_day(keys[used:], almanac) or (None, 0)
    used += length
    if day is not None and clock is None and (after := _take_clock(keys[used:], alone=False)):
        clock, used = after[0], used + after[1]
    if day is not None:
        at = calendar.at(day, clock) if clock else _bare(day, almanac, calendar, now)
    elif clock is not None:
        at = calendar.at(almanac.today, clock)
        if at <= now and not almanac.past:
            at = calendar.at(almanac.today + timedelta(days=1), clock)
    else:
        return None
    if almanac.past and at > now:
        raise Misunderstood(misread.to_come(" ".join(keys[:used])))
    if not almanac.past and at <= now:
        raise Misunderstood(misread.past(" ".join(keys[:used])))
    return Taken(at, used)


def _bare(day: date, almanac: Almanac, calendar: Calendar, now: datetime) -> datetime:
    """A day without a time. Today is special: now where it tells what happened, else the next good hour."""
    if day != almanac.today:
        return calendar.at(day, time(12) if almanac.past else MORNING)
    if almanac.past:
        return now
    for clock in _LATER_TODAY:
        if (at := calendar.at(day, clock)) > now:
            return at
    raise Misunderstood(misread.day_is_over())


def _span(keys: Keys, now: datetime) -> Taken | None:
    """in 3 hours, in 20 minutes, in half an hour."""
    if keys[:4] == ("in", "half", "an", "hour"):
        return Taken(now + timedelta(minutes=30), 4)
    if len(keys) < 3 or keys[0] != "in" or (number := count_of(keys[1])) is None:
        return None
    seconds = _SPANS.get(keys[2].removesuffix("s"))
    return Taken(now + timedelta(seconds=seconds * number), 3) if seconds else None


def _take_clock(keys: Keys, *, alone: bool) -> tuple[time, int] | None:
    """at 9, 9am, 9 am, 14:30, noon, this afternoon. `alone`: no day came before, so a bare number is no time."""
    at = keys[:1] in (("at",), ("around",))
    lead = next((len(words) for words in _LEADS if keys[: len(words)] == words), 0)
    rest = keys[lead:]
    if not rest:
        return None
    if rest[0] in _NAMED:
        return None if alone and not lead and rest[0] in ("morning", "evening") else (_NAMED[rest[0]], lead + 1)
    if lead and not at:
        return None
    joined = len(rest) > 1 and rest[0].isdecimal() and rest[1] in ("am", "pm", "a.m", "p.m", "o'clock")
    match = _CLOCK.fullmatch(rest[0] + rest[1] if joined else rest[0])
    if match is None:
        return None
    bare = match[2] is None and match[3] is None  # "tue 9" is a time only where nothing follows
    if bare and not at and (alone or len(rest) > 1):
        return None
    found = _clock(int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", ""), match[1])
    return (found, lead + 1 + joined) if found else None


def _clock(hour: int, minute: int, half: str, written: str) -> time | None:
    """Nobody means half past three at night: 1 to 6 without am, pm or a leading zero is the afternoon."""
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif 1 <= hour <= 6 and not written.startswith("0"):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
