"""The view of the whole organization: who takes the newsletter, and who looks after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.model import Organization
from core.permissions import may_see
from core.rules.newsletter import KEEPER
from core.rules.views_house import OrganizationView
from core.store import caring, members
from core.store.engine import Tx
from core.store.loaded import Loaded


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    """There is one organization in its own book, whatever ids are asked for."""
    if organization.id not in set(ids):
        return
    named = organization.numbers.get(KEEPER, "")
    found = members.load(tx, organization.id, [int(named)]) if named.isdigit() else {}
    loaded.members |= found
    keeper = next((member for member in found.values() if member.left_at is None), None)
    takers = caring.takers(tx, organization.id) if keeper is not None else ()
    charge = members.charge(tx, organization.id, keeper) if keeper is not None else ()
    seen = tuple((one.contact, one.since) for one in takers if keeper and may_see(keeper, one.contact, charge))
    loaded.views["organization", organization.id] = OrganizationView(organization, keeper, seen)
