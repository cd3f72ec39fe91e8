"""Pages of introductions, newest first: those of some owners, of the whole organization, or through one introducer.

A page costs what it shows: it begins below a number, never at an offset. Rows that name somebody sensitive, whichever
way, are left out for those who may not see them, as wherever one introduction is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Select, bindparam, exists, func, not_, or_, select

from core.model import OPEN_STAGES, Contact, Introduction
from core.store.contacts import COLUMNS as CONTACT_COLUMNS
from core.store.contacts import made as made_contact
from core.store.engine import Tx
from core.store.introductions import COLUMNS, made
from core.store.tables import contact, introduction

_TOP = 2**62
NOBODY = 0  # who looks after a contact that nobody owns
_OPEN = introduction.c.stage.in_([stage.value for stage in OPEN_STAGES])
_NAMED = (introduction.c.prospect_id, introduction.c.introducer_id, introduction.c.given_to_id)
_HIDDEN = exists().where(  # somebody it names is sensitive, and looked after by others
    contact.c.organization_id == introduction.c.organization_id,
    contact.c.id.in_(_NAMED),
    contact.c.sensitive.is_(True),
    not_(bindparam("sees_all", type_=Boolean)),
    func.coalesce(contact.c.owner_id, NOBODY).not_in(bindparam("seen_of", expanding=True)),
)
_SEEN = or_(introduction.c.owner_id == bindparam("me"), introduction.c.logged_by == bindparam("me"), not_(_HIDDEN))


def _page(*where: Any) -> Select[Any]:
    return (
        select(*COLUMNS)
        .where(
            introduction.c.organization_id == bindparam("org"),
            introduction.c.gone_at.is_(None),
            introduction.c.id < bindparam("before"),
            _SEEN,
            *where,
        )
        .order_by(introduction.c.id.desc())
        .limit(bindparam("most"))
    )


_OWNED = _page(introduction.c.owner_id == bindparam("owner"))
_OWNED_OPEN = _page(introduction.c.owner_id == bindparam("owner"), _OPEN)
_ALL_OPEN = _page(_OPEN)
_THROUGH = _page(introduction.c.introducer_id == bindparam("contact"))
_THROUGH_MEMBER = _page(introduction.c.introducer_member_id == bindparam("member"))
_PEOPLE = (
    select(*CONTACT_COLUMNS)
    .where(
        contact.c.organization_id == bindparam("org"),
        contact.c.gone_at.is_(None),
        contact.c.owner_id == bindparam("me"),
        contact.c.id < bindparam("before"),
    )
    .order_by(contact.c.id.desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: `sees_all` is an admin, from whom nothing is hidden; `charge` are those a lead leads, and NOBODY."""

    organization: int
    me: int
    sees_all: bool = False
    charge: frozenset[int] = frozenset()


def owned(
    tx: Tx, reader: Reader, owners: Iterable[int], *, before: int | None, most: int, open_only: bool = False
) -> tuple[Introduction, ...]:
    """Those of these owners, each asked by himself: the index of one owner is in the order of the page."""
    statement = _OWNED_OPEN if open_only else _OWNED
    found = [e for owner in sorted(set(owners)) for e in _read(tx, statement, reader, before, most, owner=owner)]
    return tuple(sorted(found, key=lambda entry: -entry.id)[:most])


def all_open(tx: Tx, reader: Reader, *, before: int | None, most: int) -> tuple[Introduction, ...]:
    return _read(tx, _ALL_OPEN, reader, before, most)


def through(tx: Tx, reader: Reader, contact: int, *, before: int | None, most: int) -> tuple[Introduction, ...]:
    """Doors this contact opened."""
    return _read(tx, _THROUGH, reader, before, most, contact=contact)


def through_member(tx: Tx, reader: Reader, member: int, *, before: int | None, most: int) -> tuple[Introduction, ...]:
    """Doors this colleague opened inside the house."""
    return _read(tx, _THROUGH_MEMBER, reader, before, most, member=member)


def own_people(tx: Tx, reader: Reader, *, before: int | None, most: int) -> tuple[Contact, ...]:
    """The contacts I own, the latest first."""
    given = {"org": reader.organization, "me": reader.me, "before": before or _TOP, "most": most}
    return tuple(made_contact(row) for row in tx.execute(_PEOPLE, given))


def _read(
    tx: Tx, statement: Select[Any], reader: Reader, before: int | None, most: int, **more: int
) -> tuple[Introduction, ...]:
    given: dict[str, Any] = {"org": reader.organization, "me": reader.me, "sees_all": reader.sees_all}
    given["seen_of"] = sorted(reader.charge | {reader.me})
    page = {"before": before or _TOP, "most": most}
    return tuple(made(row) for row in tx.execute(statement, given | page | more))
