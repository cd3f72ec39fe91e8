"""Fewer pages written for each contact: words stand in their own key, phones are found by their word."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("contact_phone", table_name="contact")
    op.drop_index("contact_email", table_name="contact")
    some = sa.text("email IS NOT NULL")
    columns = ["organization_id", "email"]
    op.create_index("contact_email", "contact", columns, sqlite_where=some, postgresql_where=some)
    _words_anew(with_rowid=False)


def downgrade() -> None:
    _words_anew(with_rowid=True)
    op.drop_index("contact_email", table_name="contact")
    op.create_index("contact_email", "contact", ["organization_id", "email"])
    op.create_index("contact_phone", "contact", ["organization_id", "phone"])


def _words_anew(*, with_rowid: bool) -> None:
    """SQLite keeps a table either by number, beside the index of its key, or in its key alone."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.drop_index("contact_word_contact", table_name="contact_word")
    op.rename_table("contact_word", "contact_word_before")
    op.create_table(
        "contact_word",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("word", sa.String(length=100), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("contact_word_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "word", "contact_id", name=op.f("contact_word_pkey")),
        sqlite_with_rowid=with_rowid,
    )
    op.execute("INSERT INTO contact_word SELECT organization_id, word, contact_id FROM contact_word_before")
    op.drop_table("contact_word_before")
    op.create_index("contact_word_contact", "contact_word", ["organization_id", "contact_id"])
