"""The funnel: how many came to each stage, how long it took, and how that compares with what others have published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from core.counting import UNTIMED
from core.model import Stage, Warmth

PATH = (Stage.INTRODUCED, Stage.CONTACTED, Stage.MET, Stage.PROPOSED, Stage.WON)
ENDS = (Stage.LOST, Stage.DECLINED)
Cell: TypeAlias = "tuple[str, int, int]"  # stage, whole days, how many


@dataclass(frozen=True, slots=True)
class Quoted:
    """An appointment rate as published, in percent; `ours` are the warmths it can be compared with."""

    name: str
    low: int
    high: int
    ours: tuple[Warmth, ...] = ()


SANDLER = (  # "Get Your Referrals On A Silver Platter", Al Simon, Sandler Sales Institute, 2002
    Quoted("cold call", 2, 3),
    Quoted("warm call", 3, 5),
    Quoted("name and number", 25, 30, (Warmth.NAME, Warmth.MENTION)),
    Quoted("personal introduction", 40, 60, (Warmth.INTRODUCTION, Warmth.MEETING)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """How many came to a stage, out of how many that came to the one before; the median of whole days from the opened
    door, None where nothing tells of a duration."""

    stage: Stage
    count: int
    before: int
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    """`steps` from the opened door to the sale; `waiting` doors never opened, `ended` those lost or declined."""

    steps: tuple[Step, ...]
    waiting: int = 0
    ended: int = 0

    def of(self, stage: Stage) -> Step:
        """Raises StopIteration for a stage that is no step."""
        return next(step for step in self.steps if step.stage is stage)

    @property
    def opened(self) -> int:
        return self.steps[0].count


def funnel_of(cells: Iterable[Cell]) -> Funnel:
    """From a histogram by stage and days, in any order, the same cell any number of times."""
    histograms: dict[str, Counter[int]] = {}
    for stage, days, count in cells:
        histograms.setdefault(stage, Counter())[days] += count
    counts = {stage: sum(days.values()) for stage, days in histograms.items()}
    steps, before = [], 0
    for stage in PATH:
        many = counts.get(stage.value, 0)
        steps.append(Step(stage, many, before or many, median(histograms.get(stage.value, {}))))
        before = many
    ended = sum(counts.get(stage.value, 0) for stage in ENDS)
    return Funnel(tuple(steps), counts.get(Stage.PROMISED.value, 0), ended)


def median(histogram: Mapping[int, int]) -> int | None:
    """The lower median of whole days; what tells of no duration is left out."""
    timed = sorted((days, count) for days, count in histogram.items() if days > UNTIMED and count > 0)
    middle = (sum(count for _, count in timed) + 1) // 2
    for days, count in timed:
        middle -= count
        if middle <= 0:
            return days
    return None


def by_key(rows: Iterable[tuple[str, str, int, int]]) -> dict[str, Funnel]:
    """Funnels by what stands first in each row, before its cell."""
    found: dict[str, list[Cell]] = {}
    for key, stage, days, count in rows:
        found.setdefault(key, []).append((stage, days, count))
    return {key: funnel_of(cells) for key, cells in found.items()}


def appointments(by_warmth: Mapping[str, Funnel], quoted: Quoted) -> tuple[int, int]:
    """Our meetings, and the opened doors they came of, where the introducer did as much as in the quoted rate."""
    ours = [by_warmth[warmth.value] for warmth in quoted.ours if warmth.value in by_warmth]
    return sum(one.of(Stage.MET).count for one in ours), sum(one.opened for one in ours)
