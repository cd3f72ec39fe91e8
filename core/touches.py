"""Contact with a person outside: what it was, and what counts as a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Touch:
    """Contact with a person outside: call, meeting, how-are-we-doing, newsletter, card, gift, thank-you."""

    id: int
    contact_id: int
    member_id: int
    kind: str
    at: datetime
    introduction_id: int | None = None
    note: str | None = None
    answer: str | None = None  # of a how-are-we-doing call: a core.partners.Mood
    value: int | None = None  # of a gift, minor units
    currency: str | None = None


TOUCH_KINDS = ("call", "meeting", "how-are-we-doing", "newsletter", "card", "gift", "thank-you")
TALKS = ("call", "meeting", "how-are-we-doing")
