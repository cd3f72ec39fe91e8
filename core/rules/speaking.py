"""Whether a gate speaks at all, only advises, or stops: one number for each gate, the same machinery for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.policy import Number, Policy
from core.rules.rule import Allowed, Verdict

UNIT = "0 silent, 1 advises, 2 stops"
SILENT, ADVISES, STOPS = range(3)


def speaks(gate: str, default: int = ADVISES, reason: str = "", playbooks: Mapping[str, int] | None = None) -> Number:
    """The number of a gate: `ask-earned.speaks`."""
    why = reason or "A gate advises; an admin may silence it, or make it strict so that nobody passes."
    return Number(f"{gate}.speaks", default, UNIT, why, SILENT, STOPS, playbooks or {})


def spoken(verdict: Verdict, policy: Policy) -> Verdict:
    """The verdict as the organization wants it said: a silent gate lets everything pass but what is hard anyway, a
    strict one has no way past."""
    if isinstance(verdict, Allowed) or verdict.hard:
        return verdict
    match policy[f"{verdict.gate}.speaks"]:
        case 0:
            return Allowed()
        case 2:
            return replace(verdict, hard=True, anyway=None)
    return verdict


def silent(gate: str, policy: Policy) -> bool:
    """Whether the gate need not be asked at all."""
    return policy[f"{gate}.speaks"] == SILENT
