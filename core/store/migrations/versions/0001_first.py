"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.Column("playbook", sa.String(length=32), nullable=False),
        sa.Column("numbers", JSON, nullable=False),
        sa.Column("next_id", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("next_number", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("organization_pkey")),
    )
    op.create_table(
        "account",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("profiled_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("account_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("account_pkey")),
    )
    op.create_index("account_member", "account", ["organization_id", "member_id"], unique=False)

    op.create_table(
        "agenda",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("look_at", INSTANT, nullable=True),
        sa.Column("failures", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("agenda_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "kind", "subject_id", name=op.f("agenda_pkey")),
    )
    op.create_index(
        "agenda_due",
        "agenda",
        ["look_at"],
        unique=False,
        sqlite_where=sa.text("look_at IS NOT NULL"),
        postgresql_where=sa.text("look_at IS NOT NULL"),
    )

    op.create_table(
        "audit",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("via", sa.String(length=300), nullable=False),
        sa.Column("command", sa.String(length=32), nullable=False),
        sa.Column("subject_kind", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("tallies", JSON, nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("audit_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("audit_pkey")),
    )
    op.create_index("audit_member", "audit", ["organization_id", "member_id", "id"], unique=False)
    op.create_index("audit_subject", "audit", ["organization_id", "subject_kind", "subject_id", "id"], unique=False)

    op.create_table(
        "channel",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("board_every", sa.String(length=16), nullable=False),
        sa.Column("board_day", sa.SmallInteger(), nullable=False),
        sa.Column("board_by", sa.String(length=32), nullable=False),
        sa.Column("board_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("channel_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("channel_pkey")),
        sa.UniqueConstraint("organization_id", "key", name=op.f("channel_organization_id_key_key")),
    )
    op.create_table(
        "contact",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("folded_company", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("tier", sa.String(length=1), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("dont_call", sa.Boolean(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("client_since", INSTANT, nullable=True),
        sa.Column("partner_since", INSTANT, nullable=True),
        sa.Column("rest_until", sa.Date(), nullable=True),
        sa.Column("never_ask", sa.Boolean(), nullable=False),
        sa.Column("last_talk_at", INSTANT, nullable=True),
        sa.Column("merged_into", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("contact_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("contact_pkey")),
    )
    op.create_index("contact_email", "contact", ["organization_id", "email"], unique=False)
    op.create_index("contact_folded", "contact", ["organization_id", "folded", "folded_company"], unique=False)
    op.create_index("contact_owner", "contact", ["organization_id", "owner_id", "id"], unique=False)
    op.create_index("contact_phone", "contact", ["organization_id", "phone"], unique=False)

    op.create_table(
        "contact_word",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "word", sa.String(length=100).with_variant(sa.String(length=100, collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("contact_word_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "word", "contact_id", name=op.f("contact_word_pkey")),
    )
    op.create_index("contact_word_contact", "contact_word", ["organization_id", "contact_id"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=300), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("delivery_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "platform", "id", name=op.f("delivery_pkey")),
        sqlite_with_rowid=False,
    )
    op.create_index("delivery_at", "delivery", ["organization_id", "at"], unique=False)

    op.create_table(
        "draft",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("draft_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("draft_pkey")),
    )
    op.create_table(
        "introduction",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("direction", sa.String(length=16), nullable=False),
        sa.Column("prospect_id", sa.BigInteger(), nullable=False),
        sa.Column("introducer_id", sa.BigInteger(), nullable=True),
        sa.Column("introducer_member_id", sa.BigInteger(), nullable=True),
        sa.Column("given_to_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("logged_by", sa.BigInteger(), nullable=False),
        sa.Column("logged_at", INSTANT, nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("stage_at", INSTANT, nullable=False),
        sa.Column("waiting_since", INSTANT, nullable=False),
        sa.Column("warmth", sa.String(length=16), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("may_know", sa.Boolean(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=True),
        sa.Column("contacted_at", INSTANT, nullable=True),
        sa.Column("met_at", INSTANT, nullable=True),
        sa.Column("proposed_at", INSTANT, nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("implied", sa.Text(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("tried_at", INSTANT, nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_step_at", INSTANT, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("thanked_at", INSTANT, nullable=True),
        sa.Column("thanked_outcome_at", INSTANT, nullable=True),
        sa.Column("snoozed_until", INSTANT, nullable=True),
        sa.Column("handed_by", sa.BigInteger(), nullable=True),
        sa.Column("handed_at", INSTANT, nullable=True),
        sa.Column("counted", JSON, nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("introduction_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("introduction_pkey")),
    )
    op.create_index(
        "introduction_colleague",
        "introduction",
        ["organization_id", "introducer_member_id", "id"],
        unique=False,
        sqlite_where=sa.text("introducer_member_id IS NOT NULL"),
        postgresql_where=sa.text("introducer_member_id IS NOT NULL"),
    )
    op.create_index("introduction_introducer", "introduction", ["organization_id", "introducer_id", "id"], unique=False)
    op.create_index(
        "introduction_live",
        "introduction",
        ["organization_id", "owner_id", "id"],
        unique=False,
        sqlite_where=sa.text(
            "gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"
        ),
        postgresql_where=sa.text(
            "gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"
        ),
    )
    op.create_index("introduction_owner", "introduction", ["organization_id", "owner_id", "id"], unique=False)
    op.create_index("introduction_prospect", "introduction", ["organization_id", "prospect_id"], unique=False)

    op.create_table(
        "link_code",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("link_code_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("link_code_pkey")),
    )
    op.create_index("link_code_organization", "link_code", ["organization_id", "member_id"], unique=False)

    op.create_table(
        "member",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("locale", sa.String(length=16), nullable=True),
        sa.Column("day_start", sa.Time(), nullable=False),
        sa.Column("day_end", sa.Time(), nullable=False),
        sa.Column("workdays", sa.String(length=16), nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("paused_until", INSTANT, nullable=True),
        sa.Column("morning", sa.String(length=16), nullable=False),
        sa.Column("muted", sa.Text(), nullable=False),
        sa.Column("account", sa.String(length=300), nullable=True),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("member_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("member_pkey")),
    )
    op.create_index("member_email", "member", ["organization_id", "email"], unique=False)
    op.create_index("member_folded", "member", ["organization_id", "folded"], unique=False)

    op.create_table(
        "post",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.String(length=32), nullable=True),
        sa.Column("subject_kind", sa.String(length=16), nullable=True),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("to", sa.String(length=300), nullable=True),
        sa.Column("private_to", sa.String(length=300), nullable=True),
        sa.Column("thread", sa.Text(), nullable=True),
        sa.Column("card", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("facts", JSON, nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("edits", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("unknown", sa.SmallInteger(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("sent_to", sa.String(length=300), nullable=True),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("post_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("post_pkey")),
        sa.UniqueConstraint("organization_id", "key", name=op.f("post_organization_id_key_key")),
    )
    op.create_index(
        "post_due",
        "post",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("post_member", "post", ["organization_id", "member_id", "day"], unique=False)
    op.create_index("post_ref", "post", ["organization_id", "sent_to", "ref"], unique=False)
    op.create_index("post_state", "post", ["organization_id", "state", "id"], unique=False)
    op.create_index("post_subject", "post", ["organization_id", "subject_kind", "subject_id", "id"], unique=False)

    op.create_table(
        "reminder",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("introduction_id", sa.BigInteger(), nullable=True),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("reminder_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("reminder_pkey")),
    )
    op.create_index("reminder_introduction", "reminder", ["organization_id", "introduction_id"], unique=False)
    op.create_index("reminder_member", "reminder", ["organization_id", "member_id", "due_at"], unique=False)

    op.create_table(
        "route",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("route", sa.Text(), nullable=True),
        sa.Column("free_at", INSTANT, nullable=True),
        sa.Column("dead", sa.Text(), nullable=True),
        sa.Column("seen_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("route_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "key", name=op.f("route_pkey")),
    )
    op.create_table(
        "tally",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("grain", sa.String(length=1), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("tally_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "grain", "period", "act", "member_id", "currency", name=op.f("tally_pkey")
        ),
        postgresql_with={"fillfactor": "70"},
        sqlite_with_rowid=False,
    )
    op.create_table(
        "team",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("lead_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("team_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("team_pkey")),
    )
    op.create_table(
        "touch",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("introduction_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("touch_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("touch_pkey")),
    )
    op.create_index("touch_contact", "touch", ["organization_id", "contact_id", "at"], unique=False)
    op.create_index("touch_introduction", "touch", ["organization_id", "introduction_id"], unique=False)

    op.create_table(
        "workspace",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("workspace_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("workspace_pkey")),
    )
    op.create_index("workspace_organization", "workspace", ["organization_id"], unique=False)


def downgrade() -> None:
    op.drop_table("workspace")
    op.drop_table("touch")
    op.drop_table("team")
    op.drop_table("tally")
    op.drop_table("route")
    op.drop_table("reminder")
    op.drop_table("post")
    op.drop_table("member")
    op.drop_table("link_code")
    op.drop_table("introduction")
    op.drop_table("draft")
    op.drop_table("delivery")
    op.drop_table("contact_word")
    op.drop_table("contact")
    op.drop_table("channel")
    op.drop_table("audit")
    op.drop_table("agenda")
    op.drop_table("account")
    op.drop_table("organization")
