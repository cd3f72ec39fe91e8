"""`referral bench year`: a team of 50 for a year of its calendar, every reminder sent through the real bot and post.

2,000 contacts and 10,000 introductions; each rep answers a reminder within a working day with probability 0.7, else
ignores it. What is sent is judged by `year_truth`, which reads history, not the rules.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from core.bench.year_truth import Judge
from core.bench.year_world import START, World

SEED = 20261123
SHARED = Path("/dev/shm")  # noqa: S108 - a year of commits would wear out a disk and measure it
MEDIAN, MOST = 2, 3  # messages to one rep on one of his working days


@dataclass(frozen=True, slots=True)
class Size:
    reps: int = 50
    contacts: int = 2000
    introductions: int = 10_000
    days: int = 365


@dataclass(frozen=True, slots=True)
class Result:
    """`per_day` are the nudges of each rep on each of his working days (zeros included)."""

    events: int
    cpu: float
    per_day: tuple[int, ...]
    kinds: Counter[str]
    faults: Counter[str]
    unchecked: int

    def at(self, share: float) -> int:
        return sorted(self.per_day)[min(len(self.per_day) - 1, int(len(self.per_day) * share))]

    @property
    def kept(self) -> bool:
        quiet = statistics.median(self.per_day) <= MEDIAN and max(self.per_day) <= MOST
        return quiet and not self.faults


def bench(rounds: int) -> bool:
    result = asyncio.run(simulate(Size()))
    show(result)
    return result.kept


def show(result: Result) -> None:
    days = result.per_day
    print(f"  {result.events:,} lines and clicks, {sum(result.kinds.values()):,} messages sent by itself")
    for kind, many in result.kinds.most_common():
        print(f"    {many:>7,} {kind}")
    print(
        f"messages per rep and working day: median {statistics.median(days):g}, mean {statistics.mean(days):.2f}, "
        f"p95 {result.at(0.95)}, max {max(days)} (promised: median {MEDIAN}, p95 and max {MOST})"
    )
    told = ", ".join(f"{many} {fault}" for fault, many in sorted(result.faults.items())) or "none"
    print(f"at night, on a holiday, away or in a pause, or untrue when sent: {told}")
    print(f"of kinds the recount has no history for: {result.unchecked}")
    print(f"CPU per event (a line, a click, or a message sent): {result.cpu * 1e6:.0f} us")


def _shared() -> Path | None:
    """A place in memory, where there is one."""
    return SHARED if SHARED.is_dir() else None


async def simulate(size: Size, *, seed: int = SEED) -> Result:
    """The year, from the first working morning to the last."""
    with tempfile.TemporaryDirectory(dir=_shared()) as folder:
        world = World(Path(folder) / "year.db", size.reps, random.Random(seed))  # noqa: S311 - a simulation
        try:
            begun = time.process_time()
            await world.live(size.days, size.introductions, size.contacts)
            cpu = time.process_time() - begun
            judge = Judge(world.members, START, size.days)
            judge.read(world.sent)
            events = world.events
            return Result(
                events,
                cpu / max(1, events + len(world.sent)),
                judge.per_day(),
                judge.kinds,
                judge.faults,
                judge.unchecked,
            )
        finally:
            world.close()
