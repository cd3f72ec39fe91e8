"""The holidays people get a card for, and their day in a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Moving(NamedTuple):
    """A holiday without a day of its own: where and under what name a public calendar has it."""

    country: str
    called: str
    categories: tuple[str, ...] = ("public",)


FESTIVALS: dict[str, tuple[int, int] | Moving] = {  # month and day, or where to look it up
    "Christmas": (12, 25),
    "New Year": (1, 1),
    "Orthodox Christmas": (1, 7),
    "Easter": Moving("PL", "Easter Sunday"),
    "Thanksgiving": Moving("US", "Thanksgiving Day"),
    "Hanukkah": Moving("IL", "Hanukkah", ("school",)),
    "Rosh Hashanah": Moving("IL", "Rosh Hashanah"),
    "Eid": Moving("SG", "Eid al-Fitr"),
    "Diwali": Moving("SG", "Diwali"),
    "Lunar New Year": Moving("SG", "Chinese New Year"),
    "Nowruz": (3, 20),
}


@lru_cache(maxsize=256)
def day_of(festival: str, year: int) -> date | None:
    """Its first day in that year; None for one nobody knows, or that no calendar has for that year."""
    match FESTIVALS.get(festival):
        case None:
            return None
        case Moving(country, called, categories):
            return _looked_up(country, called, categories, year)
        case (month, day):
            return date(year, month, day)


def coming(after: date, festivals: Iterable[str] = FESTIVALS) -> Iterator[tuple[date, str]]:
    """The next day of each of these holidays after this one, unsorted."""
    for festival in festivals:
        found = (day_of(festival, year) for year in (after.year, after.year + 1))
        if (next_day := next((day for day in found if day is not None and day > after), None)) is not None:
            yield next_day, festival


def _looked_up(country: str, called: str, categories: tuple[str, ...], year: int) -> date | None:
    import holidays  # the data of 200 countries is read only by who needs it

    known = holidays.country_holidays(country, years=year, language="en_US", categories=categories)
    return min((day for day, name in known.items() if called in name and "observed" not in name), default=None)
