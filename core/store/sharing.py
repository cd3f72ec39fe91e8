"""Shared credit: what was proposed for an introduction and what a lead made of it."""

from __future__ import annotations

from sqlalchemy import bindparam

from core.sales import Share
from core.store.engine import Tx
from core.store.nouns import SHARES
from core.store.tables import share

_OF = SHARES.where(share.c.introduction_id == bindparam("introduction"), share.c.state != "refused").order_by(
    share.c.id
)


def of_introduction(tx: Tx, org: int, introduction: int) -> tuple[Share, ...]:
    """What is proposed or shared of this introduction, the oldest first; what was refused is left out."""
    return SHARES.all(tx, org, _OF, introduction=introduction)
