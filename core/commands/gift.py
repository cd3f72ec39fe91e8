"""`gift`: a gift to somebody outside, noted with its worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from core.asks import Reply
from core.commands import finding, giving, moving, worth
from core.commands.turn import Turn
from core.spec import Arg, Command, Ref
from core.store import search

_TO = re.compile(r"(?:to|for)\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    cost, what = worth.told(turn, values)
    ref, what = _split(turn, values["contact"], what)
    known = finding.contact(turn, ref)
    gift = giving.Gift(
        worth=cost,
        at=moving.when(turn, values.get("on")),
        what=what,
        anyway="anyway" in values,
        line=f"gift anyway {turn.line.strip().removeprefix('gift').strip()}",
    )
    return giving.give(turn, known, gift)


def _split(turn: Turn, ref: Ref, what: str | None) -> tuple[Ref, str | None]:
    """`gift Carl flowers $50`: the name is what is known of the words, the rest is what it was; `gift flowers to Carl`
    says it the other way round."""
    some = (ref.words or "").split()
    if not some or ref.words is None or ref.words.startswith("contact:"):
        return ref, what
    many = _known(turn, some)
    if (other := _TO.fullmatch(what or "")) and (named := _known(turn, other["who"].split())):
        whom = other["who"].split()
        return Ref(words=" ".join(whom[:named])), " ".join((*some, *whom[named:]))
    many = many or _nearly(turn, some)
    if many >= len(some):
        return ref, what
    return Ref(words=" ".join(some[:many])), " ".join(filter(None, (*some[many:], what)))


def _known(turn: Turn, some: Sequence[str]) -> int:
    """How many of the leading words are somebody's name."""
    return search.known(turn.tx, turn.organization.id, tuple(some))


def _nearly(turn: Turn, some: Sequence[str]) -> int:
    """The same where nobody is called so: what is near a name, else what is written as one."""
    for many in range(min(3, len(some)), 0, -1):
        found = search.people(turn.tx, turn.organization.id, " ".join(some[:many]))
        if found.sure or found.near:
            return many
    return sum(1 for _ in takewhile(lambda word: word[:1].isupper(), some)) or 1


COMMAND = Command(
    name="gift",
    summary="A gift to somebody outside, within our cap for the year",
    examples=("gift Carl wine 40 dollars", 'gift Carl "bottle of red" 40', 'gift "Judy Park" flowers $35'),
    run=run,
    args=(
        Arg("contact", "contact", "To whom?", required=True),
        Arg("value", "money", "What is it worth?", ("value", "worth"), bare=True),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("anyway", "choice", "All the same", bare=True, choices=("anyway",), asked=False),
        Arg("what", "rest", "What was it?"),
    ),
    group="People",
)
