"""The views of shared credit, loaded for all proposals together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.model import Organization
from core.rules.views_sharing import ShareView
from core.store import contacts, introductions, sharing
from core.store.engine import Tx
from core.store.loaded import Loaded
from core.store.members import load as load_members
from core.store.nouns import SHARES


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    """Those whose introduction and members are still there."""
    org = organization.id
    found = SHARES.load(tx, org, ids)
    entries = introductions.load(tx, org, {one.introduction_id for one in found.values()})
    people = contacts.load(
        tx,
        org,
        {e.prospect_id for e in entries.values()} | {one.contact_id for one in found.values() if one.contact_id},
    )
    named = {id for one in found.values() for id in (one.member_id, one.proposed_by, one.decided_by) if id}
    members = load_members(tx, org, named | {e.owner_id for e in entries.values()})
    owned = {one.id: entries[one.introduction_id].owner_id for one in found.values() if one.introduction_id in entries}
    parts = [(members[owned[one.id]], one.member_id) for one in found.values() if owned.get(one.id) in members]
    leads = sharing.deciders(tx, org, parts)
    loaded.members |= members | {lead.id: lead for lead in leads.values()}
    for id, one in found.items():
        entry, sharer = entries.get(one.introduction_id), members.get(one.member_id or 0)
        if entry is None or sharer is None or entry.prospect_id not in people or entry.owner_id not in members:
            continue
        loaded.views["share", id] = ShareView(
            organization=organization,
            share=one,
            introduction=entry,
            prospect=people[entry.prospect_id],
            owner=members[entry.owner_id],
            sharer=sharer,
            proposer=members.get(one.proposed_by, sharer),
            lead=leads.get((entry.owner_id, one.member_id)),
            second=people.get(one.contact_id or 0),
            decider=members.get(one.decided_by or 0),
        )
