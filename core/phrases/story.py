"""An introduction's story, from the audit, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.cards import Block, Bold, Button, Buttons, Card, Item, Text, line
from core.phrases.enumerated import all_of
from core.phrases.nudges import HOW

_HOW = {str(warmth.value): how for warmth, how in HOW.items()}
NOTHING = "Nothing has been noted about it yet."
SHOW = "Open"
SOMEBODY = "Somebody"
THE_INTRODUCER = "the introducer"
TAKEN_BACK = "taken back since"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: the day and who, as the reader writes them, and what changed on the introduction."""

    day: str
    who: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]
    undone: bool = False
    undoes: bool = False
    against: tuple[str, ...] = ()  # of an ask: the gates that were overridden


@dataclass(frozen=True, slots=True)
class Teller:
    """How ids, moments and amounts become words for the reader."""

    member: Callable[[int], str]
    day: Callable[[str], str]
    money: Callable[[int, str | None], str]
    opener: str


def card(title: str, now: str, steps: Iterable[Step], teller: Teller, number: int) -> Card:
    told = [(step, words) for step in steps if (words := tell(step, teller))]
    blocks: list[Block] = [Item(line(Bold(f"{step.day}, {step.who}"), f": {words}")) for step, words in told]
    if not blocks:
        blocks.append(Text(line(NOTHING)))
    return Card(title, (Text(line(now)), *blocks, Buttons((Button(SHOW, f"show {number}"),))))


def now(stage: str, owner: str, opener: str) -> str:
    if stage in ("asked", "promised"):
        return f"It stands at {stage}, with {owner}; the door would be opened by {opener}."
    return f"It stands at {stage}, with {owner}; the door was opened by {opener}."


def tell(step: Step, teller: Teller) -> str:
    """`spoke to them; next step set for Thu 26 Nov`; empty where nothing of it concerns the reader."""
    if step.against:
        return f"went on although {all_of(step.against)} advised against it"
    if step.before is None:
        said = [f"prepared to ask {teller.opener}" if step.after.get("stage") == "asked" else "logged it"]
    else:
        said = [words for name, tells in _TELLS.items() if name in step.after and (words := tells(step.after, teller))]
    if not said:
        return ""
    words = "; ".join(dict.fromkeys(said))
    if step.undoes:
        return f"took a change back ({words})"
    return f"{words} ({TAKEN_BACK})" if step.undone else words


def _owner(after: Mapping[str, Any], teller: Teller) -> str:
    return f"passed it to {teller.member(after['owner_id'])}"


def _stage(after: Mapping[str, Any], teller: Teller) -> str:
    known = {
        "asked": "asked for it",
        "promised": f"{teller.opener} promised it",
        "introduced": "the door was opened",
        "contacted": "spoke to them",
        "met": "met them",
        "proposed": "made a proposal",
        "won": "won it",
        "lost": "lost it",
        "declined": "noted a no",
        "parked": "parked it",
    }
    return known.get(str(after["stage"]), str(after["stage"]))


def _tries(after: Mapping[str, Any], teller: Teller) -> str:
    tries = after["tries"]
    return f"left a message (try {tries})" if tries else ""


def _value(after: Mapping[str, Any], teller: Teller) -> str:
    value = after["value"]
    return "value taken out" if value is None else f"value {teller.money(value, after.get('currency'))}"


def _agreed(after: Mapping[str, Any], teller: Teller) -> str:
    return {True: "they agreed to hear from us", False: "they have not agreed yet"}.get(after["agreed"], "")


def _dated(words: str, name: str) -> Callable[[Mapping[str, Any], Teller], str]:
    def tells(after: Mapping[str, Any], teller: Teller) -> str:
        at = after[name]
        return f"{words} {teller.day(at)}" if at else ""

    return tells


def _thanked(again: str, name: str) -> Callable[[Mapping[str, Any], Teller], str]:
    return lambda after, teller: f"thanked {teller.opener}{again}" if after[name] else "thanks taken back"


_TELLS: Mapping[str, Callable[[Mapping[str, Any], Teller], str]] = {
    "stage": _stage,
    "tries": _tries,
    "owner_id": _owner,
    "value": _value,
    "reason": lambda after, teller: f"reason: {after['reason']}" if after["reason"] else "",
    "agreed": _agreed,
    "thanked_at": _thanked("", "thanked_at"),
    "thanked_outcome_at": _thanked(" again", "thanked_outcome_at"),
    "next_step_at": _dated("next step set for", "next_step_at"),
    "snoozed_until": _dated("put off until", "snoozed_until"),
    "introducer_id": lambda after, teller: "corrected who opened the door",
    "warmth": lambda after, teller: f"noted how the door was opened: {_HOW.get(after['warmth'], after['warmth'])}",
    "note": lambda after, teller: "added a note",
    "gone_at": lambda after, teller: "took the entry back" if after["gone_at"] else "put the entry back",
}
