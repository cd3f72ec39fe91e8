"""The numbers the rules work with: each has a default, a reason and a source, and an organization may change each.

A rule's numbers stand in its own file; a playbook is a named set of other defaults. `Policy` is what a rule is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.model import Organization

PLAYBOOKS = ("balanced", "earn-it", "ask-at-close", "two-way", "direct")


@dataclass(frozen=True, slots=True)
class Number:
    """One number. `key` is `rule.what` (`quiet.contacted`), `unit` is days, working days, times, points, hour."""

    key: str
    default: int
    unit: str
    reason: str
    least: int = 0
    most: int = 3650
    playbooks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers in force for one organization."""

    playbook: str
    values: Mapping[str, int]

    def __getitem__(self, key: str) -> int:
        return self.values[key]


def policy_of(organization: Organization, numbers: Iterable[Number]) -> Policy:
    """The playbook's numbers with the organization's own on top; an override that is no longer a number is ignored."""
    return policy_from(organization.playbook, organization.numbers, numbers)


def policy_from(playbook: str, overrides: Mapping[str, str], numbers: Iterable[Number]) -> Policy:
    values: dict[str, int] = {}
    for number in numbers:
        own = overrides.get(number.key, "")
        base = number.playbooks.get(playbook, number.default)
        values[number.key] = int(own) if own.lstrip("-").isdigit() else base
    return Policy(playbook, values)
