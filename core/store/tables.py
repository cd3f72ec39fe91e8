"""Every table. The first key column is `organization_id`, except in the *directory* tables, which are asked before the
organization is known, and in the two due indexes, which begin with the time.

A writing transaction locks its organization's row before anything else (PostgreSQL; SQLite has one writer), so two
writers of one organization never wait for each other in a circle. Ids come from that row as well (`next_id`; for
introductions `next_number`, the number people see), so an organization's rows can be moved as they are.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware moment: timestamptz on PostgreSQL, whole microseconds since 1970 on SQLite (sorted, indexed, exact)."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if dialect.name == "postgresql" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return (value - _EPOCH) // _MICRO

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if dialect.name == "postgresql" else _EPOCH + timedelta(microseconds=value)


Json = JSON().with_variant(JSONB(), "postgresql")

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)


def _org() -> Column[int]:
    return Column("organization_id", BigInteger, ForeignKey("organization.id", ondelete="CASCADE"), primary_key=True)


def _id(kind: Any = BigInteger) -> Column[Any]:
    return Column("id", kind, primary_key=True, autoincrement=False)


organization = Table(
    "organization",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("country", String(2)),
    Column("currency", String(3), nullable=False),
    Column("locale", String(16), nullable=False),
    Column("playbook", String(32), nullable=False),
    Column("numbers", Json, nullable=False),
    Column("next_id", BigInteger, nullable=False, server_default=text("1")),
    Column("next_number", BigInteger, nullable=False, server_default=text("1")),
    Column("created_at", Instant, nullable=False),
)

# --- the directory: asked before the organization is known -------------------------------------------------------

workspace = Table(
    "workspace",
    metadata,
    Column("key", String(200), primary_key=True),  # slack:T1, teams:{tenant}
    Column("organization_id", BigInteger, ForeignKey("organization.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text),
    Column("created_at", Instant, nullable=False),
    Column("left_at", Instant),
    Index("workspace_organization", "organization_id"),
)

account = Table(
    "account",
    metadata,
    Column("key", String(300), primary_key=True),  # slack:T1:U2
    Column("organization_id", BigInteger, ForeignKey("organization.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("profiled_at", Instant),  # when the platform was last asked who this is
    Index("account_member", "organization_id", "member_id"),
)

link_code = Table(
    "link_code",
    metadata,
    Column("digest", String(64), primary_key=True),  # of the one-time code; the code itself is never stored
    Column("organization_id", BigInteger, ForeignKey("organization.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", BigInteger, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Index("link_code_organization", "organization_id", "member_id"),
)

# --- people of the organization ----------------------------------------------------------------------------------

team = Table("team", metadata, _org(), _id(), Column("name", Text, nullable=False), Column("lead_id", BigInteger))

member = Table(
    "member",
    metadata,
    _org(),
    _id(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("email", Text),  # verified, lower case
    Column("role", String(16), nullable=False),
    Column("team_id", BigInteger),
    Column("zone", String(64)),
    Column("country", String(2)),
    Column("locale", String(16)),
    Column("day_start", Time, nullable=False),
    Column("day_end", Time, nullable=False),
    Column("workdays", String(16), nullable=False),  # "0,1,2,3,4", Monday is 0
    Column("away_from", Date),
    Column("away_until", Date),
    Column("paused_until", Instant),
    Column("morning", String(16), nullable=False),
    Column("muted", Text, nullable=False),  # rule names, comma separated
    Column("account", String(300)),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    Index("member_folded", "organization_id", "folded"),
    Index("member_email", "organization_id", "email"),
)

channel = Table(
    "channel",
    metadata,
    _org(),
    _id(),
    Column("key", String(300), nullable=False),
    Column("name", Text),
    Column("board_every", String(16), nullable=False),  # week | month | off
    Column("board_day", SmallInteger, nullable=False),  # weekday of the weekly board
    Column("board_by", String(32), nullable=False),
    Column("board_at", Instant),  # the last one posted
    UniqueConstraint("organization_id", "key"),
)

route = Table(  # how to reach an account or a channel, and when it may next be spoken to
    "route",
    metadata,
    _org(),
    Column("key", String(300), primary_key=True),
    Column("name", Text),
    Column("route", Text),  # the adapter's own JSON; None: not yet reached
    Column("free_at", Instant),  # Slack: one message a second and channel
    Column("dead", Text),  # why nothing more is sent there, until it is heard from again
    Column("seen_at", Instant),
)

# --- the book ----------------------------------------------------------------------------------------------------

contact = Table(
    "contact",
    metadata,
    _org(),
    _id(),
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
    Index("contact_email", "organization_id", "email"),
    Index("contact_phone", "organization_id", "phone"),
    Index("contact_owner", "organization_id", "owner_id"),
)

contact_word = Table(  # each folded word of a name and company, for prefix search and forgiving matches
    "contact_word",
    metadata,
    _org(),
    Column("word", String(100), primary_key=True),
    Column("contact_id", BigInteger, primary_key=True),
    Index("contact_word_contact", "organization_id", "contact_id"),
)

introduction = Table(
    "introduction",
    metadata,
    _org(),
    _id(),
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
    Column("counted", Json, nullable=False),
    Column("gone_at", Instant),
    Index("introduction_prospect", "organization_id", "prospect_id"),
    Index("introduction_introducer", "organization_id", "introducer_id"),
    Index("introduction_owner", "organization_id", "owner_id", "id"),
    Index(  # what may still want something done: open, or thanks owed; few per owner, however long the history
        "introduction_live",
        "organization_id",
        "owner_id",
        "id",
        sqlite_where=text("gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"),
        postgresql_where=text(
            "gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"
        ),
    ),
)

touch = Table(
    "touch",
    metadata,
    _org(),
    _id(),
    Column("contact_id", BigInteger, nullable=False),
    Column("introduction_id", BigInteger),
    Column("member_id", BigInteger, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text),
    Column("gone_at", Instant),
    Index("touch_contact", "organization_id", "contact_id", "at"),
    Index("touch_introduction", "organization_id", "introduction_id"),
)

reminder = Table(
    "reminder",
    metadata,
    _org(),
    _id(),
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
    _org(),
    _id(),
    Column("member_id", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

# --- counters and history ----------------------------------------------------------------------------------------

tally = Table(  # acts counted by day and by month, in the transaction that does them
    "tally",
    metadata,
    _org(),
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
    _org(),
    _id(),
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
    _org(),
    Column("platform", String(16), primary_key=True),
    Column("id", String(300), primary_key=True),
    Column("at", Instant, nullable=False),
    Index("delivery_at", "organization_id", "at"),
    sqlite_with_rowid=False,
)

# --- what the bot says by itself ---------------------------------------------------------------------------------

agenda = Table(  # the next moment to look at a subject
    "agenda",
    metadata,
    _org(),
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
    _org(),
    _id(),
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
