"""The numbers by whom: by rep (for those who lead), by partner, by whoever opened the doors."""

from __future__ import annotations

from core.asks import Reply
from core.cards import Card
from core.commands.lists import reader_of
from core.commands.scope import Scope
from core.commands.turn import Refused, Turn
from core.model import Act, Role
from core.permissions import at_least, leads
from core.phrases import stats as words
from core.readings.openers import opener
from core.store import flows, openers, partnerships, tallies

ACTS = (Act.LOGGED, Act.MET, Act.WON)


def by_rep(turn: Turn, scope: Scope, told: words.Told) -> Card:
    """What each rep did in these days. For leads, of those they lead: to everybody else his own numbers are enough."""
    if not at_least(turn.me, Role.LEAD):
        raise Refused(Reply(card=words.reps_are_for_leads()))
    counts = tallies.counts(turn.tx, turn.organization.id, scope.first, scope.last, ACTS)
    inside = None if scope.which == "mine" else scope.members
    rows = [
        (one.member.name, one.acts.get(Act.LOGGED, 0), one.acts.get(Act.MET, 0), one.acts.get(Act.WON, 0))
        for one in counts
        if (inside is None or one.member.id in inside) and _mine(turn, one.member.id)
    ]
    return words.by_rep(told, sorted(rows, key=lambda row: (-row[1], row[0])))


def by_introducer(turn: Turn, scope: Scope, told: words.Told) -> Card:
    since, until = scope.moments(turn)
    found = openers.ranked(turn.tx, reader_of(turn), since, until, scope.members)
    return words.by_introducer(told, found, latest=openers.LATEST)


def by_partner(turn: Turn, scope: Scope, told: words.Told) -> Card:
    """My partners, or those of one I lead; those of the house where I lead and ask for more."""
    led = None if at_least(turn.me, Role.ADMIN) else turn.charge | {turn.me.id}
    owners = scope.members if scope.which in ("mine", "rep") else led
    ours = partnerships.live(turn.tx, turn.organization.id, owners)
    people = turn.contacts(*(one.contact_id for one in ours))
    known = [people[one.contact_id] for one in ours if one.contact_id in people]
    passed = flows.of_contacts(turn.tx, turn.organization.id, (one.id for one in known), scope.first)
    rows = [opener(one, (p for p in passed.get(one.id, ()) if p.day <= scope.last)) for one in known]
    return words.by_partner(told, sorted(rows, key=lambda one: (-one.opened, -one.gave, one.id)))


def _mine(turn: Turn, owner: int) -> bool:
    """What is mine, or of whoever I lead."""
    return owner == turn.me.id or leads(turn.me, owner, turn.charge)
