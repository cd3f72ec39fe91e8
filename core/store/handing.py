"""What one member looks after: all that goes along when his work is handed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, func, or_, select

from core.model import OPEN_STAGES, Contact, Introduction, Reminder
from core.partners import Complaint, Partnership, PartnershipState, Promise, PromiseState
from core.store import contacts, introductions, reminders
from core.store.engine import Tx
from core.store.nouns import COMPLAINTS, PARTNERSHIPS, PROMISES
from core.store.tables import complaint, contact, introduction, partnership, promise, reminder

MOST = 500  # reminders
_I, _C, _P, _S = introduction.c, contact.c, promise.c, partnership.c
_OPEN = (
    select(*introductions.COLUMNS)
    .where(_I.organization_id == bindparam("org"), _I.gone_at.is_(None), _I.owner_id == bindparam("member"))
    .where(_I.stage.in_([stage.value for stage in OPEN_STAGES]))
    .order_by(_I.id)
)
_SERVED = (
    select(*contacts.COLUMNS)
    .where(_C.organization_id == bindparam("org"), _C.gone_at.is_(None), _C.owner_id == bindparam("member"))
    .order_by(_C.id)
)
_PARTNERS = PARTNERSHIPS.where(
    _S.owner_id == bindparam("member"), _S.state.in_((PartnershipState.FORMING.value, PartnershipState.AGREED.value))
).order_by(_S.id)
_PROMISED = PROMISES.where(
    _P.state == PromiseState.OPEN.value,
    or_(_P.owner_id == bindparam("member"), _P.by_member_id == bindparam("member")),
).order_by(_P.id)
_UNHAPPY = COMPLAINTS.where(complaint.c.owner_id == bindparam("member"), complaint.c.closed_at.is_(None)).order_by(
    complaint.c.id
)
_TOGETHER = (
    select(_I.owner_id, _I.handed_at, func.count())
    .where(_I.organization_id == bindparam("org"), _I.gone_at.is_(None))
    .where(_I.owner_id.in_(bindparam("owners", expanding=True)), _I.handed_at.in_(bindparam("ats", expanding=True)))
    .group_by(_I.owner_id, _I.handed_at)
)


_REMINDED = select(reminder.c.introduction_id).where(
    reminder.c.organization_id == bindparam("org"),
    reminder.c.gone_at.is_(None),
    reminder.c.done_at.is_(None),
    reminder.c.member_id != bindparam("member"),
    reminder.c.introduction_id.in_(bindparam("ids", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class Work:
    """Open introductions, whomever he looks after, and what is open with them; the reminders he set himself."""

    introductions: tuple[Introduction, ...] = ()
    served: tuple[Contact, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    promises: tuple[Promise, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    reminders: tuple[Reminder, ...] = ()


def work_of(tx: Tx, org: int, member: int) -> Work:
    """All of it, however much."""
    given = {"org": org, "member": member}
    return Work(
        introductions=tuple(introductions.made(row) for row in tx.execute(_OPEN, given)),
        served=tuple(contacts.made(row) for row in tx.execute(_SERVED, given)),
        partnerships=PARTNERSHIPS.all(tx, org, _PARTNERS, member=member),
        promises=PROMISES.all(tx, org, _PROMISED, member=member),
        complaints=COMPLAINTS.all(tx, org, _UNHAPPY, member=member),
        reminders=reminders.open_of(tx, org, member, most=MOST),
    )


def reminded(tx: Tx, org: int, ids: Iterable[int], but: int) -> frozenset[int]:
    """Those of these introductions of which somebody else has set a reminder that still stands."""
    wanted = sorted(set(ids))
    if not wanted:
        return frozenset()
    return frozenset(tx.execute(_REMINDED, {"org": org, "member": but, "ids": wanted}).scalars())


def together(tx: Tx, org: int, entries: Iterable[Introduction]) -> dict[int, int]:
    """For each of these that was passed on: how many came to its owner in the same moment, itself included."""
    handed = [entry for entry in entries if entry.handed_at is not None]
    if not handed:
        return {}
    owners, ats = {entry.owner_id for entry in handed}, {entry.handed_at for entry in handed}
    rows = tx.execute(_TOGETHER, {"org": org, "owners": sorted(owners), "ats": sorted(filter(None, ats))})
    many = {(owner, at): count for owner, at, count in rows}
    return {entry.id: many.get((entry.owner_id, entry.handed_at), 1) for entry in handed}
