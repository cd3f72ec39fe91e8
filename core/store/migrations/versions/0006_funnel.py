"""The stages introductions came to, counted by the month they were logged in and by how long it took."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PATH = (  # stage, its moment, from when its days run
    ("introduced", "opened_at", "logged_at"),
    ("contacted", "contacted_at", "COALESCE(opened_at, logged_at)"),
    ("met", "met_at", "COALESCE(opened_at, logged_at)"),
    ("proposed", "proposed_at", "COALESCE(opened_at, logged_at)"),
    ("won", "CASE WHEN stage = 'won' THEN closed_at END", "COALESCE(opened_at, logged_at)"),
)
ENDS = ("lost", "declined")


def upgrade() -> None:
    for n, (stage, moment, since) in enumerate(PATH):
        reached = " OR ".join(f"{later} IS NOT NULL" for _, later, _ in PATH[n:])
        _count(stage, _days(moment, since), reached)
    _count("promised", "-1", " AND ".join(f"{moment} IS NULL" for _, moment, _ in PATH))
    for stage in ENDS:
        _count(stage, _days("closed_at", "COALESCE(opened_at, logged_at)"), f"stage = '{stage}'")
    op.execute(
        "INSERT INTO funnel (organization_id, month, member_id, direction, warmth, stage, days, count) "
        "SELECT organization_id, month, 0, direction, warmth, stage, days, SUM(count) FROM funnel "
        "GROUP BY organization_id, month, direction, warmth, stage, days"
    )


def downgrade() -> None:
    op.execute("DELETE FROM funnel")


def _count(stage: str, days: str, where: str) -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    read = "counted->>'{}'" if postgres else "json_extract(counted, '$.{}')"
    day = f"COALESCE({read.format('logged')}, {read.format('given')})"
    op.execute(
        sa.text(
            "INSERT INTO funnel (organization_id, month, member_id, direction, warmth, stage, days, count) "
            f"SELECT organization_id, SUBSTR({day}, 1, 7), owner_id, direction, warmth, '{stage}', {days}, COUNT(*) "
            f"FROM introduction WHERE {day} IS NOT NULL AND gone_at IS NULL AND ({where}) GROUP BY 1, 2, 3, 4, 5, 6, 7"
        )
    )


def _days(at: str, since: str) -> str:
    """Whole days between two moments, -1 where they tell of no duration."""
    if op.get_bind().dialect.name == "postgresql":
        whole = f"CAST(FLOOR(EXTRACT(EPOCH FROM (({at}) - {since})) / 86400) AS INTEGER)"
        least = f"LEAST({whole}, 32767)"
    else:
        least = f"MIN((({at}) - {since}) / 86400000000, 32767)"
    return f"CASE WHEN ({at}) > {since} THEN {least} ELSE -1 END"
