"""What is left of a line becomes the note; values said in passing at its end are heard."""

from __future__ import annotations

from typing import Any

from core.grammar.slots import OPEN, Slots
from core.kinds import take, value_of
from core.spec import Arg, Misunderstood

_PLANNED = frozenset({  # what a day after it is meant for: `call back 10 dec`
    "again", "appointment", "back", "breakfast", "call", "callback", "coffee", "demo", "dinner", "lunch", "meet",
    "meeting", "up", "visit",
})  # fmt: skip


def keep(slots: Slots, arg: Arg, line: str, at: int) -> int:
    """Fill the argument with the words from `at` on; returns where reading goes on.

    A quoted note ends with its quotes where a value follows. `…, 12k` and `…, for @bob` at the end are values. A date
    at the end is heard as well (`wants proposal by 1 dec`); one the command cannot do without leaves the note (`call
    Ann next Tuesday`).
    """
    words = slots.words
    if words[at].quoted and (at + 1 == len(words) or slots.bare_at(at + 1) or slots.keyword_at(at + 1)):
        slots.values[arg.name] = words[at].text
        return at + 1
    slots.passed.add(arg.name)  # its own keyword is a word like any other now
    end = _said_in_passing(slots, at)
    end = at if _day_gone(slots, at, end) else end
    slots.passed.discard(arg.name)
    kept = [(first, last) for first, last in _around_date(slots, at, end) if first < last]
    pieces = [line[words[a].start : words[b].start if b < len(words) else None].rstrip(" ,;-–—") for a, b in kept]
    if pieces:
        slots.values[arg.name] = ", ".join(pieces)
    return len(words)


def _said_in_passing(slots: Slots, at: int) -> int:
    """Take the last parts between commas that are values and nothing else; returns where the note ends."""
    end = len(slots.words)
    while True:
        start = next((i for i in range(end - 1, at, -1) if slots.words[i].comma), None)
        if start is None:
            return end
        if found := _exactly(slots, start, end):
            slots.values[found[0].name] = found[1]
        elif not _day_gone(slots, start, end):
            return end
        end = start


def _day_gone(slots: Slots, start: int, end: int) -> bool:
    """`yesterday`, `last friday` and nothing else: the day it happened, where the command keeps one."""
    arg = slots.layout.happened
    if arg is None or slots.done(arg) or start == end:
        return False
    try:
        taken = take(arg, slots.words[start:end], slots.context)
    except Misunderstood:  # a day to come, or none: a note may speak of it
        return False
    if taken is None or taken.length != end - start:
        return False
    slots.values[arg.name] = taken.value
    return True


def _exactly(slots: Slots, start: int, end: int) -> tuple[Arg, Any] | None:
    """The argument that these words are, all of them."""
    if (bare := slots.bare_at(start)) and start + bare[1].length == end:
        return bare[0], bare[1].value
    if (found := slots.keyword_at(start)) is None:
        return None
    arg, some = found.arg, slots.words[start + found.length : end]
    if arg.kind == "yes":
        return None if some else (arg, True)
    if arg.kind in OPEN:
        plain = len(some) != 1 or not (some[0].mention or some[0].quoted or some[0].text.startswith("@"))
        return None if plain else (arg, value_of(arg, some, slots.context))
    taken = take(arg, some, slots.context)
    return (arg, taken.value) if taken and taken.length == len(some) else None


def _around_date(slots: Slots, at: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the note's words stand, after a date in it was heard."""
    for arg in slots.layout.ahead:
        if slots.done(arg):
            continue
        for i in range(at, end):
            lead = slots.keyword_length(arg, i)
            planned = i > at and slots.words[i - 1].key in _PLANNED
            if planned and lead and take(arg, slots.words[i + lead : end], slots.context) is None:
                lead = 0  # `call back next week`
            if not (lead or arg.bare or arg.required or planned) or i + lead >= end:
                continue
            taken = take(arg, slots.words[i + lead : end], slots.context)
            after = i + lead + taken.length if taken else end + 1
            if taken and not lead and slots.named_like_a_day(i, taken.length):
                continue  # `remind me to call Mo`
            if taken and (after == end or slots.words[after].comma):
                slots.values[arg.name] = taken.value
                return ((at, i), (after, end)) if arg.required and i > at else ((at, end),)
    return ((at, end),)
