"""The book: contacts, introductions, touches, reminders, drafts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, SmallInteger, String, Table, Text, text

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

_LIVE = "gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"
BYTEWISE = String(100).with_variant(String(100, collation="C"), "postgresql")  # ranges of a prefix, on both databases

contact = Table(
    "contact",
    metadata,
    organization_column(),
    id_column(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("company", Text),
    Column("folded_company", Text),
    Column("title", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("owner_id", BigInteger),
    Column("tier", String(1)),
    Column("language", String(16)),
    Column("state", String(16), nullable=False),
    Column("dont_call", Boolean, nullable=False),
    Column("sensitive", Boolean, nullable=False),
    Column("note", Text),
    Column("client_since", Instant),
    Column("partner_since", Instant),
    Column("rest_until", Date),
    Column("never_ask", Boolean, nullable=False),
    Column("last_talk_at", Instant),
    Column("merged_into", BigInteger),
    Column("created_at", Instant, nullable=False),
    Column("gone_at", Instant),  # undone, merged or forgotten; out of every search
    Index("contact_folded", "organization_id", "folded", "folded_company"),
    Index(
        "contact_email",
        "organization_id",
        "email",
        sqlite_where=text("email IS NOT NULL"),
        postgresql_where=text("email IS NOT NULL"),
    ),
    Index("contact_owner", "organization_id", "owner_id", "id"),
    Index(  # clients and partners: few per owner, however many people he was introduced to
        "contact_served",
        "organization_id",
        "owner_id",
        "id",
        sqlite_where=text("gone_at IS NULL AND (client_since IS NOT NULL OR partner_since IS NOT NULL)"),
        postgresql_where=text("gone_at IS NULL AND (client_since IS NOT NULL OR partner_since IS NOT NULL)"),
    ),
)

contact_word = Table(  # each folded word of a name and company, for prefix search and forgiving matches
    "contact_word",
    metadata,
    organization_column(),
    Column("word", BYTEWISE, primary_key=True),
    Column("contact_id", BigInteger, primary_key=True),
    Index("contact_word_contact", "organization_id", "contact_id"),
    sqlite_with_rowid=False,
)

introduction = Table(
    "introduction",
    metadata,
    organization_column(),
    id_column(),
    Column("direction", String(16), nullable=False),
    Column("prospect_id", BigInteger, nullable=False),
    Column("introducer_id", BigInteger),
    Column("introducer_member_id", BigInteger),
    Column("given_to_id", BigInteger),
    Column("owner_id", BigInteger, nullable=False),
    Column("logged_by", BigInteger, nullable=False),
    Column("logged_at", Instant, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("stage_at", Instant, nullable=False),
    Column("waiting_since", Instant, nullable=False),
    Column("warmth", String(16), nullable=False),
    Column("agreed", Boolean),
    Column("may_know", Boolean, nullable=False),
    Column("opened_at", Instant),
    Column("contacted_at", Instant),
    Column("met_at", Instant),
    Column("proposed_at", Instant),
    Column("closed_at", Instant),
    Column("implied", Text, nullable=False),  # stages, comma separated
    Column("tries", SmallInteger, nullable=False),
    Column("tried_at", Instant),
    Column("value", BigInteger),
    Column("currency", String(3)),
    Column("reason", Text),
    Column("next_step", Text),
    Column("next_step_at", Instant),
    Column("note", Text),
    Column("thanked_at", Instant),
    Column("thanked_outcome_at", Instant),
    Column("snoozed_until", Instant),
    Column("handed_by", BigInteger),
    Column("handed_at", Instant),
    Column("counted", Json, nullable=False),
    Column("gone_at", Instant),
    Column("shared_with", BigInteger),  # the colleague for whom a win counts half
    Index("introduction_prospect", "organization_id", "prospect_id"),
    Index("introduction_introducer", "organization_id", "introducer_id", "id"),
    Index(
        "introduction_colleague",
        "organization_id",
        "introducer_member_id",
        "id",
        sqlite_where=text("introducer_member_id IS NOT NULL"),
        postgresql_where=text("introducer_member_id IS NOT NULL"),
    ),
    Index(
        "introduction_given",
        "organization_id",
        "given_to_id",
        "id",
        sqlite_where=text("given_to_id IS NOT NULL"),
        postgresql_where=text("given_to_id IS NOT NULL"),
    ),
    Index("introduction_owner", "organization_id", "owner_id", "id"),
    Index(  # sales that began with an introduction, the latest first
        "introduction_won",
        "organization_id",
        "owner_id",
        "closed_at",
        sqlite_where=text("stage = 'won' AND gone_at IS NULL"),
        postgresql_where=text("stage = 'won' AND gone_at IS NULL"),
    ),
    Index(  # what may still want something done: open, or thanks owed; few per owner, however long the history
        "introduction_live",
        "organization_id",
        "owner_id",
        "id",
        sqlite_where=text(
            "gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"
        ),
        postgresql_where=text(
            "gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"
        ),
    ),
)

touch = Table(
    "touch",
    metadata,
    organization_column(),
    id_column(),
    Column("contact_id", BigInteger, nullable=False),
    Column("introduction_id", BigInteger),
    Column("member_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text),
    Column("gone_at", Instant),
    Column("answer", String(16)),  # of a how-are-we-doing call
    Column("value", BigInteger),  # of a gift
    Column("currency", String(3)),
    Index("touch_contact", "organization_id", "contact_id", "at"),
    Index("touch_introduction", "organization_id", "introduction_id"),
)

reminder = Table(
    "reminder",
    metadata,
    organization_column(),
    id_column(),
    Column("member_id", BigInteger, nullable=False),
    Column("about", Text, nullable=False),
    Column("introduction_id", BigInteger),
    Column("contact_id", BigInteger),
    Column("due_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("gone_at", Instant),
    Index("reminder_member", "organization_id", "member_id", "due_at"),
    Index("reminder_introduction", "organization_id", "introduction_id"),
)

draft = Table(  # content too long for a button
    "draft",
    metadata,
    organization_column(),
    id_column(),
    Column("member_id", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)
