"""Revenue by where it began: an introduction, one through a partner, or neither; in one currency, with its cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.model import Act
from core.readings.flows import Passed
from core.readings.standings import Counts


@dataclass(frozen=True, slots=True)
class Part:
    """Some sales: how many, and their value in minor units. `name` is a partner's, else empty."""

    cases: int = 0
    value: int = 0
    name: str = ""

    def plus(self, cases: int, value: int) -> Part:
        return Part(self.cases + cases, self.value + value, self.name)


def won(counts: Iterable[Counts], currency: str) -> Part:
    """What introductions were won with. Cases are all, also those in other currencies or of unknown value."""
    some = tuple(counts)
    return Part(sum(one.acts.get(Act.WON, 0) for one in some), sum(one.values.get(currency, 0) for one in some))


def through(name: str, passed: Iterable[Passed], currency: str) -> Part:
    """What was won through one partner."""
    part = Part(name=name)
    for one in passed:
        if one.act is Act.WON:
            part = part.plus(one.many, 0)
        elif one.act is Act.WON_VALUE and one.currency == currency:
            part = part.plus(0, one.many)
    return part
