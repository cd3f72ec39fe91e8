"""People being forgotten: what is still to be read through. A row lives for minutes, then the last words go with it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, String, Table

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

forgetting = Table(
    "forgetting",
    metadata,
    organization_column(),
    id_column(),  # the contact's
    Column("words", Json, nullable=False),  # his names, e-mail, phone
    Column("subjects", Json, nullable=False),  # {table: [id, …]} whose texts go whole, in the audit trail too
    Column("place", String(32), nullable=False),  # the table being read
    Column("after", BigInteger, nullable=False),  # its last id that was read
    Column("asked_by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
)
