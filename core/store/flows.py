"""What was counted between us and contacts, by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, select

from core.model import Act
from core.readings.flows import Passed
from core.store.engine import Tx
from core.store.tables import flow

_ROWS = (
    select(flow.c.contact_id, flow.c.act, flow.c.period, flow.c.count, flow.c.currency)
    .where(
        flow.c.organization_id == bindparam("org"),
        flow.c.contact_id.in_(bindparam("ids", expanding=True)),
        flow.c.period >= bindparam("since"),
        flow.c.count != 0,
    )
    .order_by(flow.c.contact_id, flow.c.period, flow.c.act)
)


def of_contacts(tx: Tx, org: int, ids: Iterable[int], since: date) -> dict[int, tuple[Passed, ...]]:
    """By contact, the oldest first; contacts with whom nothing passed are left out."""
    wanted = sorted(set(ids))
    found: dict[int, list[Passed]] = {}
    params = {"org": org, "ids": wanted, "since": since.isoformat()}
    for contact, act, period, count, currency in tx.execute(_ROWS, params) if wanted else ():
        found.setdefault(contact, []).append(Passed(Act(act), date.fromisoformat(period), count, currency))
    return {contact: tuple(rows) for contact, rows in found.items()}
