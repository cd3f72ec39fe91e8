"""Whose numbers, and of which days: mine, my team's, or everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.asks import Reply
from core.commands import whose
from core.commands.turn import Refused, Turn
from core.model import Member
from core.periods import take_period
from core.permissions import leads
from core.phrases import stats as words
from core.spec import Arg, Period, Ref
from core.store import people

USUAL = ("last", "12", "months")
CHOICES = ("mine", "team", "all")
WHICH = Arg("which", "choice", "Whose?", bare=True, choices=CHOICES)
REP = Arg("rep", "member", "Or one colleague’s?", hint="@colleague; for those who lead")
PERIOD = Arg("period", "period", "Which period?", ("in",), bare=True, hint="this quarter, 2026, last 12 months")


@dataclass(frozen=True, slots=True)
class Scope:
    """`members` None is everybody; both days are in it, in the organization's zone."""

    which: str
    label: str
    first: date
    last: date
    members: tuple[int, ...] | None
    rep: Member | None = None  # one colleague's, where that is not me

    def moments(self, turn: Turn) -> tuple[datetime, datetime]:
        """From when, and until before when."""
        since, until = (datetime.combine(day, time(), turn.home) for day in (self.first, self.last + timedelta(days=1)))
        return since, until


def scope_of(turn: Turn, which: str, period: Period | None, rep: Member | None = None) -> Scope:
    """Everybody's where I am in no team; the last twelve months where no period is named; never days to come."""
    today = turn.now.astimezone(turn.home).date()
    if period is None:
        found = take_period(USUAL, today)
        assert found is not None
        period = found[0]
    members: tuple[int, ...] | None = (turn.me.id,)
    if rep is not None:
        which, members = "rep", (rep.id,)
    elif which == "team" and turn.me.team_id is not None:
        members = team_of(turn)
    elif which != "mine":
        which, members = "all", None
    first, last = date.fromisoformat(period.first), min(date.fromisoformat(period.last), today)
    return Scope(which, period.label, first, last, members, rep)


def team_of(turn: Turn) -> tuple[int, ...]:
    """My team's members; everybody where I am in none."""
    everybody = people.members(turn.tx, turn.organization.id)
    return tuple(one.id for one in everybody if one.team_id == turn.me.team_id or turn.me.team_id is None)


def rep_of(turn: Turn, ref: Ref) -> Member | None:
    """The colleague whose numbers are meant, None where it is me. Raises Refused for whoever does not lead him."""
    rep = whose.colleague(turn, ref, CHOICES)
    if rep.id == turn.me.id:
        return None
    if not leads(turn.me, rep.id, turn.charge):
        raise Refused(Reply(card=words.reps_are_for_leads(rep)))
    return rep
