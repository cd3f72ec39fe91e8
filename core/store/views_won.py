"""What a sale adds to the view of its introduction: whom the client is known to know, and the chain that led to him."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.model import Contact, Direction, Introduction, Stage
from core.partners import Knows
from core.readings.chains import Link
from core.rules.stops import stop
from core.rules.views import IntroductionView, ReminderView
from core.store import acquainted, chains, contacts
from core.store.engine import Tx


def with_chains(tx: Tx, org: int, views: Iterable[IntroductionView]) -> list[IntroductionView]:
    """The views, those of sales filled in; in a number of queries that does not grow with them."""
    found = list(views)
    clients = {v.prospect.id: v.prospect for v in found if _sold(v.introduction)}
    if not clients:
        return found
    known, led = _known(tx, org, clients), chains.of_contacts(tx, org, clients)
    doors = [entry for one in led.values() for entry in one]
    people = contacts.load(tx, org, {id for e in doors for id in (e.prospect_id, e.introducer_id) if id is not None})
    return [
        replace(v, knows=known.get(v.prospect.id, ()), chain=tuple(_links(v, led[v.prospect.id], people)))
        if v.prospect.id in clients
        else v
        for v in found
    ]


def with_known(tx: Tx, org: int, views: Iterable[ReminderView]) -> list[ReminderView]:
    """Reminders about a sale, with whom the client is known to know."""
    found = list(views)
    clients = {v.prospect.id: v.prospect for v in found if v.prospect and v.introduction and _sold(v.introduction)}
    known = _known(tx, org, clients) if clients else {}
    return [replace(v, knows=known.get(v.prospect.id, ())) if v.prospect else v for v in found]


def _sold(entry: Introduction) -> bool:
    return entry.stage is Stage.WON and entry.direction is not Direction.GIVEN


def _known(tx: Tx, org: int, clients: dict[int, Contact]) -> dict[int, tuple[tuple[Contact, Knows], ...]]:
    """Whom nobody introduced yet, everybody may see, and one may call."""
    found = acquainted.knows(tx, org, clients)
    return {id: tuple((who, how) for who, how in some if stop(who) is None) for id, some in found.items()}


def _links(view: IntroductionView, doors: Iterable[Introduction], people: dict[int, Contact]) -> Iterator[Link]:
    """The chain as far as the owner may follow it: what only others may see ends it."""
    for entry in doors:
        pair = [people.get(entry.introducer_id or 0), people.get(entry.prospect_id)]
        opener, prospect = pair
        if opener is None or prospect is None:
            return
        if any(who.sensitive and who.owner_id != view.owner.id for who in (opener, prospect)):
            return
        yield Link(opener, prospect, entry)
