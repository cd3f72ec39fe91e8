"""A forgotten person's words taken out of texts, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

FORGOTTEN = "(forgotten)"


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds each of these as whole words, in any case and with any white space between; the longest first."""
    ways = [r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True) if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)" if ways else r"(?!)", re.IGNORECASE)


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
