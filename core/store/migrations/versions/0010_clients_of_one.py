"""Indexes for a member's own lists: his clients and partners, complaints of his to put right, days of the year."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_SERVED = sa.text("gone_at IS NULL AND (client_since IS NOT NULL OR partner_since IS NOT NULL)")
_OPEN = sa.text("gone_at IS NULL AND closed_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "contact_served",
        "contact",
        ["organization_id", "owner_id", "id"],
        sqlite_where=_SERVED,
        postgresql_where=_SERVED,
    )
    op.create_index(
        "complaint_open", "complaint", ["organization_id", "owner_id", "id"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_index("named_date_day", "named_date", ["organization_id", "month", "day"])


def downgrade() -> None:
    op.drop_index("named_date_day", "named_date")
    op.drop_index("complaint_open", "complaint")
    op.drop_index("contact_served", "contact")
