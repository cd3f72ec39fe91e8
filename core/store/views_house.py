"""The view of the whole organization: who takes the newsletter, and who looks after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.model import Organization
from core.permissions import may_see
from core.rules.newsletter import KEEPER
from core.rules.views_house import OrganizationView
from core.store import caring
from core.store.engine import Tx
from core.store.loaded import Loaded
from core.store.members import load as load_members


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    """There is one organization in its own book, whatever ids are asked for."""
    if organization.id not in set(ids):
        return
    named = organization.numbers.get(KEEPER, "")
    found = load_members(tx, organization.id, [int(named)]) if named.isdigit() else {}
    loaded.members |= found
    keeper = next((member for member in found.values() if member.left_at is None), None)
    takers = caring.takers(tx, organization.id) if keeper is not None else ()
    seen = tuple((one.contact, one.since) for one in takers if keeper is not None and may_see(keeper, one.contact))
    loaded.views["organization", organization.id] = OrganizationView(organization, keeper, seen)
