"""All rules of a kind asked about one subject: what is to be said now, and when to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.policy import Policy
from core.rules import RULES
from core.rules.rule import Rule, Say

_BY_KIND: dict[str, tuple[Rule, ...]] = {
    kind: tuple(r for r in RULES if r.looks_at == kind) for kind in {r.looks_at for r in RULES}
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule wants said, and about what: kind and id."""

    rule: Rule
    subject: tuple[str, int]
    say: Say


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say about a subject, and the earliest moment one of them wants to look again."""

    said: tuple[Said, ...] = ()
    later: datetime | None = None


def judge(subject: tuple[str, int], view: Any, policy: Policy, now: datetime) -> Judged:
    """What all rules of this kind of subject say now; nothing of one that is gone.

    Raises ValueError where a rule wants to look at a moment that is not after now: that would never end.
    """
    said: list[Said] = []
    later: datetime | None = None
    for rule in _BY_KIND.get(subject[0], ()) if view is not None else ():
        look = rule.look(view, policy, now)
        if look.later is not None:
            if look.later <= now:
                raise ValueError(f"the rule {rule.name} looks back")
            later = look.later if later is None else min(later, look.later)
        said += (Said(rule, subject, say) for say in look.say)
    return Judged(tuple(said), later)
