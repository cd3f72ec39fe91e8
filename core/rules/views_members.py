"""What a member alone is told of himself: his sales from introductions, and what he planted and asked in a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Won:
    """A sale that began with an introduction: when, of whom, and who opened the door."""

    at: datetime
    introduction_id: int
    client: str
    company: str | None = None
    opener: str | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """One quarter of a member's: people he talked to, doors he opened for others, promises kept; and asks."""

    first: date
    last: date
    talked: int = 0
    given: int = 0
    kept: int = 0
    asked: int = 0

    @property
    def empty(self) -> bool:
        return not (self.talked or self.given or self.kept or self.asked)
