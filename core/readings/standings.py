"""The board: acts counted, multiplied by the points in force, put into one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from core.model import Act, Member
from core.policy import Policy

POINTED = (
    Act.RECEIVED, Act.GIVEN, Act.GIVEN_CONTACTED, Act.CALLED_IN_TIME, Act.MET, Act.WON, Act.THANKED_IN_TIME,
    Act.PROMISE_KEPT, Act.LOST_WITH_REASON, Act.SHARED,
)  # fmt: skip
MEASURES: Mapping[str, Act | None] = {  # None: points, the sum of all acts
    "points": None, "received": Act.RECEIVED, "given": Act.GIVEN, "met": Act.MET, "won": Act.WON,
    "thanked": Act.THANKED_IN_TIME, "logged": Act.LOGGED, "value": Act.WON_VALUE,
}  # fmt: skip
FULL = 20  # rows: a table has no more
FOUNDERS = timedelta(days=30)  # who joined within a month of the first member is as new as the book: no newcomer


@dataclass(frozen=True, slots=True)
class Counts:
    """What one member did in a period. `values`: the value won, minor units by currency; `board` as in his profile."""

    member: Member
    acts: Mapping[Act, int] = field(default_factory=dict)
    values: Mapping[str, int] = field(default_factory=dict)
    board: str = "in"


class Unranked(StrEnum):
    """Why somebody with something to show has no place on the board."""

    LEFT = "left"
    EXCLUDED = "excluded"
    OUT = "out"  # his wish
    AWAY = "away"
    NEW = "new"
    FEW = "few"  # less than it takes


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a board. `rank` is None for who is not ranked, and `unranked` tells why."""

    rank: int | None
    member: Member
    amount: int
    unranked: Unranked | None = None

    @property
    def name(self) -> str:
        return self.member.name


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """One row of a board of teams: what all its members did together."""

    rank: int
    id: int
    name: str
    amount: int


def foremost(rows: Sequence[Standing | TeamStanding], top: int) -> Sequence[Standing | TeamStanding]:
    """The first `top` of a board, and whoever is level with the last of them: nobody is left out for his name. Where
    that would be half as many again and more, only those before him."""
    if len(rows) <= top:
        return rows
    level = [n for n, one in enumerate(rows) if one.rank == rows[top - 1].rank]
    few = level[-1] < min(top + (top + 1) // 2, FULL)
    return rows[: level[-1] + 1] if few else rows[: level[0] or top]


def counted_for(measure: str) -> tuple[Act, ...]:
    """The acts that a measure needs counted. Raises KeyError for no measure."""
    act = MEASURES[measure]
    return POINTED if act is None else (act,)


def worth(act: Act, policy: Policy) -> int:
    """The points of one act; a shared win is split, so that its half follows what a win is worth."""
    return policy["points.won"] // 2 if act is Act.SHARED else policy[f"points.{act.value}"]


def points(counts: Counts, policy: Policy) -> int:
    return sum(counts.acts.get(act, 0) * worth(act, policy) for act in POINTED)


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
    least: int = 1,
) -> tuple[Standing, ...]:
    """Who has anything to show: by amount, name, id; equal amounts share a rank (1, 1, 3); the unranked last.
    `founded` is when the first member joined; nobody is ranked below `least`."""
    shown = [(amount(p, measure, policy, currency), p) for p in everybody]
    shown = sorted((s for s in shown if s[0] > 0), key=lambda s: (-s[0], s[1].member.name.casefold(), s[1].member.id))
    why = {p.member.id: unranked(p, founded, policy, now) or (Unranked.FEW if n < least else None) for n, p in shown}
    places = ranks([n for n, p in shown if why[p.member.id] is None])
    ranked = ((n, p.member) for n, p in shown if why[p.member.id] is None)
    rows = (Standing(place, member, n) for place, (n, member) in zip(places, ranked, strict=True))
    rest = (Standing(None, p.member, n, why[p.member.id]) for n, p in shown if why[p.member.id] is not None)
    return (*rows, *rest)


def team_standings(
    everybody: Iterable[Counts],
    teams: Mapping[int, str],
    *,
    measure: str,
    policy: Policy,
    currency: str,
    least: int = 1,
) -> tuple[TeamStanding, ...]:
    """The same for teams, `teams` their names by id: everybody's work counts for his, but what an admin left out."""
    sums: dict[int, int] = {}
    for one in everybody:
        if one.board != Unranked.EXCLUDED and (team := one.member.team_id) in teams and team is not None:
            sums[team] = sums.get(team, 0) + amount(one, measure, policy, currency)
    rows = sorted((-n, teams[id].casefold(), id) for id, n in sums.items() if n >= max(least, 1))
    places = ranks([-n for n, _, _ in rows])
    return tuple(TeamStanding(place, id, teams[id], -n) for place, (n, _, id) in zip(places, rows, strict=True))


def ranks(amounts: Sequence[int]) -> list[int]:
    """The places of amounts in falling order; equal ones share theirs: 9, 7, 7, 2 are 1, 2, 2, 4."""
    return [1 + amounts.index(one) for one in amounts]


def unranked(counts: Counts, founded: datetime | None, policy: Policy, now: datetime) -> Unranked | None:
    """Not after leaving, not where he or an admin wished it otherwise, not while away, not in the first weeks (unless
    the whole team is new)."""
    member, today = counts.member, now.date()
    if member.left_at is not None:
        return Unranked.LEFT
    if counts.board in (Unranked.EXCLUDED, Unranked.OUT):
        return Unranked(counts.board)
    if member.away_until and today < member.away_until and (member.away_from is None or today >= member.away_from):
        return Unranked.AWAY
    if member.joined_at is None or founded is None or member.joined_at - founded < FOUNDERS:
        return None
    return Unranked.NEW if now - member.joined_at < timedelta(days=policy["points.newcomer_days"]) else None
