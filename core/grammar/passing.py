"""A door told in passing, where a talk is noted: `met Carl, he introduced me to Ann Lee at Beta`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.grammar.hurried import INTRODUCED
from core.grammar.names import addable
from core.tokens import words

MOST = 3  # doors of one talk that are offered; more are a list of names

_WHO = r"\b(?:he|she|they|i|we|who|and|{first})"
_DID = r"(?:^\s*|" + _WHO + r"(?:'s|'ve)?\s+)(?:(?:has|have|just|also|kindly|then|already|even)\s+)*"
_WILL = (
    _WHO + r"(?:'ll|(?:'s|\s+is)\s+going\s+to|\s+(?:will|wants\s+to|(?:has\s+)?(?:promised|offered|agreed)\s+to))\s+"
)
_WOULD_OPEN = (
    r"(?:(?:introduce|refer|connect|recommend)\s+(?:me|us)\s+(?:to|with)|"
    r"put\s+(?:me|us)\s+in\s+(?:touch|contact)\s+with)"
)
_INTRO = r"(?:gave|got)\s+(?:(?:me|us)\s+)?an?\s+(?:\w+\s+)?(?:intro(?:duction)?|referral)\s+to"
_NAME = r"gave\s+(?:me|us)\s+(?:the|an?|another)\s+name(?:\s+of|\s*[:,])?"
_WAYS = (  # what was done, and how the door is logged then
    (_WILL + _WOULD_OPEN, "promised"),
    (_DID + INTRODUCED, "introduction"),
    (_DID + _INTRO, "introduction"),
    (_DID + _NAME, "name"),
)
SAID = {  # how a note tells of one more door, by how it is logged
    "introduction": "and introduced me to",
    "name": "and gave me the name of",
    "promised": "and promised to introduce me to",
}

_TOLD_FURTHER = (
    r"who|which|and\s+(?:he|she|they|we|i|said|says|wants?|will|that)|but|because|so|when|while|over|during|by|on|"
    r"(?:at|in|after)\s+(?:the|an?|his|her|our|lunch|dinner|breakfast)|yesterday|today|tomorrow|last|this|next"
)
_END = (
    rf"(?=\s*$|(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)[.;!?](?:\s|$)|,?\s+(?:{_TOLD_FURTHER})\b|"
    r",\s+(?:he|she|they|we|i|his|her|their|it|great|very|nice|also|wants?|needs?|follow|looking)\b)"
)
_HIS = re.compile(r"^(?:(?:his|her|their|an?|the|old|good|close|former)\s+)+(?:[a-z-]+,?\s+){0,2}(?=[^\Wa-z])")
_NOBODY = re.compile(
    r"(?:his|her|their|an?|the|some|two|three|four|five|several|many|people|every\w*|some\w*|him|them|more)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\s+(?:at|of|from|with)\s+|\s*[,(]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Door:
    """Who was introduced, with the company as it was told; empty where nobody was named. `how`: introduction, name, or
    promised, as `log` takes it."""

    who: str
    how: str

    @property
    def name(self) -> str:
        return _head(self.who)


def doors(note: str, opener: str) -> tuple[Door, ...]:
    """The doors that a note says this person (by full name) opened for us, at most MOST; none where it says nothing."""
    first = opener.split()[0] if opener.split() else opener
    for said, how in _patterns(first.casefold()):
        if found := said.search(note):
            return tuple(Door(one, how) for one in _each(found["who"]))
    return ()


@lru_cache(maxsize=512)
def _patterns(first: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """`he introduced me to …`, `and Carl gave us the name of …`; at the beginning nobody need be named again."""
    named = re.escape(first)
    return tuple(
        (re.compile(rf"{did.replace('{first}', named)}\s+(?P<who>.+?){_END}", re.IGNORECASE), how) for did, how in _WAYS
    )


def _each(told: str) -> tuple[str, ...]:
    """Every person of `Ann Lee and Tom Reyes of Larkin`; one empty name where none is a person's."""
    told = _HIS.sub("", told.strip(' "“”,:'), count=1).strip()
    if _NOBODY.match(told):
        return ("",)
    parts = re.split(r"\s*,?\s+(?:and|&)\s+", told)
    if len(parts) > 1 and (not all(_named(one) for one in parts) or _one_firm(parts)):
        parts = [told]
    return tuple(one if _named(one) else "" for one in parts[:MOST])


def _one_firm(parts: list[str]) -> bool:
    """`Ann Lee at Smith and Jones`: what follows is the company's name still."""
    return any(_FIRM.search(one) for one in parts[:-1]) and len(parts[-1].split()) == 1


def _named(one: str) -> bool:
    head = words(_head(one))
    return bool(head) and addable(head)


def _head(who: str) -> str:
    return _FIRM.split(who, maxsplit=1)[0].strip()
