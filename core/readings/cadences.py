"""Which cadence pays: doors opened within ninety days of a word, by the kind of word, against people without one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

WITHIN = timedelta(days=90)
MOST = 24  # months: older ones tell of another house, and what it costs must not grow with the book
NO_WORD = ""  # the kind of a month in which nobody spoke to the person
Month: TypeAlias = "tuple[date, date]"  # first and last day


@dataclass(frozen=True, slots=True)
class Cadence:
    """Of `cases`, one a person and month, `opened` were followed by a door. `kind` is that of a touch, or NO_WORD."""

    kind: str
    cases: int
    opened: int


def months_over(first: date, last: date, today: date) -> tuple[Month, ...]:
    """The latest MOST whole months of these days whose ninety days are over: every case had its full time."""
    found, begins = [], first if first.day == 1 else _next(first)
    while (ends := _next(begins) - timedelta(days=1)) <= last and ends + WITHIN < today:
        found.append((begins, ends))
        begins = _next(begins)
    return tuple(found[-MOST:])


def cadences(
    people: Iterable[tuple[int, date]],
    touches: Iterable[tuple[int, str, date]],
    doors: Iterable[tuple[int, date]],
    months: Sequence[Month],
) -> tuple[Cadence, ...]:
    """By kind, the most often followed first, months without a word last.

    `people` are those who could have opened a door, each since when; `touches` and `doors` name them. What counts is a
    door within ninety days of the first word of that kind in the month; without a word, of the month's first day.
    """
    words: dict[tuple[int, date], dict[str, date]] = defaultdict(dict)
    first_days = [begins for begins, _ in months]
    for who, kind, day in touches:
        if (at := bisect_left(first_days, day + timedelta(days=1)) - 1) >= 0 and day <= months[at][1]:
            of_month = words[who, months[at][0]]
            of_month[kind] = min(day, of_month.get(kind, day))
    opened: dict[int, list[date]] = defaultdict(list)
    for who, day in doors:
        opened[who].append(day)
    cases, followed = Counter[str](), Counter[str]()
    for who, since in people:
        for begins in first_days:
            if since > begins:
                continue
            for kind, day in (words.get((who, begins)) or {NO_WORD: begins}).items():
                cases[kind] += 1
                followed[kind] += any(day <= door <= day + WITHIN for door in opened.get(who, ()))
    found = [Cadence(kind, cases[kind], followed[kind]) for kind in cases]
    return tuple(sorted(found, key=lambda one: (one.kind == NO_WORD, -one.opened / one.cases, -one.cases, one.kind)))


def _next(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
