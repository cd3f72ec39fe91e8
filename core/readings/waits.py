"""What waits in somebody's hands, as numbers: how many, and how long the longest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waiting:
    """`days` are whole ones, of the one that has waited longest."""

    many: int = 0
    days: int = 0


NOTHING = Waiting()


@dataclass(frozen=True, slots=True)
class Waits:
    """Doors that wait for a first call, and next steps whose moment is past."""

    calls: Waiting = NOTHING
    steps: Waiting = NOTHING
