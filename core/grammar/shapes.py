"""What people say, as shapes of whole lines, and the line each stands for."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

NO_DOOR = r"(?!.*\s(?:from|via)\s)"
WHO = NO_DOOR + r"(?P<who>[^\s,]+(?:\s+[^\s,]+){0,3}?)"
_HE = r"(?:he|she|they)\s"
BY = (  # whoever did something, without how he did it; `he` is said of somebody named before
    rf"(?!(?:and\s+)?{_HE})(?P<by>(?:(?!\s{_HE}).)+?)(?:\s+(?:just|also|kindly|recently|even))*"
)
# Commands of which no word is one by itself.
_TWO_WORDS = ("cancel reminder", "never ask", "not a match", "not now", "not today", "wind down")


@dataclass(frozen=True, slots=True, eq=False)  # one of each: hashed on every line, so by identity
class Shape:
    """What people say (the whole line, any case) and the line it stands for, with the same groups.

    It counts only where its command, which `line` begins with, exists.
    """

    said: re.Pattern[str]
    line: str
    command: str


def shape(said: str, line: str) -> Shape:
    command = next((name for name in _TWO_WORDS if line.startswith(name)), line.partition(" ")[0])
    return Shape(re.compile(said, re.IGNORECASE | re.DOTALL), line, command)


def canonical(line: str, shapes: tuple[Shape, ...], names: Set[str]) -> str | None:
    """The line this one stands for, if its command is among `names`; None where it is none of the table's."""
    if not _any_of(shapes).fullmatch(line):
        return None
    for one in shapes:
        if one.command in names and (match := one.said.fullmatch(line)):
            return " ".join(one.line.format(**match.groupdict()).split())
    return None


@lru_cache(maxsize=8)
def _any_of(shapes: tuple[Shape, ...]) -> re.Pattern[str]:
    """All of them in one pattern, groups unnamed: most lines are none of them, and that is known at once."""
    every = "|".join(re.sub(r"\?P<\w+>", "?:", one.said.pattern) for one in shapes)
    return re.compile(every, re.IGNORECASE | re.DOTALL)
