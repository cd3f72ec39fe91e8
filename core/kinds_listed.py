"""The kinds with a closed list (warmth, stage, measure, choice), and what to say when a word is of no kind expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from core.model import Stage, Warmth
from core.nearness import nearest
from core.phrases import misread
from core.spec import Arg, Kind, Misunderstood
from core.tokens import Unclear, Word, said

WARMTHS: Mapping[str, Warmth] = {
    "name": Warmth.NAME, "name only": Warmth.NAME, "just a name": Warmth.NAME, "only a name": Warmth.NAME,
    "a name": Warmth.NAME, "a name only": Warmth.NAME,
    "gave me the name": Warmth.NAME, "gave us the name": Warmth.NAME,
    "mention": Warmth.MENTION, "may mention him": Warmth.MENTION, "may use his name": Warmth.MENTION,
    "may use her name": Warmth.MENTION,
    "introduction": Warmth.INTRODUCTION, "intro": Warmth.INTRODUCTION, "warm": Warmth.INTRODUCTION,
    "warm intro": Warmth.INTRODUCTION, "warm introduction": Warmth.INTRODUCTION, "email intro": Warmth.INTRODUCTION,
    "an intro": Warmth.INTRODUCTION, "an introduction": Warmth.INTRODUCTION, "a warm intro": Warmth.INTRODUCTION,
    "a warm introduction": Warmth.INTRODUCTION, "spoke to her": Warmth.INTRODUCTION,
    "spoke to him": Warmth.INTRODUCTION,
    "meeting": Warmth.MEETING, "brought us together": Warmth.MEETING, "joint meeting": Warmth.MEETING,
}  # fmt: skip
STAGES: Mapping[str, Stage] = {stage.value: stage for stage in Stage} | {
    "called": Stage.CONTACTED, "spoke": Stage.CONTACTED, "reached": Stage.CONTACTED,
    "proposal": Stage.PROPOSED, "quoted": Stage.PROPOSED, "win": Stage.WON, "closed": Stage.WON, "signed": Stage.WON,
    "lose": Stage.LOST, "said no": Stage.DECLINED, "park": Stage.PARKED, "later": Stage.PARKED,
}  # fmt: skip
_SAID: Mapping[str, str] = {  # other words for a choice
    "she expects us": "agreed", "he expects us": "agreed", "they expect us": "agreed", "expects us": "agreed",
    "has agreed": "agreed", "not agreed yet": "not agreed", "not yet agreed": "not agreed",
    "xmas": "christmas", "x-mas": "christmas", "new years": "new year", "new year's": "new year",
    "chanukah": "hanukkah", "chinese new year": "lunar new year", "persian new year": "nowruz",
    "eid al-fitr": "eid",
}  # fmt: skip
MEASURES: Mapping[str, str] = {
    "points": "points", "received": "received", "given": "given", "gave": "given", "met": "met", "meetings": "met",
    "won": "won", "wins": "won", "value": "value", "money": "value", "revenue": "value", "thanked": "thanked",
    "thanks": "thanked", "logged": "logged",
}  # fmt: skip


def take_listed(arg: Arg, some: Sequence[Word]) -> tuple[Any, int] | None:
    """The longest phrase of the argument's list that the words begin with, and its number of words."""
    listed, starts = _listed(arg.kind, arg.choices)
    if not some or not (longest := starts.get(some[0].text.casefold() if some[0].quoted else some[0].key)):
        return None
    for length in range(min(longest, len(some)), 0, -1):
        phrase = " ".join([w.text.casefold() if w.quoted else w.key for w in some[:length]])
        if phrase in listed:
            return listed[phrase], length
    return None


def listed_openings(arg: Arg) -> Set[str]:
    """What the first word of a value of the argument's list may be."""
    return _listed(arg.kind, arg.choices)[1].keys()


@lru_cache(maxsize=256)
def _listed(kind: Kind, choices: tuple[str, ...]) -> tuple[Mapping[str, Any], Mapping[str, int]]:
    """The phrases of a list with their values, and what the first word of one may be (in quotes: all of it), with the
    most words such a phrase has."""
    match kind:
        case "warmth":
            found: Mapping[str, Any] = WARMTHS
        case "stage":
            found = STAGES
        case "measure":
            found = {said: measure for said, measure in MEASURES.items() if not choices or measure in choices}
        case _:
            own = {choice.casefold(): choice for choice in choices}
            found = own | {said: choice for said, choice in _SAID.items() if choice in choices}
    starts = dict.fromkeys(found, 1)
    for phrase in found:
        first, *more = phrase.split()
        starts[first] = max(starts.get(first, 1), 1 + len(more))
    return found, starts


def expected(arg: Arg, some: Sequence[Word]) -> Misunderstood:
    """What to say when these words are not of the argument's kind."""
    text = said(some)
    match arg.kind:
        case "money":
            return Misunderstood(misread.not_money(text))
        case "when":
            return Misunderstood(misread.not_a_when(text))
        case "day":
            return Misunderstood(misread.not_a_day(text))
        case "period":
            return Misunderstood(misread.not_a_period(text))
        case "count":
            return Misunderstood(misread.not_a_count(text))
        case "introduction":
            return Misunderstood(misread.not_an_introduction(text))
        case "contact" | "member":
            return Misunderstood(misread.not_a_person(text))
    words = choices(arg)
    if some and (meant := nearest(some[0].key, words)):
        return Unclear(misread.did_you_mean(some[0].text, meant), written=some[0].text, instead=meant)
    return Misunderstood(misread.not_one_of(text, words))


def choices(arg: Arg) -> tuple[str, ...]:
    """The words such an argument takes, in order."""
    match arg.kind:
        case "warmth":
            return tuple(w.value for w in Warmth)
        case "stage":
            return tuple(s.value for s in Stage)
        case "measure":
            return arg.choices or tuple(dict.fromkeys(MEASURES.values()))
    return arg.choices or ("yes", "no")
