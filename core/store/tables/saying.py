"""What the bot says by itself: when to look at whom, and the messages."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, SmallInteger, String, Table, Text, UniqueConstraint, text

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

agenda = Table(  # the next moment to look at a subject
    "agenda",
    metadata,
    organization_column(),
    Column("kind", String(16), primary_key=True),
    Column("subject_id", BigInteger, primary_key=True, autoincrement=False),
    Column("look_at", Instant),  # None: only when it changes
    Column("failures", SmallInteger, nullable=False, server_default=text("0")),
    Index(
        "agenda_due", "look_at", sqlite_where=text("look_at IS NOT NULL"), postgresql_where=text("look_at IS NOT NULL")
    ),
)

post = Table(  # every message nobody asked for, and answers that have no response to ride on
    "post",
    metadata,
    organization_column(),
    id_column(),
    Column("key", String(300), nullable=False),
    Column("kind", String(16), nullable=False),  # nudge | reminder | board | reply | edit | notice
    Column("rule", String(32)),
    Column("subject_kind", String(16)),
    Column("subject_id", BigInteger),
    Column("member_id", BigInteger),  # the receiver; None for a channel
    Column("to", String(300)),  # account or channel key; None: the account the member used last, at sending
    Column("private_to", String(300)),
    Column("thread", Text),
    Column("card", Text),  # core.cards JSON; of a nudge, the last rendering
    Column("because", Text),
    Column("facts", Json),
    Column("headline", Text),
    Column("counts", Boolean, nullable=False),  # against the daily cap
    Column("day", String(10)),  # the receiver's local day it counts on
    Column("edits", BigInteger),  # the post whose message is to become this card
    Column("state", String(16), nullable=False),  # waiting | folded | sending | sent | dropped | undelivered
    Column("due_at", Instant),  # waiting: send after; sending: the lease's end; else None
    Column("owner", String(64)),
    Column("tries", SmallInteger, nullable=False),
    Column("unknown", SmallInteger, nullable=False),
    Column("ref", Text),  # the platform's id of the sent message
    Column("sent_to", String(300)),
    Column("sent_at", Instant),
    Column("answered_at", Instant),  # a button of it was clicked
    Column("reason", Text),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("organization_id", "key"),
    Index("post_due", "due_at", sqlite_where=text("due_at IS NOT NULL"), postgresql_where=text("due_at IS NOT NULL")),
    Index("post_subject", "organization_id", "subject_kind", "subject_id", "id"),
    Index("post_member", "organization_id", "member_id", "day"),
    Index("post_state", "organization_id", "state", "id"),
    Index("post_ref", "organization_id", "sent_to", "ref"),
)
