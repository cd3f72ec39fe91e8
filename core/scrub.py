"""A forgotten person's words taken out of texts, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from core.model import FORGOTTEN as FORGOTTEN


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds each of these as whole words, in any case and with any white space between; the longest first."""
    ways = [r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True) if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)" if ways else r"(?!)", re.IGNORECASE)


def likeness(word: str) -> str:
    """A LIKE pattern that finds every text in which `pattern` finds this word, in JSON too.

    Whatever a database may fold or write otherwise stands as a wildcard: all that is not ASCII, and the three letters
    that share a case with one that is not (Unicode's case folding: i, k and s with dotless i, Kelvin sign, long s).
    """
    kept = (c if c.isascii() and c.isalnum() and c.lower() not in "iks" else "%" for c in word.strip())
    return re.sub("%+", "%", f"%{''.join(kept)}%")


def first_names(words: Iterable[str]) -> list[str]:
    """How those among these who have a first and a last name are spoken of."""
    return [word.split()[0] for word in words if len(word.split()) > 1 and word.strip()[0].isalpha()]


def scrub(value: Any, found: re.Pattern[str]) -> Any:
    """The value without them: a text, or what JSON is made of. Keys stay."""
    match value:
        case str():
            return found.sub(FORGOTTEN, value)
        case Mapping():
            return {key: scrub(one, found) for key, one in value.items()}
        case list() | tuple():
            return [scrub(one, found) for one in value]
    return value
