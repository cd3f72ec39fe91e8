"""Spans of days as people name them: this quarter, last 30 days, november, Q3, 2026, all time."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.dates import MONTHS, Keys, add_months
from core.spec import Period

_UNITS = {"week": 0, "month": 1, "quarter": 3, "year": 12}
OPENS_PERIOD = (  # how a period may begin that does not begin with a digit
    frozenset({"in", "for", "of", "over", "all", "ever", "always", "today", "yesterday"})
    | frozenset({"this", "last", "past", "previous"})
    | _UNITS.keys()
    | MONTHS.keys()
)
_EARLIEST = date(2000, 1, 1)


def take_period(keys: Keys, today: date) -> tuple[Period, int] | None:
    """The period the leading words name and how many words name it; None where they name none. Ends are included."""
    skipped = 1 if keys[:1] in (("in",), ("for",), ("of",), ("over",)) and len(keys) > 1 else 0
    found = _take(keys[skipped:], today)
    return found and (found[0], found[1] + skipped)


def _take(keys: Keys, today: date) -> tuple[Period, int] | None:
    if keys[:2] == ("all", "time") or keys[:1] in (("ever",), ("always",)):
        return Period(_EARLIEST.isoformat(), today.isoformat(), "all time"), 2 if keys[0] == "all" else 1
    if keys[:1] in (("today",), ("yesterday",)):
        day = today - timedelta(days=keys[0] == "yesterday")
        return Period(day.isoformat(), day.isoformat(), keys[0]), 1
    which = keys[0] if keys[:1] in (("this",), ("last",), ("past",), ("previous",)) else ""
    rest = keys[1:] if which else keys
    if which in ("last", "past") and len(rest) > 1 and (span := _rolling(rest[0], rest[1], today)):
        return span, 3
    if rest and rest[0] in _UNITS:
        return _unit(rest[0], which in ("last", "past", "previous"), today), 1 + bool(which)
    return None if which else _written(keys, today)


def _rolling(number: str, unit: str, today: date) -> Period | None:
    """last 30 days: today and the 29 before it."""
    unit = unit.removesuffix("s")
    if not re.fullmatch(r"[0-9]{1,4}", number) or int(number) == 0 or unit not in ("day", *_UNITS):
        return None
    n = int(number)
    if unit in ("day", "week"):
        first = today - timedelta(days=n * (7 if unit == "week" else 1) - 1)
    elif n * _UNITS[unit] > 1200:
        return None
    else:
        first = add_months(today, -n * _UNITS[unit]) + timedelta(days=1)
    return Period(max(first, _EARLIEST).isoformat(), today.isoformat(), f"last {n} {unit}{'s' * (n > 1)}")


def _unit(unit: str, last: bool, today: date) -> Period:
    label = f"{'last' if last else 'this'} {unit}"
    if unit == "week":
        first = today - timedelta(days=today.weekday() + 7 * last)
        return Period(first.isoformat(), (first + timedelta(days=6)).isoformat(), label)
    months = _UNITS[unit]
    first = date(today.year, (today.month - 1) // months * months + 1, 1)
    return _months(add_months(first, -months) if last else first, months, label)


def _written(keys: Keys, today: date) -> tuple[Period, int] | None:
    """november, nov 2025, Q3, q3 2025, 2026-11, 2026. Without a year: the latest that has begun."""
    if not keys:
        return None
    year = int(keys[1]) if len(keys) > 1 and re.fullmatch(r"20[0-9]{2}", keys[1]) else None
    if match := re.fullmatch(r"(20[0-9]{2})(?:-(0[1-9]|1[0-2]))?", keys[0]):
        month = int(match[2]) if match[2] else None
        return _months(date(int(match[1]), month or 1, 1), 1 if month else 12, keys[0]), 1
    if match := re.fullmatch(r"q([1-4])", keys[0]):
        first, months, name = int(match[1]) * 3 - 2, 3, keys[0].upper()
    elif keys[0] in MONTHS:
        first, months, name = MONTHS[keys[0]], 1, f"{date(2000, MONTHS[keys[0]], 1):%B}"
    else:
        return None
    latest = today.year if first <= today.month else today.year - 1
    chosen = latest if year is None else year
    return _months(date(chosen, first, 1), months, f"{name} {chosen}"), 1 + (year is not None)


def _months(first: date, months: int, label: str) -> Period:
    return Period(first.isoformat(), (add_months(first, months) - timedelta(days=1)).isoformat(), label)
