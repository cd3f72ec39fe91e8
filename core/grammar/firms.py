"""Whose a company is that stands behind the second name of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.kinds import value_of
from core.spec import Arg

if TYPE_CHECKING:
    from core.grammar.clauses import _Reading


def keep(reading: _Reading, arg: Arg, start: int) -> None:
    """`introduced judy to Sue Ellis at Ellis Co`: the company beside Sue, whose name began at the word `start`, is hers
    and is kept with it. It is his only where she is known without it and he is new (`log Tom Reyes to Judy at Larkin`).
    """
    company, end = reading.company(), reading.at
    if company is None or reading.values[arg.name].words is None or end + 1 >= len(reading.words):
        return
    if not (length := reading.keyword_length(company, end)):
        return
    reading.at += length
    reading.keep_open(company)
    named = [w.text for w in reading.words[start:end]]
    firm = [w.text for w in reading.words[end + length : reading.at]]
    introduced = str(reading.values.get("name", "")).split()
    if not _known(reading, named) or _known(reading, named + firm) or _known(reading, introduced):
        del reading.values[company.name]
        reading.values[arg.name] = value_of(arg, reading.words[start : reading.at], reading.context)


def _known(reading: _Reading, some: Sequence[str]) -> bool:
    """Whether all of these words are one known name, with its company or without."""
    return bool(some) and reading.context.known(tuple(some)) == len(some)
