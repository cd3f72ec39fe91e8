"""Partners and clients: partnerships with their reviews, promises, who knows whom, asks, complaints, care."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, SmallInteger, String, Table, Text, text

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

partnership = Table(
    "partnership",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),
    Column("owner_id", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("fit", Json, nullable=False),  # {"click": [[score, reason, ISO day, member], …], "trust": …, "focus": …}
    Column("ideal_ours", Json, nullable=False),  # {"title": …, "size": …, "sophistication": …, "sector": …}
    Column("ideal_theirs", Json, nullable=False),
    Column("own_words", Text),  # how it should work, as the partner put it
    Column("ground_rules", Text),
    Column("mechanics", Text),
    Column("accountable", Text),
    Column("ours_on", Date),  # each side's dated yes
    Column("theirs_on", Date),
    Column("met_at", Instant),
    Column("profession", Text),
    Column("restricted", Boolean, nullable=False),  # a profession whose rules forbid balance and value
    Column("review_on", Date),
    Column("booked_at", Instant),  # the next review has its place in both calendars
    Column("reviewed_at", Instant),
    Column("reviews", SmallInteger, nullable=False),
    Column("idle_reviews", SmallInteger, nullable=False),  # in a row, in which nothing had moved
    Column("ended_at", Instant),
    Column("reason", Text),
    Column("gone_at", Instant),
    Index("partnership_contact", "organization_id", "contact_id"),
    Index("partnership_owner", "organization_id", "owner_id", "id"),
)

review = Table(
    "review",
    metadata,
    organization_column(),
    id_column(),
    Column("partnership_id", BigInteger, nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("working", Boolean),  # "is this working for both of us?"
    Column("note", Text),
    Column("gone_at", Instant),
    Index("review_partnership", "organization_id", "partnership_id", "at"),
)

promise = Table(  # who does what for whom by when; exactly one of the two `by` is set
    "promise",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),  # the partner or client it was made to, or who made it
    Column("owner_id", BigInteger, nullable=False),  # the member who hears of it
    Column("by_member_id", BigInteger),
    Column("by_contact_id", BigInteger),
    Column("partnership_id", BigInteger),
    Column("text", Text, nullable=False),
    Column("due_on", Date),
    Column("state", String(16), nullable=False),
    Column("kept_on", Date),
    Column("created_at", Instant, nullable=False),
    Column("gone_at", Instant),
    Index("promise_contact", "organization_id", "contact_id", "id"),
    Index("promise_owner", "organization_id", "owner_id", "state", "due_on"),
)

knows = Table(  # the knower is a contact or one of us
    "knows",
    metadata,
    organization_column(),
    id_column(),
    Column("knower_id", BigInteger),
    Column("member_id", BigInteger),
    Column("known_id", BigInteger, nullable=False),
    Column("how", Text),
    Column("strength", SmallInteger, nullable=False),  # 1 has met, 2 knows well, 3 close
    Column("source", String(16), nullable=False),
    Column("told_by", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("gone_at", Instant),
    Index("knows_knower", "organization_id", "knower_id", "id"),
    Index("knows_member", "organization_id", "member_id", "id"),
    Index("knows_known", "organization_id", "known_id", "id"),
)

ask = Table(
    "ask",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),  # who was asked
    Column("about_id", BigInteger, nullable=False),  # the person he is asked to introduce
    Column("introduction_id", BigInteger),
    Column("member_id", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    Column("because", Text),
    Column("answer", String(16)),
    Column("answered_at", Instant),
    Column("overridden", Text, nullable=False),  # gates that advised against, comma separated
    Column("gone_at", Instant),
    Index("ask_contact", "organization_id", "contact_id", "at"),
    Index("ask_introduction", "organization_id", "introduction_id"),
    Index("ask_member", "organization_id", "member_id", "at"),
)

complaint = Table(
    "complaint",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),
    Column("owner_id", BigInteger, nullable=False),
    Column("opened_by", BigInteger, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("text", Text),
    Column("closed_by", BigInteger),
    Column("closed_at", Instant),
    Column("outcome", Text),
    Column("gone_at", Instant),
    Index("complaint_contact", "organization_id", "contact_id", "id"),
    Index(
        "complaint_open",
        "organization_id",
        "owner_id",
        "id",
        sqlite_where=text("gone_at IS NULL AND closed_at IS NULL"),
        postgresql_where=text("gone_at IS NULL AND closed_at IS NULL"),
    ),
)

care = Table(  # what serving a client or partner needs to know of him; its id is the contact's
    "care",
    metadata,
    organization_column(),
    id_column(),
    Column("profession", Text),
    Column("sector", Text),
    Column("check_days", SmallInteger),  # his own interval of how-are-we-doing calls, where it is not his tier's
    Column("checked_at", Instant),
    Column("answer", String(16)),
    Column("asked_at", Instant),
    Column("mapped_at", Instant),  # the influence map was filled in
    Column("newsletter_since", Instant),
    Column("holiday", String(32)),
    Column("gifts_off", Boolean, nullable=False),
    Column("gone_at", Instant),
)

named_date = Table(
    "named_date",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("month", SmallInteger, nullable=False),
    Column("day", SmallInteger, nullable=False),
    Column("gone_at", Instant),
    Index("named_date_contact", "organization_id", "contact_id", "id"),
    Index("named_date_day", "organization_id", "month", "day"),
)
