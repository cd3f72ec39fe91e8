"""The views the rules look at, loaded for all subjects of a kind together, in a number of queries that never grows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, text

from core.model import Introduction, Member, Organization, Stage
from core.policy import Policy
from core.rules.views import IntroductionView, MemberView, ReminderView
from core.store import (
    asks,
    caring,
    contacts,
    digests,
    handing,
    introductions,
    planted,
    posts,
    quick,
    reminders,
    sold,
    swaps,
    views_clients,
    views_contests,
    views_deals,
    views_house,
    views_partners,
    views_sharing,
    views_won,
)
from core.store.agenda import Subject, by_kind
from core.store.boards import channel_views
from core.store.engine import Tx
from core.store.loaded import Loaded, Loader
from core.store.members import helpers
from core.store.members import load as load_members
from core.store.tables import introduction, reminder

LIVE_FOR = timedelta(days=120)  # how long after its end an introduction may still want thanks (see thank-at-outcome)
LISTS_FOR = timedelta(days=14)

_INTRODUCTIONS = select(*introductions.COLUMNS).where(
    introduction.c.organization_id == bindparam("org"),
    introduction.c.gone_at.is_(None),
    introduction.c.id.in_(bindparam("ids", expanding=True)),
)
_LIVE = quick.Quick(
    select(*introductions.COLUMNS).where(
        introduction.c.organization_id == bindparam("org"),
        quick.Among(introduction.c.owner_id),
        # word for word the condition of the index introduction_live, so that both databases use it
        text("gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"),
        introduction.c.closed_at.is_(None) | (introduction.c.closed_at > bindparam("since")),
    )
)
_NEXT_REMINDER = quick.Quick(
    select(reminder.c.introduction_id, reminder.c.member_id, func.min(reminder.c.due_at).label("due_at"))
    .where(
        reminder.c.organization_id == bindparam("org"),
        quick.Among(reminder.c.introduction_id),
        reminder.c.done_at.is_(None),
        reminder.c.gone_at.is_(None),
    )
    .group_by(reminder.c.introduction_id, reminder.c.member_id)
)
_REMINDERS = select(*reminders.COLUMNS).where(
    reminder.c.organization_id == bindparam("org"),
    reminder.c.gone_at.is_(None),
    reminder.c.id.in_(bindparam("ids", expanding=True)),
)


def load(tx: Tx, organization: Organization, policy: Policy, subjects: Iterable[Subject], now: datetime) -> Loaded:
    """The views of these subjects. Kinds no rule looks at are left out."""
    loaded = Loaded(policy)
    for kind, ids in by_kind(subjects).items():
        if (loader := _LOADERS.get(kind)) is not None:
            loader(tx, organization, ids, now, loaded)
    return loaded


def of_member(tx: Tx, organization: Organization, member: Member, now: datetime) -> tuple[IntroductionView, ...]:
    """The live introductions of one member, as `core.rules.owed` reads them."""
    rows = _live(tx, organization.id, (member.id,), now)
    return tuple(_introductions(tx, organization, rows, {member.id: member}))


def _introductions(
    tx: Tx, organization: Organization, rows: Iterable[Introduction], met: dict[int, Member]
) -> list[IntroductionView]:
    entries, org = list(rows), organization.id
    if not entries:
        return []
    people = contacts.load(tx, org, _ids(entries, "prospect_id", "introducer_id"))
    wanted = _ids(entries, "owner_id", "logged_by", "handed_by", "introducer_member_id")
    members = load_members(tx, org, wanted - met.keys()) | {id: met[id] for id in wanted & met.keys()}
    leads = helpers(tx, org, [members[i] for i in sorted({e.owner_id for e in entries}) if i in members])
    met |= members | {lead.id: lead for lead in leads.values()}
    said = posts.said(tx, org, "introduction", [e.id for e in entries])
    params = {"org": org, "ids": sorted(e.id for e in entries)}
    promised = [e for e in entries if e.stage is Stage.PROMISED]
    together = handing.together(tx, org, entries)
    unhappy = asks.complained(tx, org, _ids(promised, "introducer_id"))
    coming = {(entry, member): due_at for entry, member, due_at in _NEXT_REMINDER.rows(tx, params)}
    return [
        IntroductionView(
            organization=organization,
            introduction=entry,
            prospect=people[entry.prospect_id],
            owner=members[entry.owner_id],
            logger=members.get(entry.logged_by, members[entry.owner_id]),
            introducer=people.get(entry.introducer_id or 0),
            colleague=members.get(entry.introducer_member_id or 0),
            hander=members.get(entry.handed_by or 0),
            lead=leads.get(entry.owner_id),
            reminder_at=coming.get((entry.id, entry.owner_id)),
            complaint=entry.introducer_id in unhappy,
            handed_with=together.get(entry.id, 1),
            said=said.get(entry.id, {}),
        )
        for entry in entries
        if entry.prospect_id in people and entry.owner_id in members
    ]


def _looked_at(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    rows = _all(tx, _INTRODUCTIONS, organization.id, ids, introductions.made)
    found = views_won.with_chains(tx, organization.id, _introductions(tx, organization, rows, loaded.members))
    loaded.views |= {("introduction", view.introduction.id): view for view in found}


def _house(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    views_house.load(tx, organization, ids, now, loaded)
    subject = ("organization", organization.id)
    if subject in loaded.views:

        def live(of: Iterable[int]) -> list[IntroductionView]:
            return _introductions(tx, organization, _live(tx, organization.id, of, now), loaded.members)

        waiting = digests.of_house(tx, organization, loaded.policy, now, live)
        loaded.members |= {one.member.id: one.member for one in waiting}
        rings = len(swaps.found(tx, organization.id, loaded.policy, now)) if waiting else 0
        loaded.views[subject] = replace(loaded.views[subject], digests=waiting, rings=rings)


def _channels(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    boards = channel_views(tx, organization, loaded.policy, ids, now)
    loaded.views |= {("channel", id): view for id, view in boards.items()}


def _reminders(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    org = organization.id
    rows = _all(tx, _REMINDERS, org, ids, reminders.made)
    about = {e.id: e for e in _all(tx, _INTRODUCTIONS, org, _ids(rows, "introduction_id"), introductions.made)}
    people = contacts.load(tx, org, _ids(rows, "contact_id") | _ids(about.values(), "prospect_id"))
    loaded.members |= load_members(tx, org, _ids(rows, "member_id"))
    found = []
    for own in rows:
        entry = about.get(own.introduction_id or 0)
        who = people.get(entry.prospect_id if entry else own.contact_id or 0)
        if own.member_id in loaded.members:
            found.append(ReminderView(organization, own, loaded.members[own.member_id], who, entry))
    loaded.views |= {("reminder", view.reminder.id): view for view in views_won.with_known(tx, org, found)}


def _members(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    org, wanted = organization.id, sorted(ids)
    members = load_members(tx, org, wanted)
    owned: dict[int, list[IntroductionView]] = {}
    for view in _introductions(tx, organization, _live(tx, org, wanted, now), loaded.members):
        owned.setdefault(view.introduction.owner_id, []).append(view)
    folded = posts.folded(tx, org, wanted)
    listed = posts.listed(tx, org, wanted, now - LISTS_FOR)
    clients = views_clients.of_members(tx, organization, members, loaded.policy, now)
    festivals = caring.kept(tx, org, wanted)
    greeted = caring.in_season(tx, org, festivals, loaded.policy, now)
    won, sown = sold.of_members(tx, org, wanted), planted.of_members(tx, organization, members, now)
    loaded.members |= members
    for id, one in members.items():
        loaded.views["member", id] = MemberView(
            organization=organization,
            member=one,
            introductions=tuple(owned.get(id, ())),
            folded=tuple(folded.get(id, ())),
            listed=tuple(listed.get(id, ())),
            clients=tuple(clients.get(id, ())),
            festivals=festivals.get(id, frozenset()),
            greeted=tuple(greeted.get(id, ())),
            sold=won.get(id, ()),
            planted=sown.get(id),
        )


def _live(tx: Tx, org: int, owners: Iterable[int], now: datetime) -> list[Introduction]:
    params = {"org": org, "ids": sorted(owners), "since": now - LIVE_FOR}
    return [introductions.made(row) for row in _LIVE.rows(tx, params)]


def _all(tx: Tx, statement: Any, org: int, ids: Iterable[int], made: Any) -> list[Any]:
    wanted = sorted(set(ids))
    if not wanted:
        return []
    return [made(row) for row in tx.execute(statement, {"org": org, "ids": wanted})]


def _ids(rows: Iterable[Any], *names: str) -> set[int]:
    return {id for row in rows for name in names if (id := getattr(row, name)) is not None}


_LOADERS: dict[str, Loader] = {
    "partnership": views_partners.partnerships,
    "promise": views_partners.of_promises,
    "introduction": _looked_at,
    "contact": views_clients.load,
    "reminder": _reminders,
    "member": _members,
    "organization": _house,
    "channel": _channels,
    "contest": views_contests.load,
    "deals": views_deals.load,
    "share": views_sharing.load,
}
