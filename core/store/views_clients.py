"""The views of clients and partners: of some by id, and of those a member may have to call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select

from core.model import Contact, ContactState, Member, Organization
from core.partners import Mood, NamedDate
from core.policy import Policy
from core.rules.tiers import OTHER, TIERS
from core.rules.views_clients import ContactView
from core.store import caring, complaints, contacts
from core.store.engine import Tx
from core.store.loaded import Loaded
from core.store.members import load as load_members
from core.store.tables import care, complaint, contact, named_date

MOST = 2000  # clients of one sweep's members looked through for their lists

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_HERE = (contact.c.organization_id == bindparam("org"), contact.c.gone_at.is_(None))
_OURS = or_(contact.c.client_since.is_not(None), contact.c.partner_since.is_not(None))
_SOME = select(*contacts.COLUMNS).where(*_HERE, contact.c.id.in_(_IDS))
_CARED = contact.outerjoin(
    care, and_(care.c.organization_id == contact.c.organization_id, care.c.id == contact.c.id, care.c.gone_at.is_(None))
)
_TALKED = func.coalesce(contact.c.last_talk_at, contact.c.client_since, contact.c.partner_since)
_QUIET = (
    select(*contacts.COLUMNS)
    .select_from(_CARED)
    .where(
        *_HERE,
        _OURS,
        contact.c.owner_id.in_(_IDS),
        contact.c.state == ContactState.ACTIVE.value,
        contact.c.dont_call.is_(False),
        or_(
            _TALKED.op("<=")(bindparam("talked")),
            func.coalesce(care.c.checked_at, contact.c.client_since) <= bindparam("checked"),
            care.c.check_days.is_not(None),
            care.c.answer.in_((Mood.FAIR.value, Mood.UNHAPPY.value)),
            and_(care.c.answer == Mood.GREAT.value, care.c.mapped_at.is_(None)),
        ),
    )
    .order_by(_TALKED, contact.c.id)
    .limit(MOST)
)
_ASSIGNED = (
    select(*contacts.COLUMNS, complaint.c.owner_id)
    .join_from(
        contact,
        complaint,
        and_(complaint.c.organization_id == contact.c.organization_id, complaint.c.contact_id == contact.c.id),
    )
    .where(
        *_HERE,
        contact.c.state == ContactState.ACTIVE.value,
        complaint.c.gone_at.is_(None),
        complaint.c.closed_at.is_(None),
        complaint.c.owner_id.in_(_IDS),
    )
    .order_by(complaint.c.id)
)
_DATED = (
    select(*contacts.COLUMNS)
    .join_from(
        contact,
        named_date,
        and_(named_date.c.organization_id == contact.c.organization_id, named_date.c.contact_id == contact.c.id),
    )
    .where(
        *_HERE,
        contact.c.owner_id.in_(_IDS),
        contact.c.state == ContactState.ACTIVE.value,
        contact.c.dont_call.is_(False),
        named_date.c.gone_at.is_(None),
        (named_date.c.month * 100 + named_date.c.day).in_(bindparam("days", expanding=True)),
    )
    .order_by(contact.c.id)
)
_EVERY = (
    select(*contacts.COLUMNS)
    .where(*_HERE, _OURS, contact.c.owner_id.in_(_IDS), contact.c.state == ContactState.ACTIVE.value)
    .order_by(_TALKED, contact.c.id)
    .limit(MOST)
)


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    """Those of these contacts that somebody looks after."""
    people = _people(tx, _SOME, organization.id, ids=sorted(ids))
    loaded.members |= load_members(tx, organization.id, {one.owner_id for one in people if one.owner_id is not None})
    loaded.views |= {("contact", v.contact.id): v for v in _views(tx, organization, people, loaded.members)}


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
    people += _people(tx, _DATED, organization.id, ids=sorted(members), days=_days(policy, now))
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
    return _views(tx, organization, [known], {known.owner_id or 0: owner})[0]


def _views(tx: Tx, organization: Organization, people: list[Contact], members: dict[int, Member]) -> list[ContactView]:
    org, ids = organization.id, sorted(known.id for known in people)
    cares, open_ones = caring.load(tx, org, ids), complaints.open_of(tx, org, ids)
    promised, dates = caring.promised(tx, org, ids), dict[int, list[NamedDate]]()
    for one in caring.dates(tx, org, ids):
        dates.setdefault(one.contact_id, []).append(one)
    return [
        ContactView(
            organization=organization,
            contact=known,
            owner=members[known.owner_id or 0],
            care=cares.get(known.id),
            complaint=open_ones.get(known.id),
            promises=tuple(promised.get(known.id, ())),
            dates=tuple(dates.get(known.id, ())),
        )
        for known in people
        if (known.owner_id or 0) in members
    ]


def _assigned(tx: Tx, org: int, members: Iterable[int]) -> list[Contact]:
    """Whose complaint one of these members puts right: he stands in as who looks after them."""
    rows = tx.execute(_ASSIGNED, {"org": org, "ids": sorted(members)})
    return list(dict.fromkeys(replace(contacts.made(row), owner_id=row[-1]) for row in rows))


def _people(tx: Tx, statement: Any, org: int, **values: Any) -> list[Contact]:
    return [contacts.made(row) for row in tx.execute(statement, {"org": org, **values})]
