"""Shared credit: what was proposed for an introduction and what a lead made of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam

from core.model import Member
from core.sales import Share
from core.store.engine import Tx
from core.store.members import helpers
from core.store.nouns import SHARES
from core.store.tables import share

_OF = SHARES.where(share.c.introduction_id == bindparam("introduction"), share.c.state != "refused").order_by(
    share.c.id
)


def deciders(tx: Tx, org: int, parts: Iterable[tuple[Member, int | None]]) -> dict[tuple[int, int | None], Member]:
    """Who decides, by owner and sharer: the owner's lead; where the other part is the lead's own, whoever helps him."""
    every = tuple(parts)
    leads = helpers(tx, org, [owner for owner, _ in every])
    own = [lead for owner, other in every if (lead := leads.get(owner.id)) is not None and lead.id == other]
    above = helpers(tx, org, own)
    found = {}
    for owner, other in every:
        lead = leads.get(owner.id)
        if lead is not None and lead.id == other:
            lead = above.get(lead.id)
        if lead is not None and lead.id != owner.id:
            found[owner.id, other] = lead
    return found


def of_introduction(tx: Tx, org: int, introduction: int) -> tuple[Share, ...]:
    """What is proposed or shared of this introduction, the oldest first; what was refused is left out."""
    return SHARES.all(tx, org, _OF, introduction=introduction)
