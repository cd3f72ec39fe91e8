"""Doors we opened, by whom they were opened for; what has passed between us and each contact, counted."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PASSED = (  # act, direction, who of the introduction it passed with, amount, currency
    ("logged", "received", "introducer_id", "1", "''"),
    ("met", "received", "introducer_id", "1", "''"),
    ("won", "received", "introducer_id", "1", "''"),
    ("won_value", "received", "introducer_id", "COALESCE(value, 0)", "COALESCE(currency, '')"),
    ("given", "given", "given_to_id", "1", "''"),
    ("given_contacted", "given", "given_to_id", "1", "''"),
)


def upgrade() -> None:
    some = sa.text("given_to_id IS NOT NULL")
    columns = ["organization_id", "given_to_id", "id"]
    op.create_index("introduction_given", "introduction", columns, sqlite_where=some, postgresql_where=some)
    read = "counted->>'{}'" if op.get_bind().dialect.name == "postgresql" else "json_extract(counted, '$.{}')"
    for act, direction, who, amount, currency in PASSED:
        day = read.format(act)
        op.execute(
            "INSERT INTO flow (organization_id, contact_id, act, period, currency, count) "
            f"SELECT organization_id, {who}, '{act}', {day}, {currency}, SUM({amount}) FROM introduction "
            f"WHERE direction = '{direction}' AND {who} IS NOT NULL AND {day} IS NOT NULL AND gone_at IS NULL "
            "GROUP BY 1, 2, 4, 5"
        )


def downgrade() -> None:
    op.execute("DELETE FROM flow")
    op.drop_index("introduction_given", table_name="introduction")
