"""Messages that told of something that was taken back since."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from core.cards import Card
from core.store.engine import Tx
from core.store.letters import COLUMNS, Letter
from core.store.posts import add_edit
from core.store.tables import post

_TOLD = (
    select(*COLUMNS)
    .where(
        post.c.organization_id == bindparam("org"),
        post.c.subject_kind == bindparam("kind"),
        post.c.subject_id == bindparam("id"),
        post.c.state == "sent",
        post.c.created_at >= bindparam("since"),
    )
    .order_by(post.c.id)
)


def retell(
    tx: Tx,
    org: int,
    kind: str,
    id: int,
    card: Card,
    *,
    since: datetime,
    now: datetime,
    member: int | None = None,
    rule: str | None = None,
) -> int:
    """Have every message sent about this subject since then (to this member, of this rule only) become this card; their
    number."""
    sent = [Letter(*row) for row in tx.execute(_TOLD, {"org": org, "kind": kind, "id": id, "since": since})]
    told = [letter for letter in sent if member in (None, letter.member_id) and rule in (None, letter.rule)]
    for letter in told:
        add_edit(tx, org, letter, card, now)
    return len(told)
