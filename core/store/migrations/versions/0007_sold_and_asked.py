"""Whose sales began with an introduction, the latest first; who asked, by when."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    some = sa.text("stage = 'won' AND gone_at IS NULL")
    columns = ["organization_id", "owner_id", "closed_at"]
    op.create_index("introduction_won", "introduction", columns, sqlite_where=some, postgresql_where=some)
    op.create_index("ask_member", "ask", ["organization_id", "member_id", "at"])


def downgrade() -> None:
    op.drop_index("ask_member", table_name="ask")
    op.drop_index("introduction_won", table_name="introduction")
