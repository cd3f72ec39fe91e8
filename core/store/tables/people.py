"""Who: organizations, the directory of accounts, members, teams, channels and the ways to reach them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from core.store.tables.base import Instant, Json, id_column, metadata, organization_column

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

# The directory: asked before the organization is known.

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

# People of the organization.

team = Table(
    "team",
    metadata,
    organization_column(),
    id_column(),
    Column("name", Text, nullable=False),
    Column("lead_id", BigInteger),
)

member = Table(
    "member",
    metadata,
    organization_column(),
    id_column(),
    Column("name", Text, nullable=False),
    Column("folded", Text().with_variant(Text(collation="C"), "postgresql"), nullable=False),  # a prefix is a range
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
    Column("prefers", String(16)),  # the platform of `account`, where he chose one
    Index("member_folded", "organization_id", "folded"),
    Index("member_email", "organization_id", "email"),
)

channel = Table(
    "channel",
    metadata,
    organization_column(),
    id_column(),
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
    organization_column(),
    Column("key", String(300), primary_key=True),
    Column("name", Text),
    Column("route", Text),  # the adapter's own JSON; None: not yet reached
    Column("free_at", Instant),  # Slack: one message a second and channel
    Column("dead", Text),  # why nothing more is sent there, until it is heard from again
    Column("seen_at", Instant),
)
