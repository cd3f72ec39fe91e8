"""The views of clients and partners: of some by id, and of those a member may have to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import and_, bindparam, func, or_, select

from core.model import Contact, ContactState, Member, Organization
from core.partners import Care, Mood, NamedDate
from core.policy import Policy
from core.rules.tiers import OTHER, TIERS
from core.rules.views_clients import ContactView
from core.store import caring, complaints, contacts, nouns, quick, sold
from core.store.engine import Tx
from core.store.loaded import Loaded
from core.store.members import load as load_members
from core.store.tables import care, complaint, contact, named_date

MOST = 2000  # clients of one sweep's members looked through for their lists

_Person: TypeAlias = tuple[Contact, Care | None]  # and what is noted of him

_BOTH = (*contacts.COLUMNS, *nouns.CARES.columns)
_CARED = contact.outerjoin(
    care, and_(care.c.organization_id == contact.c.organization_id, care.c.id == contact.c.id, care.c.gone_at.is_(None))
)
_PEOPLE = (
    select(*_BOTH).select_from(_CARED).where(contact.c.organization_id == bindparam("org"), contact.c.gone_at.is_(None))
)
_OURS = or_(contact.c.client_since.is_not(None), contact.c.partner_since.is_not(None))  # as the index contact_served
_ACTIVE = contact.c.state == ContactState.ACTIVE.value
_TALKED = func.coalesce(contact.c.last_talk_at, contact.c.client_since, contact.c.partner_since)
_SOME = quick.Quick(_PEOPLE.where(quick.Among(contact.c.id)))
_QUIET = quick.Quick(
    _PEOPLE.where(
        _OURS,
        _ACTIVE,
        quick.Among(contact.c.owner_id),
        contact.c.dont_call.is_(False),
        or_(
            _TALKED.op("<=")(bindparam("talked")),
            func.coalesce(care.c.checked_at, contact.c.client_since) <= bindparam("checked"),
            care.c.check_days.is_not(None),
            care.c.answer == Mood.FAIR.value,
            care.c.answer == Mood.UNHAPPY.value,
            and_(care.c.answer == Mood.GREAT.value, care.c.mapped_at.is_(None)),
        ),
    )
    .order_by(_TALKED, contact.c.id)
    .limit(MOST)
)
_ASSIGNED = quick.Quick(
    _PEOPLE.add_columns(complaint.c.owner_id)
    .join(
        complaint,
        and_(complaint.c.organization_id == contact.c.organization_id, complaint.c.contact_id == contact.c.id),
    )
    .where(_ACTIVE, complaint.c.gone_at.is_(None), complaint.c.closed_at.is_(None), quick.Among(complaint.c.owner_id))
    .order_by(complaint.c.id)
)
_NEAR = select(
    named_date.c.contact_id
).where(  # looked up first: SQLite would else go through everybody, in order of id
    named_date.c.organization_id == bindparam("org"),
    named_date.c.gone_at.is_(None),
    or_(named_date.c.month == bindparam("first"), named_date.c.month == bindparam("last")),
    quick.Among(named_date.c.month * 100 + named_date.c.day, "days"),
)
_DATED = quick.Quick(
    _PEOPLE.where(
        _ACTIVE, quick.Among(contact.c.owner_id), contact.c.dont_call.is_(False), contact.c.id.in_(_NEAR)
    ).order_by(contact.c.id)
)
_EVERY = quick.Quick(
    _PEOPLE.where(_OURS, _ACTIVE, quick.Among(contact.c.owner_id)).order_by(_TALKED, contact.c.id).limit(MOST)
)


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    """Those of these contacts that somebody looks after."""
    people = _people(tx, _SOME, organization.id, ids=sorted(ids))
    loaded.members |= load_members(tx, organization.id, {one.owner_id for one, _ in people if one.owner_id is not None})
    bought = sold.buyers(tx, organization.id, [one.id for one, _ in people if one.client_since is not None])
    for view in _views(tx, organization, people, loaded.members):
        loaded.views["contact", view.contact.id] = replace(view, bought=view.contact.id in bought)


def of_members(
    tx: Tx, organization: Organization, members: dict[int, Member], policy: Policy, now: datetime
) -> dict[int, list[ContactView]]:
    """By member, those of his clients and partners about whom his lists may have to say something, whose own day is
    near, and anybody whose complaint is his to put right: nobody else spoken to or asked of late is read."""
    tiers = (*TIERS, OTHER)
    limits = {
        "talked": now - timedelta(days=min(policy[f"keep-in-touch.{tier}_ideal"] for tier in tiers) - 1),
        "checked": now - timedelta(days=min(policy[f"value-check.{tier}"] for tier in tiers) - 1),
    }
    if not members:
        return {}
    people = _people(tx, _QUIET, organization.id, ids=sorted(members), **limits)
    days = _days(policy, now)
    months = {"first": days[0] // 100, "last": days[-1] // 100}  # some days in a row touch no third
    people += _people(tx, _DATED, organization.id, ids=sorted(members), days=days, **months)
    people = list(dict.fromkeys([*people, *_assigned(tx, organization.id, members)]))
    found: dict[int, list[ContactView]] = {}
    for view in _views(tx, organization, people, members):
        found.setdefault(view.owner.id, []).append(view)
    return found


def _days(policy: Policy, now: datetime) -> list[int]:
    """The days of the year a named day may be told of, as month and day: 503; whatever the owner's zone."""
    days = (now.date() + timedelta(days=n) for n in range(-1, policy["named-date.ahead"] + 2))
    found = {day.month * 100 + day.day for day in days}
    return sorted(found | ({229} if 228 in found else set()))


