"""Who may do what: one table for the acts, one line for what is shown.

A lead leads his own team, and whoever nobody leads; `charge` are the ids of those members (see core.store.members). An
admin leads everybody.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TypeAlias

from core.model import Contact, Introduction, Member, Role
from core.partners import Partnership, Promise


class Deed(StrEnum):
    """What somebody does to an introduction, a contact, or the house."""

    MOVE = "move"  # any stage, value, edit or pass of an introduction
    TELL = "tell"  # note, thank, touch
    LOG = "log"
    KEEP = "keep"  # a contact's owner, state, sensitivity
    SETTLE = "settle"  # settings, strict gates, forget


class Who(StrEnum):
    """How a member stands to what he acts on."""

    ANYBODY = "anybody"
    CONCERNED = "concerned"  # logged it or owns it
    LEAD = "lead"  # of whoever owns it
    ADMIN = "admin"


TABLE: dict[Deed, frozenset[Who]] = {
    Deed.MOVE: frozenset({Who.CONCERNED, Who.LEAD, Who.ADMIN}),
    Deed.TELL: frozenset(Who),
    Deed.LOG: frozenset(Who),
    Deed.KEEP: frozenset({Who.CONCERNED, Who.LEAD, Who.ADMIN}),
    Deed.SETTLE: frozenset({Who.ADMIN}),
}

Subject: TypeAlias = Introduction | Contact | Partnership | Promise
_RANKS = {Role.MEMBER: 0, Role.LEAD: 1, Role.ADMIN: 2}


def at_least(me: Member, role: Role) -> bool:
    return _RANKS[me.role] >= _RANKS[role]


def leads(me: Member, owner_id: int | None, charge: Collection[int]) -> bool:
    """Whether I may do what a lead may do where this member is the owner; what nobody owns is every lead's."""
    if at_least(me, Role.ADMIN):
        return True
    return at_least(me, Role.LEAD) and (owner_id is None or owner_id in charge)


def may(deed: Deed, me: Member, subject: Subject | None = None, charge: Collection[int] = ()) -> bool:
    """Whether this member may do this to that. A contact nobody owns concerns everybody."""
    return not TABLE[deed].isdisjoint(standing(me, subject, charge))


def standing(me: Member, subject: Subject | None, charge: Collection[int] = ()) -> frozenset[Who]:
    held = {Who.ANYBODY}
    match subject:
        case Introduction() if me.id in (subject.owner_id, subject.logged_by):
            held.add(Who.CONCERNED)
        case Contact() if subject.owner_id in (None, me.id):
            held.add(Who.CONCERNED)
        case Partnership() if subject.owner_id == me.id:
            held.add(Who.CONCERNED)
        case Promise() if me.id in (subject.owner_id, subject.by_member_id):
            held.add(Who.CONCERNED)
    if subject is not None and leads(me, subject.owner_id, charge):
        held.add(Who.LEAD)
    if at_least(me, Role.ADMIN):
        held.add(Who.ADMIN)
    return frozenset(held)


def may_weigh(me: Member, partnership: Partnership, charge: Collection[int] = ()) -> bool:
    """Fit, evidence and balance of a partnership are for its owner and the lead, and for nobody else."""
    return partnership.owner_id == me.id or leads(me, partnership.owner_id, charge)


def may_see(me: Member, contact: Contact, charge: Collection[int] = ()) -> bool:
    """A sensitive contact is for its owner and the lead, and for nobody else."""
    return not contact.sensitive or contact.owner_id == me.id or leads(me, contact.owner_id, charge)
