"""Days as people name them: a closed list of phrases (today, next thu, in 3 days, end of month), nothing guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.dates import MONTHS, Almanac, Found, Keys, add_months, month_end, take_date
from core.phrases import misread
from core.spec import Misunderstood

WEEKDAYS = {
    name: day
    for day, names in enumerate((
        "mon monday mo", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday", "fri friday",
        "sat saturday", "sun sunday",
    ))
    for name in names.split()
}  # fmt: skip
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_NAMED: dict[Keys, int] = {
    ("today",): 0, ("tonight",): 0, ("tomorrow",): 1, ("tmrw",): 1, ("tmr",): 1, ("yesterday",): -1,
    ("day", "after", "tomorrow"): 2, ("the", "day", "after", "tomorrow"): 2, ("day", "before", "yesterday"): -2,
}  # fmt: skip
_YEARS = 10
OPENS_DAY = (  # how a day may begin that does not begin with a digit
    frozenset({"on", "by", "until", "till", "in", "the", "next", "this", "last", "end", "eom", "eow"})
    | frozenset(phrase[0] for phrase in _NAMED)
    | _NUMBERS.keys() | WEEKDAYS.keys() | MONTHS.keys()
)  # fmt: skip


def take_day(keys: Keys, almanac: Almanac) -> Found:
    """The day named by the leading words and how many words name it; None where they name none.

    Raises Misunderstood for a day that does not exist, has two readings, or lies over ten years away.
    """
    openers = ("on",) if almanac.past else ("on", "by", "until", "till")  # what has happened was not by a day
    skipped = 1 if len(keys) > 1 and keys[0] in openers else 0
    for reader in (_named, _end_of, _counted, _both, _weekday, take_date):
        if found := reader(keys[skipped:], almanac):
            day, count = found
            if abs((day - almanac.today).days) > _YEARS * 366:
                raise Misunderstood(misread.too_far(" ".join(keys[skipped : skipped + count])))
            return day, count + skipped
    return None


def _named(keys: Keys, almanac: Almanac) -> Found:
    for length in (4, 3, 1):
        if len(keys) >= length and (days := _NAMED.get(keys[:length])) is not None:
            return almanac.today + timedelta(days=days), length
    if keys[:2] == ("next", "week"):
        return almanac.today + timedelta(days=7 - almanac.today.weekday()), 2
    if keys[:2] == ("next", "month"):
        return month_end(almanac.today) + timedelta(days=1), 2
    return None


def _end_of(keys: Keys, almanac: Almanac) -> Found:
    """end of [the|this|next] week, month, quarter, year; eom, eow."""
    today = almanac.today
    if keys[:1] in (("eom",), ("eow",)):
        return (month_end(today) if keys[0] == "eom" else _friday(today)), 1
    if keys[:2] != ("end", "of"):
        return None
    article = 1 if keys[2:3] in (("the",), ("this",), ("next",)) else 0
    following = keys[2:3] == ("next",)
    count = 3 + article
    match keys[2 + article : count]:
        case ("week",):
            return _friday(today + timedelta(days=7 * following)), count
        case ("month",):
            return month_end(month_end(today) + timedelta(days=1) if following else today), count
        case ("quarter",):
            last = month_end(date(today.year, (today.month - 1) // 3 * 3 + 3, 1))
            return (month_end(add_months(last, 3)) if following else last), count
        case ("year",):
            return date(today.year + following, 12, 31), count
    return None


def _counted(keys: Keys, almanac: Almanac) -> Found:
    """in 3 days, in a week, in 2 working days, 3 days ago."""
    lead = 1 if keys[:1] == ("in",) else 0
    number = count_of(keys[lead]) if len(keys) > lead else None
    if number is None:
        return None
    working = 1 if keys[lead + 1 : lead + 2] in (("working",), ("business",)) else 0
    unit = keys[lead + 1 + working : lead + 2 + working]
    if not unit:
        return None
    end = lead + 2 + working
    ago = not lead and keys[end : end + 1] == ("ago",)
    if not (lead or ago):
        return None
    if number > 3660:
        raise Misunderstood(misread.too_far(" ".join(keys[:end])))
    if working or unit[0] in ("workday", "workdays"):
        return (almanac.ahead(number), end) if lead and unit[0].rstrip("s") in ("day", "workday") else None
    sign = -1 if ago else 1
    match unit[0].rstrip("s"):
        case "day":
            return almanac.today + timedelta(days=sign * number), end + ago
        case "week":
            return almanac.today + timedelta(days=7 * sign * number), end + ago
        case "month":
            return add_months(almanac.today, sign * number), end + ago
        case "year" if number <= _YEARS:
            return add_months(almanac.today, 12 * sign * number), end + ago
    return None


def _both(keys: Keys, almanac: Almanac) -> Found:
    """thu 10 dec, as we write it ourselves. Raises Misunderstood where that date is another weekday."""
    found = take_date(keys[1:], almanac) if keys and keys[0] in WEEKDAYS else None
    if found is None:
        return None
    day, count = found
    if day.weekday() != WEEKDAYS[keys[0]]:
        raise Misunderstood(misread.another_weekday(" ".join(keys[: count + 1]), f"{day:%A}"))
    return day, count + 1


def _weekday(keys: Keys, almanac: Almanac) -> Found:
    """thu: the next one; next thu: the one in next week; last thu; thu next week."""
    which = keys[0] if keys and keys[0] in ("next", "this", "last") else ""
    name = keys[1:2] if which else keys[:1]
    if not name or name[0] not in WEEKDAYS:
        return None
    count = 2 if which else 1
    today, weekday = almanac.today, WEEKDAYS[name[0]]
    monday = today - timedelta(days=today.weekday())
    if not which and keys[1:3] == ("next", "week"):
        return monday + timedelta(days=7 + weekday), 3
    if which == "next":
        return monday + timedelta(days=7 + weekday), count
    if which == "last":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1), count
    if almanac.past:
        return today - timedelta(days=(today.weekday() - weekday) % 7), count
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1), count


def count_of(key: str) -> int | None:
    """3, three, a."""
    return int(key) if re.fullmatch(r"[0-9]{1,6}", key) else _NUMBERS.get(key)


def _friday(day: date) -> date:
    return day + timedelta(days=(4 - day.weekday()) % 7)
