"""The daily tidying: what only had to be remembered for a while."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from core.model import Organization
from core.policy import Policy
from core.store.rows import ORGANIZATION, organization_of
from core.store.tables import audit, delivery, draft, link_code, organization, post

DELIVERIES = timedelta(days=7)  # the platforms redeliver for hours at most
DRAFTS = timedelta(days=30)

_ORGANIZATIONS = select(*(organization.c[name] for name in ORGANIZATION)).order_by(organization.c.id)
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


_OLD_HISTORY = delete(audit).where(audit.c.organization_id == bindparam("org"), audit.c.at < bindparam("before"))


def tidy(tx: Connection, now: datetime, policy_in: Callable[[Organization], Policy]) -> int:
    """Delete what is past its time, organization by organization and as each has set it; the number of rows deleted."""
    gone = 0
    for row in tx.execute(_ORGANIZATIONS).all():
        house = organization_of(row)
        policy = policy_in(house)
        spans = [*_OLD, (_OLD_POSTS, timedelta(days=policy["keep.messages"]))]
        if policy["keep.history"]:
            spans.append((_OLD_HISTORY, timedelta(days=policy["keep.history"])))
        for statement, age in spans:
            gone += tx.execute(statement, {"org": house.id, "before": now - age}).rowcount
    return gone
