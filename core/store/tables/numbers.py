"""Sales, shared credit, contests, what a member keeps of himself, and counters by contact and by stage."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Index, Integer, SmallInteger, String, Table, Text

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

sale = Table(  # a sale beside the one an introduction was won with: a further one, or one no introduction led to
    "sale",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),
    Column("introduction_id", BigInteger),
    Column("member_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("value", BigInteger),
    Column("currency", String(3)),
    Column("source", String(16), nullable=False),  # told | import
    Column("door", String(16)),  # what became of "who opened the door?": None not asked yet, asked, nobody, known
    Column("gone_at", Instant),
    Index("sale_contact", "organization_id", "contact_id", "at"),
    Index("sale_member", "organization_id", "member_id", "at"),
    Index("sale_introduction", "organization_id", "introduction_id"),
)

share = Table(  # credit for an introduction shared with somebody else, once a lead has decided
    "share",
    metadata,
    organization_column(),
    id_column(),
    Column("introduction_id", BigInteger, nullable=False),
    Column("contact_id", BigInteger),  # a second introducer, or
    Column("member_id", BigInteger),  # a second colleague
    Column("proposed_by", BigInteger, nullable=False),
    Column("proposed_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("decided_by", BigInteger),
    Column("decided_at", Instant),
    Column("gone_at", Instant),
    Index("share_introduction", "organization_id", "introduction_id", "id"),
)

contest = Table(
    "contest",
    metadata,
    organization_column(),
    id_column(),
    Column("name", Text, nullable=False),
    Column("channel_id", BigInteger),
    Column("kind", String(16), nullable=False),  # rank | steps | target | teams
    Column("measure", String(32), nullable=False),
    Column("least", Integer, nullable=False),  # below it nobody is ranked
    Column("steps", Json, nullable=False),  # [[amount, name], …], ascending
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("created_by", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("gone_at", Instant),
    Index("contest_ends", "organization_id", "ends_on", "id"),
)

target = Table(  # what a member set himself in a contest
    "target",
    metadata,
    organization_column(),
    id_column(),
    Column("contest_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("gone_at", Instant),
    Index("target_contest", "organization_id", "contest_id", "member_id"),
)

profile = Table(  # what a member says of himself; its id is the member's
    "profile",
    metadata,
    organization_column(),
    id_column(),
    Column("one_line", Text),  # whom we help, in his words: stands in what he sends
    Column("board", String(16), nullable=False),  # in | out (his wish) | excluded (an admin's)
    Column("gone_at", Instant),
)

flow = Table(  # what passed between us and one contact, by day of the organization
    "flow",
    metadata,
    organization_column(),
    Column("contact_id", BigInteger, primary_key=True, autoincrement=False),
    Column("act", String(32), primary_key=True),
    Column("period", String(10), primary_key=True),  # 2026-11-23
    Column("currency", String(3), primary_key=True),  # '' but for values
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
    postgresql_with={"fillfactor": "70"},
)

funnel = Table(  # introductions by the month they were logged in and the stages they reached, with how long it took
    "funnel",
    metadata,
    organization_column(),
    Column("month", String(7), primary_key=True),
    Column("member_id", BigInteger, primary_key=True, autoincrement=False),
    Column("direction", String(16), primary_key=True),
    Column("warmth", String(16), primary_key=True),
    Column("stage", String(16), primary_key=True),
    Column("days", SmallInteger, primary_key=True, autoincrement=False),  # whole days from the opened door to the stage
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
    postgresql_with={"fillfactor": "70"},
)
