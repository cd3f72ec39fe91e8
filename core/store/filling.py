"""Rows in bulk for benchmarks: what a large organization's tables hold, without the years of typing."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, insert

from core.store.tables import agenda, organization

BATCH = 10_000


def fill_agenda(tx: Connection, count: int, first: datetime) -> None:
    """One organization with `count` introductions on the agenda, to be looked at from `first` on, a second apart."""
    row = {"name": "Bench", "zone": "UTC", "currency": "USD", "locale": "en_US", "playbook": "balanced", "numbers": {}}
    made = tx.execute(insert(organization), row | {"created_at": first})
    key = made.inserted_primary_key
    assert key is not None
    org = key[0]
    for start in range(0, count, BATCH):
        rows = [
            {"organization_id": org, "kind": "introduction", "subject_id": n, "look_at": first + timedelta(seconds=n)}
            for n in range(start, min(start + BATCH, count))
        ]
        tx.execute(insert(agenda), rows)
