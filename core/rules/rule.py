"""What a rule is: one pure function that looks at one subject and says *say this now* or *look again then*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

from core.cards import Button, Card, Line
from core.policy import Number, Policy

SubjectKind: TypeAlias = Literal[
    "introduction",
    "contact",
    "partnership",
    "promise",
    "reminder",
    "member",
    "channel",
    "contest",
    "organization",
    "deals",
    "share",
]


TODAY = 3  # the weight of what would be too late tomorrow


@dataclass(frozen=True, slots=True)
class Say:
    """One message a rule wants said.

    `key` is `rule:kind:id:episode:step`; the same key is never posted twice. `to` is a member's id, or a channel key.
    `nudge` is False for what a person asked for himself (reminders, heads-ups): neither capped nor folded away.
    `because` is the one fact; the post adds it and the *Why?* token to the card.
    """

    key: str
    to: int | str
    card: Card
    because: str
    facts: tuple[tuple[str, str], ...] = ()  # the rows the rule looked at, for *Why?*
    nudge: bool = True
    not_before: datetime | None = None  # when it wants to be heard, before manners
    headline: str = ""  # one line for the morning list when this is folded into it


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line for somebody's lists, the morning's and today's, instead of a message of its own.

    `fact` is what makes it the same line again: it steps back after two days, and is news once the fact changes.
    `weight` puts it before others: TODAY is for this day alone and stands before all else, 2 is red, 1 amber, 0 a
    suggestion; of one weight the one since `days` comes first.
    """

    rule: str
    subject: tuple[str, int]
    fact: tuple[str, str]
    spans: Line
    buttons: tuple[Button, ...] = ()
    weight: int = 0
    days: int = 0
    because: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """The answer: what to say now, and when to look again (strictly after now; None: only when the subject changes).

    `listed` waits in the lists of whoever looks after the subject; who is shown a list asks the rule then, so nothing
    is said by it, and nothing has to be looked at again for it.
    """

    say: tuple[Say, ...] = ()
    later: datetime | None = None
    listed: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name, what it looks at, its numbers, and the words `why` tells: what it holds and whence it comes."""

    name: str
    looks_at: SubjectKind
    look: Callable[[Any, Policy, datetime], Look]
    why: str
    source: str  # A1 … A5, field, house: as in the rule book
    numbers: tuple[Number, ...] = ()
    mutable: bool = True  # a member may mute it
    urgent: bool = False  # cannot wait for tomorrow's list while the day takes any message at all
    hours: bool = True  # waits for the receiver's working hours; False for what he asked to hear at a moment


@dataclass(frozen=True, slots=True)
class Allowed:
    """A gate's good answer."""


@dataclass(frozen=True, slots=True)
class Advised:
    """A gate advises against: the sentence a rep reads. `hard` has no way past; else `anyway` is the line that goes on,
    None where something must be said first. `offers` are the better ways: (label, line)."""

    gate: str
    sentence: str
    hard: bool = False
    anyway: str | None = None
    offers: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = field(default_factory=tuple)


Verdict: TypeAlias = Allowed | Advised


@dataclass(frozen=True, slots=True)
class Topic:
    """What `why` tells of something that is no nudge: a gate (its module's `judge(view, policy, now)` answers), the
    points, our manners. `against` is the other side, where the articles disagree."""

    name: str
    why: str
    source: str
    numbers: tuple[Number, ...] = ()
    against: str = ""
