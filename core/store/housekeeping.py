"""The daily tidying: what only had to be remembered for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from core.store.tables import delivery, draft, link_code, organization, post

DELIVERIES = timedelta(days=7)  # the platforms redeliver for hours at most
DRAFTS = timedelta(days=30)
SENT = timedelta(days=400)  # *Why?* on last year's message still answers

_ORGANIZATIONS = select(organization.c.id)
_OLD = tuple(
    (delete(table).where(table.c.organization_id == bindparam("org"), column < bindparam("before")), age)
    for table, column, age in (
        (delivery, delivery.c.at, DELIVERIES),
        (draft, draft.c.created_at, DRAFTS),
        (link_code, link_code.c.expires_at, timedelta(0)),
    )
)
_OLD_POSTS = delete(post).where(
    post.c.organization_id == bindparam("org"), post.c.due_at.is_(None), post.c.created_at < bindparam("before")
)


def tidy(tx: Connection, now: datetime) -> int:
    """Delete what is past its time, organization by organization; the number of rows deleted."""
    gone = 0
    for org in tx.execute(_ORGANIZATIONS).scalars().all():
        for statement, age in (*_OLD, (_OLD_POSTS, SENT)):
            gone += tx.execute(statement, {"org": org, "before": now - age}).rowcount
    return gone
