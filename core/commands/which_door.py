"""The door that thanks are for, where it is named: `thanked carl for ann`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core import tokens
from core.cards import Button
from core.commands import finding
from core.commands.turn import Question, Turn
from core.grammar.names import addable
from core.model import Contact, Introduction
from core.phrases import thanked as words
from core.spec import Ref
from core.store import introductions, search

_DOOR = r"(?:introduction|intro|referral|door|lead|word|meeting|call)"
_FOR = re.compile(
    rf"for\s+(?:(?:the|his|her|their|an?)\s+{_DOOR}\s+(?:to|with)\s+)?#?(?P<who>[^,;]+?)"
    r"(?=\s+(?:over|at|by|in|with)\s|\s*[,;]|$)",
    re.IGNORECASE | re.DOTALL,
)
_THINGS = frozenset({  # what people are thanked for besides doors
    "advice", "beer", "breakfast", "business", "coffee", "dinner", "doors", "drinks", "everything", "help", "intros",
    "introductions", "it", "kindness", "leads", "lunch", "names", "patience", "referrals", "support", "tea", "that",
    "this", "time", "trust", "wine",
})  # fmt: skip


def named(turn: Turn, ref: Ref, how: str | None) -> Introduction | None:
    """The door named after `for`; None where none is. Raises Question where this introducer did not open it."""
    said = _FOR.match(how or "")
    if ref.number is not None or said is None:
        return None
    openers = [
        c for c in search.people(turn.tx, turn.organization.id, ref.words or "").sure if finding.known_to(turn, c)
    ]
    own = finding.shown(turn, introductions.by_introducers(turn.tx, turn.organization.id, [c.id for c in openers]))
    if not own:
        return None
    who = said["who"].strip().rstrip(".!")
    fitting = _fitting(turn, who)
    if here := [entry for entry in own if entry in fitting]:
        return finding.only(turn, who, here)
    if not fitting and not _a_person(who):
        return None
    raise _not_his(turn, openers[0], who, own, how or "")


def _fitting(turn: Turn, who: str) -> Sequence[Introduction]:
    if who.isdecimal():
        found = introductions.get(turn.tx, turn.organization.id, int(who))
        return finding.shown(turn, [found] if found is not None else [])
    return finding.shown(turn, introductions.find(turn.tx, turn.organization.id, who))


def _a_person(who: str) -> bool:
    """`ann`, `Ann Lee`; not `lunch`, `his time`, `all he does`."""
    some = tokens.words(who)
    return bool(some) and addable(some) and not any(w.key in _THINGS for w in some)


def _not_his(turn: Turn, opener: Contact, who: str, own: Sequence[Introduction], how: str) -> Question:
    """What he did open, each on a button, and the door that was named to be logged."""
    mine = [entry for entry in own if entry.introducer_id == opener.id][: finding.SHOWN - 1]
    prospects = turn.contacts(*(entry.prospect_id for entry in mine))
    doors = [(entry.id, prospects[entry.prospect_id].name) for entry in mine]
    buttons = [Button(f"#{id} {name}", f"{turn.command} {id} note {how}") for id, name in doors]
    buttons.append(Button(words.LOG_DOOR, f'log "{who}" from contact:{opener.id}'))
    said = words.not_his_door(opener, who, [f"{name} (#{id})" for id, name in doors])
    return Question(turn.say(said, words.WHICH_DOOR, buttons=buttons, replaces=True))
