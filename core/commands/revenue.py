"""`revenue`: one page for the owner of the numbers: sales by introduction, by partner, against the rest."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import stats_now
from core.commands.scope import PERIOD, Scope, scope_of
from core.commands.turn import Turn
from core.model import Act, Role
from core.phrases import revenue as words
from core.readings.revenue import Part, through, won
from core.spec import Command
from core.store import flows, partnerships, revenue, tallies

PARTNERS = 5000  # a sum over some of them would be wrong


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    scope = scope_of(turn, "all", values.get("period"))
    org, currency = turn.organization.id, turn.currency
    doors = won(tallies.counts(turn.tx, org, scope.first, scope.last, (Act.WON, Act.WON_VALUE)), currency)
    rest, unlike = Part(), 0
    for one in revenue.sold(turn.tx, org, *scope.moments(turn)):
        worth = one.value if one.currency == currency else 0
        unlike += one.cases if one.currency not in (currency, None) else 0
        if one.through_a_door:
            doors = doors.plus(one.cases, worth)
        else:
            rest = rest.plus(one.cases, worth)
    card = words.page(
        scope.label, doors, rest, _partners(turn, scope), turn.money, unlike=unlike, also=stats_now.last_sale(turn)
    )
    return Reply(card=card, replaces=True)


def _partners(turn: Turn, scope: Scope) -> list[Part]:
    """The partners through whom something was won, the most first."""
    org = turn.organization.id
    ours = partnerships.live(turn.tx, org, None, most=PARTNERS)
    known = turn.contacts(*(one.contact_id for one in ours))
    passed = flows.of_contacts(turn.tx, org, (one.contact_id for one in ours), scope.first)
    parts = [
        through(known[id].name, (one for one in rows if one.day <= scope.last), turn.currency)
        for id, rows in passed.items()
        if id in known
    ]
    return sorted((part for part in parts if part.cases), key=lambda part: (-part.value, -part.cases, part.name))


COMMAND = Command(
    name="revenue",
    summary="Sales by introduction, by partner, and the rest, with their cases; for leads and admins",
    examples=("revenue", "revenue this quarter", "revenue 2026"),
    run=run,
    args=(PERIOD,),
    writes=False,
    who=Role.LEAD,
    group="Looking",
)
