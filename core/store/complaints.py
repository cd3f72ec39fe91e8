"""Complaints: opened by an unhappy answer or by hand, with an owner, until somebody has put them right."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam

from core.partners import Complaint
from core.store.engine import Tx
from core.store.nouns import COMPLAINTS
from core.store.quick import Among, Quick
from core.store.tables import complaint

_OPEN = complaint.c.closed_at.is_(None)
_OF = Quick(COMPLAINTS.where(_OPEN, Among(complaint.c.contact_id)).order_by(complaint.c.id))
_ALL = COMPLAINTS.where(_OPEN).order_by(complaint.c.opened_at, complaint.c.id).limit(bindparam("most"))
_OWNED = (
    COMPLAINTS.where(_OPEN, complaint.c.owner_id.in_(bindparam("owners", expanding=True)))
    .order_by(complaint.c.opened_at, complaint.c.id)
    .limit(bindparam("most"))
)


def open_of(tx: Tx, org: int, contacts: Iterable[int]) -> dict[int, Complaint]:
    """The open complaint of each of these contacts, the oldest where one has several."""
    wanted = sorted(set(contacts))
    found = map(COMPLAINTS.made, reversed(_OF.rows(tx, {"org": org, "ids": wanted}))) if wanted else ()
    return {one.contact_id: one for one in found}


def waiting(tx: Tx, org: int, *, owners: Iterable[int] | None = None, most: int = 20) -> tuple[Complaint, ...]:
    """Complaints still open, the longest waiting first: those of these owners, or everybody's."""
    if owners is None:
        return COMPLAINTS.all(tx, org, _ALL, most=most)
    return COMPLAINTS.all(tx, org, _OWNED, owners=sorted(set(owners)), most=most)
