"""Professions whose rules leave no room for balances, values, or promises of introductions."""

from __future__ import annotations

import re

_RESTRICTED = re.compile(
    r"\b(attorneys?|lawyers?|solicitors?|barristers?|counsel|notar(?:y|ies)|rechtsanw[aä]lt\w*|anw[aä]lt\w*|notar\w*|"
    r"avocat\w*|abogad\w*|auditors?|physicians?|doctors?|arzt|ärztin|judges?|fiduciar(?:y|ies))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(introduc\w*|intros?|referrals?|refer(?:red|s)?|recommend\w*|leads|fees?|commissions?|kickbacks?|bonus(?:es)?|"
    r"rewards?|payments?|percent)\b|[%€$£]",
    re.IGNORECASE,
)


def restricted(profession: str | None) -> bool:
    """Whether the rules of this profession commonly forbid reward or reciprocity for sending clients."""
    return profession is not None and _RESTRICTED.search(profession) is not None


def profession_in(title: str | None) -> str | None:
    """The restricted profession that a title names (`attorney`, of `tax attorney, partner`)."""
    found = _RESTRICTED.search(title) if title else None
    return found[1].lower() if found else None


def names_reward(text: str) -> bool:
    """Whether a promise speaks of introductions or money, rather than of an act."""
    return _NAMED.search(text) is not None
