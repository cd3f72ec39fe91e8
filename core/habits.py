"""What the words of one setting mean: a zone, working hours, weekdays, a country, a format, an absence.

Each function returns the value or raises Misunderstood with what it expected.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError, localedata

from core.days import take_day
from core.kinds import Context
from core.moments import take_moment
from core.names import fold
from core.phrases import settings as phrases
from core.spec import Misunderstood
from core.tokens import clean, keys, words
from core.workdays import holidays_of

OFF = frozenset({"off", "no", "none", "never", "back", "default", "stop", "end", ""})
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
_SPOKEN = {
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "uk": "Europe/London", "india": "Asia/Kolkata",
}  # fmt: skip
_CLOCK = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(am|pm)?"
_DASH = re.compile(r"\s[-–—]\s")
_HOURS = re.compile(rf"(?:from\s+)?{_CLOCK}\s*(?:-|–|to|until|till)\s*{_CLOCK}", re.IGNORECASE)


@cache
def _zones() -> dict[str, str]:
    """Zones by folded name and by folded city; a city's plain region wins over its aliases."""
    found: dict[str, str] = {}
    for zone in sorted(available_timezones(), key=lambda z: (not z.startswith(_REGIONS), z.count("/"), z)):
        for name in (zone, zone.rsplit("/", 1)[-1]):
            found.setdefault(_folded(name), zone)
    return found | _SPOKEN


def _folded(name: str) -> str:
    return fold(name.replace("_", " "))


def zone(text: str) -> str:
    """`Europe/Berlin`, `berlin`, `new york` -> the zone's name."""
    asked, known = _folded(text), _zones()
    if asked in known:
        return known[asked]
    alike = (known[name] for name in get_close_matches(asked, known, 3, 0.8))
    near = next((name for name in alike if name.startswith(_REGIONS)), None)
    raise Misunderstood(phrases.no_zone(text, near), try_line=f"settings zone {near}" if near else None, field="value")


def hours(text: str) -> tuple[time, time]:
    """`9-17:30`, `8:30 to 17`, `9am to 5pm` -> start and end of the working day."""
    match = _HOURS.search(text)
    if match is not None:
        start, end = _time(*match.groups()[:3]), _time(*match.groups()[3:])
        if start is not None and end is not None and end.hour < 12 and end <= start and match[6] is None:
            end = end.replace(hour=end.hour + 12)  # 9 to 5
        if start is not None and end is not None and start < end:
            return start, end
    raise Misunderstood(phrases.NO_HOURS, try_line="settings hours 9:00-17:30", field="value")


def weekdays(text: str) -> tuple[int, ...]:
    """`mon-fri`, `mon, wed, fri`, `mon to thu` -> weekdays, Monday is 0."""
    found: set[int] = set()
    named = re.sub(r"\s*(?:-|–|\bto\b)\s*", "-", text.casefold())
    for part in re.findall(r"[a-z]+(?:-[a-z]+)?", re.sub(r"\band\b", " ", named)):
        first, _, last = part.partition("-")
        days = [weekday(name) for name in (first, last or first)]
        found |= {(days[0] + n) % 7 for n in range((days[1] - days[0]) % 7 + 1)}
    if not found:
        raise Misunderstood(phrases.NO_DAYS, try_line="settings days mon-fri", field="value")
    return tuple(sorted(found))


def weekday(text: str) -> int:
    """`mon`, `Monday` -> 0."""
    name = text.casefold()[:3]
    if name not in DAYS:
        raise Misunderstood(phrases.NO_DAYS, try_line="settings days mon-fri", field="value")
    return DAYS.index(name)


def country(text: str) -> str | None:
    """`DE` -> DE, None for off. Only countries whose public holidays are known."""
    code = text.strip().upper()
    if text.strip().casefold() in OFF - {"no"}:
        return None
    if re.fullmatch(r"[A-Z]{2}", code) is None or not holidays_of(code, 2026):
        raise Misunderstood(phrases.no_country(text), field="value")
    return code


def format(text: str) -> str:
    """`en_GB`, `de-de` -> the locale of numbers, money and dates."""
    name = text.strip().replace("-", "_")
    try:
        found = str(Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        raise Misunderstood(phrases.no_format(text), try_line="settings format en_GB", field="value") from None
    if not localedata.exists(found) or len(found) > 16:
        raise Misunderstood(phrases.no_format(text), try_line="settings format en_GB", field="value")
    return found


def absence(text: str, context: Context) -> tuple[date | None, date]:
    """`until 1 dec`, `1 dec to 12 dec`, `from mon until fri` -> the first day away (None: now), the first day back.

    Until a day means back on that day; to a day means away on it still; next week is the whole of it.
    """
    some = keys(words(_DASH.sub(" to ", clean(text))))
    almanac = context.almanac()
    if some == ("next", "week"):
        monday = almanac.today + timedelta(days=7 - almanac.today.weekday())
        return monday, monday + timedelta(days=7)
    lead = 1 if some[:1] in (("from",), ("on",)) else 0
    first = take_day(some[lead:], almanac)
    if first is not None and some[:1] not in (("until",), ("till",), ("to",)):
        rest = some[lead + first[1] :]
        last = take_day(rest[1:], almanac) if rest[:1] in (("to",), ("until",), ("till",), ("through",)) else None
        if last is not None and last[0] >= first[0]:
            return first[0], last[0] if rest[0] in ("until", "till") else last[0] + timedelta(days=1)
        if not rest and lead == 0:
            return None, first[0]
    elif first is not None and first[0] > almanac.today:
        return None, first[0]
    raise Misunderstood(phrases.NO_ABSENCE, try_line="settings away until next mon", field="value")


def moment(text: str, context: Context) -> datetime:
    """`until thu`, `2 hours`, `next mon 9am` -> when a pause ends."""
    some = keys(words(clean(text)))
    some = some[1:] if some[:1] in (("until",), ("till",), ("for",)) else some
    found = take_moment(some, context.almanac(), context.working, context.now)
    found = found or take_moment(("in", *some), context.almanac(), context.working, context.now)
    if found is None or found.length < len(some):
        raise Misunderstood(phrases.NO_MOMENT, try_line="settings pause until next mon", field="value")
    return found.at


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half is not None:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half.casefold() == "pm" else 0)
    return time(number, int(minute or 0)) if number < 24 and int(minute or 0) < 60 else None
