"""What follows from changes: counters, the audit trail, deliveries acted on."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, String, Table

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

tally = Table(  # acts counted by day and by month, in the transaction that does them
    "tally",
    metadata,
    organization_column(),
    Column("grain", String(1), primary_key=True),  # d | m
    Column("period", String(10), primary_key=True),  # 2026-11-22 | 2026-11
    Column("act", String(32), primary_key=True),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("currency", String(3), primary_key=True),  # '' but for values
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
    postgresql_with={"fillfactor": "70"},
)

audit = Table(  # one row per command that changed something; `changes` is [[table, id, before, after], …]
    "audit",
    metadata,
    organization_column(),
    id_column(),
    Column("at", Instant, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("via", String(300), nullable=False),  # the account it came from
    Column("command", String(32), nullable=False),
    Column("subject_kind", String(16), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("changes", Json, nullable=False),
    Column("tallies", Json, nullable=False),  # [[act, member, day, currency, delta], …]
    Column("undoes", BigInteger),
    Column("undone_by", BigInteger),
    Index("audit_subject", "organization_id", "subject_kind", "subject_id", "id"),
    Index("audit_member", "organization_id", "member_id", "id"),
)

delivery = Table(  # requests already acted on
    "delivery",
    metadata,
    organization_column(),
    Column("platform", String(16), primary_key=True),
    Column("id", String(300), primary_key=True),
    Column("at", Instant, nullable=False),
    Index("delivery_at", "organization_id", "at"),
    sqlite_with_rowid=False,
)