def every(tx: Tx, organization: Organization, members: dict[int, Member]) -> list[ContactView]:
    """All clients and partners of these members but the departed, whoever was not spoken to for longest first."""
    people = _people(tx, _EVERY, organization.id, ids=sorted(members)) if members else []
    return _views(tx, organization, people, members)


def one(tx: Tx, organization: Organization, known: Contact, owner: Member) -> ContactView:
    """The view of one contact; `owner` looks after him, or stands in where nobody does."""
    noted = caring.load(tx, organization.id, (known.id,)).get(known.id)
    return _views(tx, organization, [(known, noted)], {known.owner_id or 0: owner})[0]


def _views(
    tx: Tx, organization: Organization, people: list[_Person], members: Mapping[int, Member]
) -> list[ContactView]:
    org, ids = organization.id, sorted(known.id for known, _ in people)
    open_ones, promised = complaints.open_of(tx, org, ids), caring.promised(tx, org, ids)
    dates = dict[int, list[NamedDate]]()
    for one in caring.dates(tx, org, ids):
        dates.setdefault(one.contact_id, []).append(one)
    return [
        ContactView(
            organization=organization,
            contact=known,
            owner=members[known.owner_id or 0],
            care=noted,
            complaint=open_ones.get(known.id),
            promises=tuple(promised.get(known.id, ())),
            dates=tuple(dates.get(known.id, ())),
        )
        for known, noted in people
        if (known.owner_id or 0) in members
    ]


def _assigned(tx: Tx, org: int, members: Iterable[int]) -> list[_Person]:
    """Whose complaint one of these members puts right: he stands in as who looks after them."""
    rows = ((_person(row), row[-1]) for row in _ASSIGNED.rows(tx, {"org": org, "ids": sorted(members)}))
    return list(dict.fromkeys((replace(known, owner_id=owner), noted) for (known, noted), owner in rows))


def _people(tx: Tx, statement: quick.Quick, org: int, **values: Any) -> list[_Person]:
    return [_person(row) for row in statement.rows(tx, {"org": org, **values})]


def _person(row: tuple[Any, ...]) -> _Person:
    noted = row[len(contacts.COLUMNS) : len(_BOTH)]
    return contacts.made(row), nouns.CARES.made(noted) if noted[0] is not None else None
