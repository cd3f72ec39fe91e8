"""What passed between us and one person outside: the balance, quarter by quarter, the longest silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from core.acts import Act

QUARTERS = 4


class Passed(NamedTuple):
    """An act counted on a day; `many` is minor units of the currency for values."""

    act: Act
    day: date
    many: int
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """Doors opened by count in so many `days`, from our side: `given` by us, `received` by us. Values are never
    weighed."""

    given: int
    received: int
    days: int = 0

    @property
    def difference(self) -> int:
        """Above zero where we gave more."""
        return self.given - self.received

    @property
    def theirs(self) -> Balance:
        """The same from the other side."""
        return Balance(self.received, self.given, self.days)

    @property
    def behind(self) -> bool:
        return self.difference < 0

    def out(self, *, apart: int, times: int) -> bool:
        """Whether one side gave so many more, and so many times as much at least."""
        more, less = max(self.given, self.received), min(self.given, self.received)
        return more - less >= apart and more >= times * less


class Quarter(NamedTuple):
    """`2026 Q4`, and the doors opened in it."""

    name: str
    received: int
    given: int


def balance(rows: Iterable[Passed], since: date) -> Balance:
    """Of the days from `since` on."""
    recent = [row for row in rows if row.day >= since]
    return Balance(given=total(recent, Act.GIVEN), received=total(recent, Act.LOGGED))


def total(rows: Iterable[Passed], act: Act) -> int:
    return sum(row.many for row in rows if row.act is act)


def quarters(rows: Iterable[Passed], today: date) -> tuple[Quarter, ...]:
    """The last four, the oldest first."""
    kept, last = tuple(rows), _quarter(today)
    found = []
    for n in range(last - QUARTERS + 1, last + 1):
        mine = [row for row in kept if _quarter(row.day) == n]
        name = f"{n // 4} Q{n % 4 + 1}"
        found.append(Quarter(name, total(mine, Act.LOGGED), total(mine, Act.GIVEN)))
    return tuple(found)


def longest_gap(rows: Iterable[Passed], since: date, today: date) -> int:
    """The most days in a row, from `since` to today, in which no door was opened either way."""
    opened = {row.day for row in rows if row.act in (Act.LOGGED, Act.GIVEN) and row.many and row.day >= since}
    days = [since, *sorted(opened), today]
    return max((later - earlier).days for earlier, later in pairwise(days))


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
