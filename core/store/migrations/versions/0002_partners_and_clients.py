"""Partners, clients, sales, contests."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ask",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("about_id", sa.BigInteger(), nullable=False),
        sa.Column("introduction_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("overridden", sa.Text(), nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("ask_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("ask_pkey")),
    )
    op.create_index("ask_contact", "ask", ["organization_id", "contact_id", "at"], unique=False)
    op.create_index("ask_introduction", "ask", ["organization_id", "introduction_id"], unique=False)

    op.create_table(
        "care",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("profession", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("check_days", sa.SmallInteger(), nullable=True),
        sa.Column("checked_at", INSTANT, nullable=True),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("asked_at", INSTANT, nullable=True),
        sa.Column("mapped_at", INSTANT, nullable=True),
        sa.Column("newsletter_since", INSTANT, nullable=True),
        sa.Column("holiday", sa.String(length=32), nullable=True),
        sa.Column("gifts_off", sa.Boolean(), nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("care_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("care_pkey")),
    )
    op.create_table(
        "complaint",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("complaint_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("complaint_pkey")),
    )
    op.create_index("complaint_contact", "complaint", ["organization_id", "contact_id", "id"], unique=False)

    op.create_table(
        "contest",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("measure", sa.String(length=32), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("steps", JSON, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("contest_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("contest_pkey")),
    )
    op.create_index("contest_ends", "contest", ["organization_id", "ends_on", "id"], unique=False)

    op.create_table(
        "flow",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("flow_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "contact_id", "act", "period", "currency", name=op.f("flow_pkey")),
        postgresql_with={"fillfactor": "70"},
        sqlite_with_rowid=False,
    )
    op.create_table(
        "funnel",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("member_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("direction", sa.String(length=16), nullable=False),
        sa.Column("warmth", sa.String(length=16), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("days", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("funnel_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "month", "member_id", "direction", "warmth", "stage", "days", name=op.f("funnel_pkey")
        ),
        postgresql_with={"fillfactor": "70"},
        sqlite_with_rowid=False,
    )
    op.create_table(
        "knows",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("knower_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("known_id", sa.BigInteger(), nullable=False),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("strength", sa.SmallInteger(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("told_by", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("knows_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("knows_pkey")),
    )
    op.create_index("knows_knower", "knows", ["organization_id", "knower_id", "id"], unique=False)
    op.create_index("knows_known", "knows", ["organization_id", "known_id", "id"], unique=False)
    op.create_index("knows_member", "knows", ["organization_id", "member_id", "id"], unique=False)

    op.create_table(
        "named_date",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("month", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.SmallInteger(), nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("named_date_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("named_date_pkey")),
    )
    op.create_index("named_date_contact", "named_date", ["organization_id", "contact_id", "id"], unique=False)

    op.create_table(
        "partnership",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("fit", JSON, nullable=False),
        sa.Column("ideal_ours", JSON, nullable=False),
        sa.Column("ideal_theirs", JSON, nullable=False),
        sa.Column("own_words", sa.Text(), nullable=True),
        sa.Column("ground_rules", sa.Text(), nullable=True),
        sa.Column("mechanics", sa.Text(), nullable=True),
        sa.Column("accountable", sa.Text(), nullable=True),
        sa.Column("ours_on", sa.Date(), nullable=True),
        sa.Column("theirs_on", sa.Date(), nullable=True),
        sa.Column("met_at", INSTANT, nullable=True),
        sa.Column("profession", sa.Text(), nullable=True),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("booked_at", INSTANT, nullable=True),
        sa.Column("reviewed_at", INSTANT, nullable=True),
        sa.Column("reviews", sa.SmallInteger(), nullable=False),
        sa.Column("idle_reviews", sa.SmallInteger(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("partnership_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("partnership_pkey")),
    )
    op.create_index("partnership_contact", "partnership", ["organization_id", "contact_id"], unique=False)
    op.create_index("partnership_owner", "partnership", ["organization_id", "owner_id", "id"], unique=False)

    op.create_table(
        "profile",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("one_line", sa.Text(), nullable=True),
        sa.Column("board", sa.String(length=16), nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("profile_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("profile_pkey")),
    )
    op.create_table(
        "promise",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("by_member_id", sa.BigInteger(), nullable=True),
        sa.Column("by_contact_id", sa.BigInteger(), nullable=True),
        sa.Column("partnership_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("promise_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("promise_pkey")),
    )
    op.create_index("promise_contact", "promise", ["organization_id", "contact_id", "id"], unique=False)
    op.create_index("promise_owner", "promise", ["organization_id", "owner_id", "state", "due_on"], unique=False)

    op.create_table(
        "review",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("partnership_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("moved", sa.Boolean(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("review_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("review_pkey")),
    )
    op.create_index("review_partnership", "review", ["organization_id", "partnership_id", "at"], unique=False)

    op.create_table(
        "sale",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("introduction_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("door", sa.String(length=16), nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("sale_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("sale_pkey")),
    )
    op.create_index("sale_contact", "sale", ["organization_id", "contact_id", "at"], unique=False)
    op.create_index("sale_introduction", "sale", ["organization_id", "introduction_id"], unique=False)
    op.create_index("sale_member", "sale", ["organization_id", "member_id", "at"], unique=False)

    op.create_table(
        "share",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("introduction_id", sa.BigInteger(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_by", sa.BigInteger(), nullable=False),
        sa.Column("proposed_at", INSTANT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("share_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("share_pkey")),
    )
    op.create_index("share_introduction", "share", ["organization_id", "introduction_id", "id"], unique=False)

    op.create_table(
        "target",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("contest_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("gone_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("target_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("target_pkey")),
    )
    op.create_index("target_contest", "target", ["organization_id", "contest_id", "member_id"], unique=False)

    op.add_column("touch", sa.Column("answer", sa.String(length=16), nullable=True))
    op.add_column("touch", sa.Column("value", sa.BigInteger(), nullable=True))
    op.add_column("touch", sa.Column("currency", sa.String(length=3), nullable=True))


def downgrade() -> None:
    op.drop_column("touch", "answer")
    op.drop_column("touch", "value")
    op.drop_column("touch", "currency")
    op.drop_table("target")
    op.drop_table("share")
    op.drop_table("sale")
    op.drop_table("review")
    op.drop_table("promise")
    op.drop_table("profile")
    op.drop_table("partnership")
    op.drop_table("named_date")
    op.drop_table("knows")
    op.drop_table("funnel")
    op.drop_table("flow")
    op.drop_table("contest")
    op.drop_table("complaint")
    op.drop_table("care")
    op.drop_table("ask")
