"""How everybody stands in a contest, and whom each rep could ask today with every gate clear."""

from __future__ import annotations

from datetime import datetime

from core.policy import Policy
from core.readings.contests import Race, race
from core.rules import asking
from core.rules.views_asks import AskView
from core.rules.views_contests import ContestView, Troop


def standing(view: ContestView, policy: Policy, now: datetime) -> Race:
    """How everybody stands."""
    return race(
        view.contest,
        view.counts,
        policy=policy,
        organization=view.organization,
        now=now,
        founded=view.founded,
        teams=view.teams,
        targets=view.targets,
    )


def army(troop: Troop, policy: Policy, now: datetime) -> tuple[AskView, ...]:
    """Those of a rep's clients whom he could ask today with every gate clear; who was silent longest comes last."""
    clear = [view for view in troop.clients if asking.clear(view, policy, now)]
    return tuple(sorted(clear, key=lambda v: (not v.knows, -_talked(v), v.asked.id)))


def _talked(view: AskView) -> float:
    return view.asked.last_talk_at.timestamp() if view.asked.last_talk_at is not None else 0.0
