"""Clients of several members as the gates before an ask see them, in a number of queries that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.model import Contact, Introduction, Member, Organization, Stage
from core.permissions import may_see
from core.readings.briefs import thanks_owed
from core.rules import stops
from core.rules.views_asks import AskView
from core.rules.views_contests import Troop
from core.store import asks, contacts, introductions, views_clients
from core.store.engine import Tx


def troops(tx: Tx, organization: Organization, members: Mapping[int, Member]) -> tuple[Troop, ...]:
    """Each of these members who has clients, with them; the partners of the house are no army."""
    org = organization.id
    views = views_clients.every(tx, organization, dict(members))
    clients = [one.contact for one in views if one.contact.client_since is not None]
    standing = asks.standing(tx, organization, clients)
    known = {k.known_id for one in standing.values() for k in one.knows}
    people = contacts.load(tx, org, known | {e.prospect_id for one in standing.values() for e in one.opened})
    needless = _at_home(introductions.of_prospects(tx, org, known))
    names = {member.id: member.name for member in members.values()}
    found: dict[int, list[AskView]] = {}
    for client in clients:
        me = members[client.owner_id or 0]
        view = _view(organization, me, client, standing[client.id], people, needless, names)
        found.setdefault(me.id, []).append(view)
    return tuple(Troop(members[id], tuple(found[id])) for id in sorted(found))


def _at_home(entries: Iterable[Introduction]) -> frozenset[int]:
    """Those who need no introduction any more: one is open, or they are clients."""
    return frozenset(e.prospect_id for e in entries if e.open or e.stage is Stage.WON)


def _view(
    organization: Organization,
    me: Member,
    client: Contact,
    known: asks.Standing,
    people: Mapping[int, Contact],
    needless: frozenset[int],
    names: Mapping[int, str],
) -> AskView:
    acquainted = ((people[k.known_id], k) for k in known.knows if k.known_id in people and k.known_id not in needless)
    return AskView(
        organization=organization,
        me=me,
        asked=client,
        complaint=known.complaint,
        knows=tuple((who, k) for who, k in acquainted if may_see(me, who) and stops.stop(who) is None),
        care=known.care,
        earned=known.earned,
        owed=tuple(
            (e, people[e.prospect_id].name)
            for e in known.opened
            if e.prospect_id in people and thanks_owed(e, client, people[e.prospect_id])
        ),
        asks=known.asks,
        came=bool(known.came),
        opened=any(e.opened_at is not None for e in known.opened),
        members=names,
    )
