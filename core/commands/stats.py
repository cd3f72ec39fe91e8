"""`stats`: how many doors came how far, and how long it took: mine, the team's, everybody's, by whatever one asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.asks import Reply
from core.cards import Block, Card
from core.commands import stats_now, stats_people
from core.commands.scope import PERIOD, REP, WHICH, Scope, rep_of, scope_of
from core.commands.turn import Turn
from core.phrases import stats as words
from core.readings.funnels import by_key, funnel_of
from core.spec import Arg, Command
from core.store import closes, funnels

KEYS = ("warmth", "rep", "partner", "introducer", "month", "cadence")


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    rep = rep_of(turn, values["rep"]) if "rep" in values else None
    scope = scope_of(turn, values.get("which", "mine"), values.get("period"), rep)
    told = words.Told(scope.which, scope.label, turn.policy["stats.cases"], scope.rep)
    return Reply(card=_card(turn, scope, told, values.get("by")), replaces=True)


def _card(turn: Turn, scope: Scope, told: words.Told, key: str | None) -> Card:
    match key:
        case None:
            return _funnel(turn, scope, told)
        case "warmth":
            return words.by_warmth(told, _by(turn, scope, key))
        case "month":
            return words.by_month(told, _by(turn, scope, key))
        case "rep" if scope.rep is not None:
            return _funnel(turn, scope, told)
        case "rep":
            return stats_people.by_rep(turn, scope, told)
        case "partner":
            return stats_people.by_partner(turn, scope, told)
        case "cadence":
            return stats_now.cadence(turn, scope, told)
        case _:
            return stats_people.by_introducer(turn, scope, told)


def _funnel(turn: Turn, scope: Scope, told: words.Told) -> Card:
    months = _months(turn, scope)
    whole = funnel_of(funnels.cells(turn.tx, turn.organization.id, months, scope.members))
    warmths = by_key(funnels.by(turn.tx, turn.organization.id, "warmth", months, scope.members))
    since, until = scope.moments(turn)
    days = turn.policy["ask-at-close.until"]
    named = closes.named(turn.tx, turn.organization.id, since, until, scope.members, days=days)
    match scope.which:
        case "mine":
            also: Sequence[Block] = stats_now.waiting(turn)
        case "rep":
            also = ()
        case _:
            also = stats_now.last_sale(turn)
    return words.funnel(told, whole, warmths, named=named, also=also)


def _by(turn: Turn, scope: Scope, key: funnels.By) -> Any:
    return by_key(funnels.by(turn.tx, turn.organization.id, key, _months(turn, scope), scope.members))


def _months(turn: Turn, scope: Scope) -> tuple[str, ...]:
    return funnels.months_of(turn.tx, turn.organization.id, scope.first, scope.last)


COMMAND = Command(
    name="stats",
    summary="How many doors came how far and how fast: mine, the team’s, all, a rep’s; by warmth, month, cadence",
    examples=("stats", "stats team this quarter", "stats all by warmth", "stats @bob", "stats by introducer 2026"),
    run=run,
    args=(WHICH, REP, Arg("by", "choice", "By what?", ("by",), choices=KEYS), PERIOD),
    aliases=("statistics", "funnel", "numbers"),
    writes=False,
    group="Looking",
)
