"""Requests already acted on: a platform delivers again what it got no answer to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from core.store.quick import Quick
from core.store.tables import delivery
from core.store.upsert import insert_new

_FIRST = Quick(insert_new(delivery))
_KNOWN = Quick(
    select(delivery.c.at).where(
        delivery.c.organization_id == bindparam("org"),
        delivery.c.platform == bindparam("platform"),
        delivery.c.id == bindparam("id"),
    )
)


def first(tx: Connection, organization: int, platform: str, id: str, now: datetime) -> bool:
    """Whether this delivery is new; from then on it is not. Undone with the transaction that acts on it."""
    row = {"organization_id": organization, "platform": platform, "id": id, "at": now}
    return _FIRST.run(tx, row) == 1


def known(tx: Connection, organization: int, platform: str, id: str) -> bool:
    """Whether this delivery was acted on; while its organization is held, nobody else does so meanwhile."""
    return _KNOWN.row(tx, {"org": organization, "platform": platform, "id": id}) is not None
