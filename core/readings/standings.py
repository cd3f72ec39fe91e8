"""The board: acts counted, multiplied by the points in force, put into one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.model import Act, Member
from core.policy import Policy

POINTED = (
    Act.RECEIVED, Act.GIVEN, Act.GIVEN_CONTACTED, Act.CALLED_IN_TIME, Act.MET, Act.WON, Act.THANKED_IN_TIME,
    Act.PROMISE_KEPT, Act.LOST_WITH_REASON,
)  # fmt: skip
MEASURES: Mapping[str, Act | None] = {  # None: points, the sum of all acts
    "points": None, "received": Act.RECEIVED, "given": Act.GIVEN, "met": Act.MET, "won": Act.WON,
    "thanked": Act.THANKED_IN_TIME, "logged": Act.LOGGED, "value": Act.WON_VALUE,
}  # fmt: skip
FOUNDERS = timedelta(days=30)  # who joined within a month of the first member is as new as the book: no newcomer


@dataclass(frozen=True, slots=True)
class Counts:
    """What one member did in a period. `values` is the value won, minor units by currency."""

    member: Member
    acts: Mapping[Act, int] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a board. `rank` is None for who is not ranked: new, away, or gone."""

    rank: int | None
    member: Member
    amount: int


def counted_for(measure: str) -> tuple[Act, ...]:
    """The acts that a measure needs counted. Raises KeyError for no measure."""
    act = MEASURES[measure]
    return POINTED if act is None else (act,)


def points(counts: Counts, policy: Policy) -> int:
    return sum(counts.acts.get(act, 0) * policy[f"points.{act.value}"] for act in POINTED)


def amount(counts: Counts, measure: str, policy: Policy, currency: str) -> int:
    """Points, a count, or minor units of the one currency: a board never adds two. Raises KeyError for no measure."""
    act = MEASURES[measure]
    if act is None:
        return points(counts, policy)
    return counts.values.get(currency, 0) if act is Act.WON_VALUE else counts.acts.get(act, 0)


def standings(
    everybody: Iterable[Counts],
    *,
    measure: str,
    policy: Policy,
    currency: str,
    now: datetime,
    founded: datetime | None = None,
) -> tuple[Standing, ...]:
    """Who has anything to show: by amount, name, id; equal amounts share a rank (1, 1, 3); the unranked last.
    `founded` is when the first member joined."""
    people = tuple(everybody)
    shown = [(amount(p, measure, policy, currency), p.member) for p in people]
    shown = sorted((s for s in shown if s[0] > 0), key=lambda s: (-s[0], s[1].name.casefold(), s[1].id))
    ranked = [s for s in shown if is_ranked(s[1], founded, policy, now)]
    rows: list[Standing] = []
    for place, (score, member) in enumerate(ranked, start=1):
        tied = rows and rows[-1].amount == score
        rows.append(Standing(rows[-1].rank if tied else place, member, score))
    rest = (Standing(None, member, score) for score, member in shown if not is_ranked(member, founded, policy, now))
    return (*rows, *rest)


def is_ranked(member: Member, founded: datetime | None, policy: Policy, now: datetime) -> bool:
    """Not in the first weeks (unless the whole team is new), not while away, not after leaving."""
    if member.left_at is not None:
        return False
    today = now.date()
    if member.away_until and today < member.away_until and (member.away_from is None or today >= member.away_from):
        return False
    if member.joined_at is None or founded is None or member.joined_at - founded < FOUNDERS:
        return True
    return now - member.joined_at >= timedelta(days=policy["points.newcomer_days"])
