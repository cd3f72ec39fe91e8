"""What was judged of a partnership last, and where the two ideal clients meet."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from core.partners import FIT, IDEAL, Partnership


class Judged(NamedTuple):
    """One judgement of click, trust or focus: 1 to 5, why, when, whose."""

    score: int
    reason: str
    day: date
    member_id: int


def latest(partnership: Partnership, judgement: str) -> Judged | None:
    made = partnership.fit.get(judgement)
    if not made:
        return None
    score, reason, day, member = made[-1]
    return Judged(int(score), str(reason), date.fromisoformat(day), int(member))


def open_questions(partnership: Partnership) -> tuple[str, ...]:
    """What was never judged."""
    return tuple(name for name in FIT if latest(partnership, name) is None)


def low(partnership: Partnership, limit: int) -> tuple[str, ...]:
    """What was judged at most so high."""
    judged = ((name, latest(partnership, name)) for name in FIT)
    return tuple(name for name, one in judged if one is not None and one.score <= limit)


def overlap(partnership: Partnership) -> tuple[str, ...]:
    """In which of title, size, sophistication and sector the two ideal clients share a word."""
    ours, theirs = partnership.ideal_ours, partnership.ideal_theirs
    return tuple(part for part in IDEAL if _words(ours.get(part)) & _words(theirs.get(part)))


def _words(text: str | None) -> frozenset[str]:
    return frozenset(w.strip(".,;()").casefold() for w in (text or "").replace("-", " ").split() if len(w) > 1)
