"""Days and moments as a person writes them, in his zone and locale."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_time

_NAMED = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def day(at: datetime | date, now: datetime, zone: ZoneInfo, locale: str) -> str:
    """today, tomorrow, yesterday, `Thu 26 Nov`; with the year where it is more than ten months away."""
    local = at.astimezone(zone).date() if isinstance(at, datetime) else at
    away = local - now.astimezone(zone).date()
    if named := _NAMED.get(away.days):
        return named
    return _written("yMMMd" if abs(away) > timedelta(days=300) else "MMMEd", local, locale)


def moment(at: datetime, now: datetime, zone: ZoneInfo, locale: str) -> str:
    """The day and the time on it: `tomorrow at 9:00 AM`."""
    return f"{day(at, now, zone, locale)} at {clock(at.astimezone(zone).time(), locale)}"


def dated(local: date, locale: str) -> str:
    """A day that is kept in writing, with its year: `Thu, Nov 26, 2026`."""
    return _written("yMMMEd", local, locale)


@lru_cache(maxsize=4096)
def _written(skeleton: str, local: date, locale: str) -> str:
    return str(format_skeleton(skeleton, local, locale=_known(locale)))


@lru_cache(maxsize=4096)
def clock(local: time, locale: str) -> str:
    """The time of day: `9:00 AM`, `09:00`."""
    # CLDR sets a narrow no-break space before AM, which few fonts draw and nobody can type when searching.
    return str(format_time(local, format="short", locale=_known(locale))).replace("\u202f", " ")


@lru_cache(maxsize=64)
def _known(locale: str) -> Locale:
    """The locale; English where a platform named one that nobody knows."""
    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def last_months(months: int) -> str:
    """`the last month`, `the last 12 months`."""
    return "the last month" if months == 1 else f"the last {months} months"


def span(days: int) -> str:
    """`1 day`, `12 days`."""
    return "1 day" if days == 1 else f"{days} days"


def about(days: int) -> str:
    """A stretch as one says it: `half a year`, `a year`, `90 days`."""
    if days in range(180, 185):
        return "half a year"
    return "a year" if days in (365, 366) else span(days)
