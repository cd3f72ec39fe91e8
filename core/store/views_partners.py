"""The views of partnerships and promises, loaded for all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from core.model import Contact, Introduction, Member, Organization
from core.partners import Partnership, Promise, PromiseState
from core.rules.views_partners import PartnershipView, PromiseView, since
from core.store import contacts, flows, introductions, posts, promises, touches
from core.store.acquainted import answers, knows, offers
from core.store.engine import Tx
from core.store.loaded import Loaded
from core.store.members import load as load_members
from core.store.nouns import PARTNERSHIPS, PROMISES
from core.store.tables import introduction

PASSED = timedelta(days=3 * 366)  # how far back what passed is read
TALKS = 200  # of all partners looked at together

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_I = introduction.c


def _opened(column: Any) -> Any:
    mine = (_I.organization_id == bindparam("org"), _I.gone_at.is_(None), _I.logged_at >= bindparam("since"))
    return select(*introductions.COLUMNS).where(*mine, column.in_(_IDS)).order_by(_I.id)


_RECEIVED = _opened(_I.introducer_id).where(_I.opened_at.is_not(None))
_GIVEN = _opened(_I.given_to_id)


def partnerships(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    found = PARTNERSHIPS.load(tx, organization.id, ids)
    made = views(tx, organization, found.values(), now)
    loaded.members |= {view.owner.id: view.owner for view in made}
    loaded.views |= {("partnership", view.partnership.id): view for view in made}


def of_promises(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    found = PROMISES.load(tx, organization.id, ids)
    people = contacts.load(tx, organization.id, {one.contact_id for one in found.values()})
    members = load_members(tx, organization.id, {one.by_member_id or one.owner_id for one in found.values()})
    loaded.members |= members
    for id, one in found.items():
        hears = members.get(one.by_member_id or one.owner_id)
        if hears is not None and one.contact_id in people:
            loaded.views["promise", id] = PromiseView(organization, one, people[one.contact_id], hears)


def views(
    tx: Tx, organization: Organization, some: Iterable[Partnership], now: datetime
) -> tuple[PartnershipView, ...]:
    """Those whose partner and owner are still there; a number of queries that does not grow with them."""
    every, org = tuple(some), organization.id
    if not every:
        return ()
    partners = contacts.load(tx, org, {one.contact_id for one in every})
    owners = load_members(tx, org, {one.owner_id for one in every})
    kept = tuple(one for one in every if one.contact_id in partners and one.owner_id in owners)
    ids = sorted({one.contact_id for one in kept})
    begun = min((since(one) for one in kept), default=now)
    rows = _Rows(tx, organization, ids, begun, now)
    said = posts.said(tx, org, "partnership", [one.id for one in kept])
    known, offered = knows(tx, org, partners), offers(tx, org, kept)
    return tuple(_view(organization, one, partners, owners, rows, known, offered, said) for one in kept)


def one(tx: Tx, organization: Organization, partnership: Partnership, now: datetime) -> PartnershipView:
    return views(tx, organization, (partnership,), now)[0]


class _Rows:
    """What happened with these partners since the earliest of their reviews."""

    def __init__(self, tx: Tx, organization: Organization, ids: list[int], begun: datetime, now: datetime) -> None:
        org, params = organization.id, {"org": organization.id, "ids": ids, "since": begun}
        self.received = [introductions.made(row) for row in tx.execute(_RECEIVED, params)] if ids else []
        self.given = [introductions.made(row) for row in tx.execute(_GIVEN, params)] if ids else []
        self.names = contacts.load(tx, org, {e.prospect_id for e in (*self.received, *self.given)})
        self.promises = promises.since(tx, org, ids, begun)
        self.talks = touches.of_contacts(tx, org, ids, most=TALKS)
        self.passed = flows.of_contacts(tx, org, ids, (now - PASSED).astimezone(UTC).date())
        self.answers = answers(tx, org, ids)

    def doors(self, entries: list[Introduction], from_: datetime) -> tuple[tuple[Introduction, str], ...]:
        return tuple(
            (entry, self.names[entry.prospect_id].name)
            for entry in entries
            if entry.logged_at >= from_ and entry.prospect_id in self.names
        )


def _view(
    organization: Organization,
    one: Partnership,
    partners: Mapping[int, Contact],
    owners: Mapping[int, Member],
    rows: _Rows,
    known: Mapping[int, tuple[Any, ...]],
    offered: Mapping[int, tuple[Contact, ...]],
    said: Mapping[int, Mapping[str, datetime]],
) -> PartnershipView:
    who, begun = one.contact_id, since(one)
    return PartnershipView(
        organization=organization,
        partnership=one,
        partner=partners[who],
        owner=owners[one.owner_id],
        promises=tuple(p for p in rows.promises if p.contact_id == who and _in_stretch(p, begun)),
        received=rows.doors([e for e in rows.received if e.introducer_id == who], begun),
        given=rows.doors([e for e in rows.given if e.given_to_id == who], begun),
        passed=rows.passed.get(who, ()),
        talks=tuple(t for t in rows.talks if t.contact_id == who),
        knows=known.get(who, ()),
        offers=offered.get(one.id, ()),
        answers=rows.answers.get(who, ()),
        said=said.get(one.id, {}),
    )


def _in_stretch(promise: Promise, begun: datetime) -> bool:
    """Open, or settled in this stretch."""
    kept = promise.kept_on is not None and promise.kept_on >= begun.date()
    let_go = promise.state is PromiseState.WITHDRAWN and promise.created_at >= begun
    return promise.state is PromiseState.OPEN or kept or let_go
