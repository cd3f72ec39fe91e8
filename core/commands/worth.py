"""What a gift was, and what it was worth, out of the words of a line or a form."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from core import money
from core.commands.turn import Turn
from core.days import take_day
from core.phrases import gifts as words
from core.spec import Missing, Misunderstood, Money

_LEADS = re.compile(r"[\s,:]*\b(?:for|at|about|worth|value|around)?\s*$", re.IGNORECASE)
_MARKED = re.compile(r"[^0-9.,\s]")  # a sign or a currency: an amount wherever it stands


def told(turn: Turn, values: dict[str, Any]) -> tuple[Money, str | None]:
    """What it was worth and what it was: `chocolate $8` says both, and so does `a $8 box of chocolate`. A day that
    follows (`wine 40 dollars yesterday`) becomes the value `on`. Raises Missing where no worth is said."""
    what = values.get("what")
    if "value" in values:
        return values["value"], (_LEADS.sub("", what).strip() or None) if what else None
    some = (what or "").split()
    for length in (3, 2, 1):
        for start in range(len(some) - length, -1, -1):
            if (worth := _amount(turn, some, start, length)) is not None:
                before = _LEADS.sub("", " ".join(some[:start]))
                after = some[start + length :]
                if (day := _gone(turn, after)) is not None:
                    values.setdefault("on", day)
                    after = []
                kept = " ".join(filter(None, (before, *after)))
                return worth, kept.strip('"“” ') or None
    raise Missing(words.HOW_MUCH, field="value")


def _amount(turn: Turn, some: list[str], start: int, length: int) -> Money | None:
    """The amount these words are; a plain number counts only at the end, for it may be of anything (`2 bottles`)."""
    text = " ".join(some[start : start + length]).rstrip(",;:")
    if not any(c.isdigit() for c in text) or not (_MARKED.search(text) or start + length == len(some)):
        return None
    try:
        return money.amount(text, locale=turn.locale, currency=turn.currency)
    except Misunderstood:
        return None


def _gone(turn: Turn, some: list[str]) -> date | None:
    """The day these words are, all of them, if it is not to come."""
    try:
        taken = take_day(tuple(word.casefold().strip(",.") for word in some), turn.context.almanac(past=True))
    except Misunderstood:
        return None
    return taken[0] if taken and taken[1] == len(some) and taken[0] <= turn.today else None
