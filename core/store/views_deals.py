"""The views of members' deals without a door."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.model import Organization
from core.rules.views_deals import DealsView
from core.store import contacts, deals
from core.store.engine import Tx
from core.store.loaded import Loaded
from core.store.members import load as load_members


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    wanted = sorted(ids)
    members = load_members(tx, organization.id, wanted)
    found = deals.unasked(tx, organization.id, members)
    clients = contacts.load(tx, organization.id, {deal.contact_id for some in found.values() for deal in some})
    loaded.members |= members
    for id, member in members.items():
        known = tuple(deal for deal in found[id] if deal.contact_id in clients)
        loaded.views["deals", id] = DealsView(organization, member, known, clients)
