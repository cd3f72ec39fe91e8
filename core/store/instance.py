"""Questions about the whole installation, for the operator's command line; no request of a user comes here."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from core.store.tables import organization

_ORGANIZATIONS = select(organization.c.id).order_by(organization.c.id).limit(bindparam("limit"))


def organizations(tx: Connection, *, limit: int = 100) -> tuple[int, ...]:
    """The ids of the first organizations."""
    return tuple(tx.execute(_ORGANIZATIONS, {"limit": limit}).scalars())
