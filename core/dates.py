"""Dates as people write them (1 dec, 2026-12-01, 1/12, the 15th); what has two readings is asked back."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from core.phrases import misread
from core.spec import Misunderstood
from core.tokens import Unclear

Keys: TypeAlias = "tuple[str, ...]"
Found: TypeAlias = "tuple[date, int] | None"

MONTHS = {
    name: month
    for month, names in enumerate((
        "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
        "sep sept september", "oct october", "nov november", "dec december",
    ), 1)
    for name in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Almanac:
    """What a phrase is read against. `past`: of two days that fit, the one already gone ("thu" is last Thursday).

    `ahead(n)` is the n-th working day from today.
    """

    today: date
    month_first: bool
    past: bool
    ahead: Callable[[int], date]


def take_date(keys: Keys, almanac: Almanac) -> Found:
    """The date the leading words write out, as in `core.days.take_day`."""
    for reader in (_iso, _numeric, _written, _ordinal, _month):
        if found := reader(keys, almanac):
            return found
    return None


def _iso(keys: Keys, almanac: Almanac) -> Found:
    if not keys or (match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", keys[0])) is None:
        return None
    return _day(int(match[1]), int(match[2]), int(match[3]), keys[0]), 1


def _numeric(keys: Keys, almanac: Almanac) -> Found:
    """1/12, 12/1/2026, 1.12., 1-12-2026. A dot means day first; else both orders are possible until one is not."""
    if not keys or (match := _NUMERIC.fullmatch(keys[0])) is None:
        return None
    first, mark, second, year = int(match[1]), match[2], int(match[3]), match[4]
    if mark == "-" and year is None:
        return None
    if mark == "." and year is None and not (1 <= first <= 31 and 1 <= second <= 12):
        return None  # 9.30 is a time
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    readings = [(second, first)] if mark == "." else [(second, first), (first, second)]
    days = [d for m, d in readings if 1 <= m <= 12]
    months = [m for m, d in readings if 1 <= m <= 12]
    if not months:
        raise Misunderstood(misread.no_such_day(keys[0]))
    found = [_dated(d, m, full, almanac, keys[0]) for d, m in zip(days, months, strict=True)]
    if len(found) == 2 and first != second:
        preferred, other = reversed(found) if almanac.month_first else found
        one, two = (f"{day.day} {day:%b}".lower() + (f" {full}" if full else "") for day in (preferred, other))
        raise Unclear(misread.two_days(keys[0], preferred, other), written=keys[0], instead=one, other=two)
    return found[0], 1


def _month(keys: Keys, almanac: Almanac) -> Found:
    """march, march 2027, alone: its first day. Of what is past nobody speaks so."""
    if almanac.past or not keys or keys[0] not in MONTHS:
        return None
    year = int(keys[1]) if len(keys) == 2 and re.fullmatch(r"20[0-9]{2}", keys[1]) else None
    if len(keys) > 1 and year is None:
        return None
    return _dated(1, MONTHS[keys[0]], year, almanac, keys[0]), len(keys)


def _written(keys: Keys, almanac: Almanac) -> Found:
    """1 dec, dec 1, 1st of december 2026, the 1st of december, december 1st 2026."""
    start = 1 if keys[:1] == ("the",) else 0
    rest = keys[start:]
    if len(rest) > 1 and (day := _day_number(rest[0])) is not None:
        of = 1 if rest[1] == "of" else 0
        month = MONTHS.get(rest[1 + of]) if len(rest) > 1 + of else None
        end = 2 + of
    elif len(rest) > 1 and (day := _day_number(rest[1])) is not None:
        month, end = MONTHS.get(rest[0]), 2
    else:
        return None
    if month is None:
        return None
    year = rest[end] if len(rest) > end and re.fullmatch(r"20[0-9]{2}", rest[end]) else None
    text = " ".join(rest[: end + (year is not None)])
    return _dated(day, month, int(year) if year else None, almanac, text), start + end + (year is not None)


def _ordinal(keys: Keys, almanac: Almanac) -> Found:
    """the 15th: this month's, else the next that has one."""
    start = 1 if keys[:1] == ("the",) else 0
    if len(keys) <= start or (match := re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)", keys[start])) is None:
        return None
    wanted = int(match[1])
    if not 1 <= wanted <= 31:
        raise Misunderstood(misread.no_such_day(keys[start]))
    step = -1 if almanac.past else 1
    month = almanac.today.replace(day=1)
    for _ in range(4):
        if wanted <= calendar.monthrange(month.year, month.month)[1]:
            day = month.replace(day=wanted)
            if (day <= almanac.today) if almanac.past else (day >= almanac.today):
                return day, start + 1
        month = add_months(month, step)
    return None


def _dated(day: int, month: int, year: int | None, almanac: Almanac, text: str) -> date:
    """A day and month, in the year written, else in the nearest year on the wanted side of today."""
    if year is not None:
        return _day(year, month, day, text)
    step = -1 if almanac.past else 1
    for years in range(9):  # 29 February may be that far
        try:
            found = date(almanac.today.year + step * years, month, day)
        except ValueError:
            continue
        if (found <= almanac.today) if almanac.past else (found >= almanac.today):
            return found
    raise Misunderstood(misread.no_such_day(text))


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Misunderstood(misread.no_such_day(text)) from None


def _day_number(key: str) -> int | None:
    match = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", key)
    return int(match[1]) if match else None


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise Misunderstood(misread.too_far(f"{months} months"))
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
