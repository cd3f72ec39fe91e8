"""Which platform a member wants his messages on, where he has chosen one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("prefers", sa.String(16), nullable=True))


def downgrade() -> None:
    op.drop_column("member", "prefers")
