"""The ways to somebody: who knows him, and who knows somebody who does, only where each step was told to us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.partners import Knows

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Path:
    """One or two steps; the first begins with whom we could turn to, the last ends with whom we look for."""

    steps: tuple[Knows, ...]


def paths(wanted: frozenset[int], direct: Iterable[Knows], second: Iterable[Knows]) -> tuple[Path, ...]:
    """The best first: the shorter, then by its weakest step, then by its stalest, then the newer. `direct` end at
    somebody `wanted`; `second` end at a knower of those. Nobody stands in a way twice, nor between two wanted."""
    ends = tuple(step for step in direct if step.knower_id not in wanted)
    found = [Path((step,)) for step in ends]
    for step in second:
        if step.knower_id in wanted:
            continue
        found += [Path((step, end)) for end in ends if end.knower_id is not None and end.knower_id == step.known_id]
    return tuple(sorted(found, key=_rank)[:SHOWN])


def _rank(path: Path) -> tuple[int, int, float, tuple[int, ...]]:
    weakest = min(step.strength for step in path.steps)
    stalest = min(step.at for step in path.steps)
    return len(path.steps), -weakest, -stalest.timestamp(), tuple(-step.id for step in path.steps)
