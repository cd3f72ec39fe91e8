"""What the words of one argument mean: one small function a kind, which asks back by raising."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.workdays import Calendar


def nobody(words: tuple[str, ...]) -> int:
    """Nobody is known: no leading words form a name."""
    return 0


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a line depends on besides the line.

    `zone` is the speaker's, `home` the organization's (periods; the speaker's where None). `known(words)` answers how
    many leading words form a known contact's or member's name or a company (the longest; 0: none); it is asked only
    where a name without quotes may be followed by something else. `calendar` counts working days.
    """

    now: datetime
    zone: ZoneInfo
    locale: str = "en_US"
    currency: str = "USD"
    known: Callable[[tuple[str, ...]], int] = nobody
    calendar: Calendar | None = None
    home: ZoneInfo | None = None
