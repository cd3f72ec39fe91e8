"""A reminder comes once: a line that wants it every week is answered with the same line for the first time."""

from __future__ import annotations

import re

from core.phrases import misread
from core.spec import Misunderstood

_DAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)"
_EVERY = re.compile(
    r"(?P<before>remind(?:er)?\b.*?\s)(?:(?:on|at)\s+)?"
    rf"(?:(?:every|each)\s+(?:(?:single|other|second)\s+)?(?:(?P<day>{_DAYS})s?|(?P<many>[0-9]+\s+(?:day|week|month)s)|"
    r"(?P<unit>(?:working\s+|week)?day|morning|week|month|quarter|year))|(?P<ly>daily|weekly|monthly))\b(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = {
    "day": "tomorrow", "working day": "tomorrow", "weekday": "tomorrow", "morning": "tomorrow", "daily": "tomorrow",
    "week": "next week", "weekly": "next week", "month": "next month", "monthly": "next month",
    "quarter": "in 3 months", "year": "in 12 months",
}  # fmt: skip


def refuse_repeats(line: str) -> None:
    """Raises Misunderstood, with the line for one reminder."""
    if (said := _EVERY.fullmatch(line)) is None:
        return
    unit = " ".join((said["unit"] or said["ly"] or "").casefold().split())
    first = said["day"] or (f"in {said['many']}" if said["many"] else _FIRST[unit])
    raise Misunderstood(misread.once_only(), try_line=f"{said['before']}{first}{said['after']}")
