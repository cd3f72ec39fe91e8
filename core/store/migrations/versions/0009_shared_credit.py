"""With whom the credit for an introduction is shared, once a lead has decided so."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("introduction", sa.Column("shared_with", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("introduction", "shared_with")
