"""Who speaks: from an account to its organization and member, and the first contact of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, bindparam, func, insert, select, update

from core.asks import Profile, workspace_of
from core.model import Member, Organization, Role
from core.store import tables
from core.store.book import Book
from core.store.people import find_members, member, members, update_member
from core.store.quick import Quick
from core.store.rows import MEMBER, ORGANIZATION, member_of, member_row, organization_of
from core.store.upsert import insert_new

__all__ = [
    "Seat", "accounts_of", "enter", "find_members", "known_zone", "member", "members", "organization_at",
    "organization_by_id", "seat", "speaks_from", "update_member",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place: the organization he speaks in, and who he is there."""

    organization: Organization
    member: Member


_A, _M, _O, _W = tables.account, tables.member, tables.organization, tables.workspace
_OF_ORGANIZATION = tuple(_O.c[c] for c in ORGANIZATION)
_OF_MEMBER = tuple(_M.c[c] for c in MEMBER)
_FIND_SEAT = (
    select(*_OF_ORGANIZATION, *_OF_MEMBER)
    .join_from(_A, _O, _O.c.id == _A.c.organization_id)
    .join(_M, (_M.c.organization_id == _A.c.organization_id) & (_M.c.id == _A.c.member_id))
    .where(_A.c.key == bindparam("key"))
)
_SEAT = Quick(_FIND_SEAT)
_SEAT_LOCKED = Quick(_FIND_SEAT.with_for_update(of=_O))
_ORGANIZATION = select(*_OF_ORGANIZATION).where(_O.c.id == bindparam("org"))
_LOCK = select(_O.c.id).where(_O.c.id == bindparam("org")).with_for_update()
_WORKSPACE = select(_W.c.organization_id).where(_W.c.key == bindparam("key"))
_NEW_ORGANIZATION = insert(_O).returning(_O.c.id)
_NEW_WORKSPACE = Quick(insert_new(_W))
_HERE = (_M.c.organization_id == bindparam("org"), _M.c.left_at.is_(None))
_BY_EMAIL = select(*_OF_MEMBER).where(*_HERE, _M.c.email == bindparam("email"))
_ADMINS = select(func.count()).where(*_HERE, _M.c.role == Role.ADMIN.value)
_NEW_ACCOUNT = insert(_A)
_ACCOUNTS = select(_A.c.member_id, _A.c.key).where(
    _A.c.organization_id == bindparam("org"),
    _A.c.member_id.in_(bindparam("members", expanding=True)),
    func.substr(_A.c.key, 1, bindparam("length")) == bindparam("prefix"),
)
_SPEAKS = (
    update(_M)
    .where(_M.c.organization_id == bindparam("org"), _M.c.id == bindparam("member"))
    .values(account=bindparam("from_account"), left_at=None)
)


def seat(tx: Connection, account_key: str, *, lock: bool = False) -> Seat | None:
    """The seat of an account; None for an unknown one. `lock` holds the organization until the transaction ends."""
    row = (_SEAT_LOCKED if lock else _SEAT).row(tx, {"key": account_key})
    if row is None:
        return None
    return Seat(organization_of(row[: len(ORGANIZATION)]), member_of(row[len(ORGANIZATION) :]))


def organization_by_id(tx: Connection, organization: int) -> Organization | None:
    row = tx.execute(_ORGANIZATION, {"org": organization}).one_or_none()
    return organization_of(row) if row is not None else None


def organization_at(tx: Connection, key: str) -> int | None:
    """The organization of a workspace, account or channel key (`slack:T1`, `slack:T1:C2`)."""
    place = ":".join(key.split(":", 2)[:2])
    found: int | None = tx.execute(_WORKSPACE, {"key": place}).scalar_one_or_none()
    return found


def enter(tx: Connection, *, account: str, profile: Profile | None, workspace_name: str | None, now: datetime) -> Seat:
    """The seat of an account heard from for the first time; its workspace, organization and member are made as needed.

    The same verified e-mail within the organization is the same person. Who speaks first is admin while there is none.
    """
    who = profile or Profile(name="Somebody")
    found = _workspace(tx, workspace_of(account), workspace_name, who, now)
    tx.execute(_LOCK, {"org": found})
    if (known := seat(tx, account)) is not None:
        return known
    email = who.email.strip().lower() if who.email else None
    same = tx.execute(_BY_EMAIL, {"org": found, "email": email}).first() if email else None
    admin = who.admin or not tx.execute(_ADMINS, {"org": found}).scalar_one()
    book = Book(tx, found, member_id=0, via=account, now=now)
    who = replace(who, email=email, admin=admin, zone=known_zone(who.zone))
    member_id = _join(book, who) if same is None else _known(book, member_of(same), who)
    row = {"key": account, "organization_id": found, "member_id": member_id, "profiled_at": now if profile else None}
    tx.execute(_NEW_ACCOUNT, row)
    entered = seat(tx, account)
    assert entered is not None
    return entered


def speaks_from(tx: Connection, organization: int, member_id: int, account: str) -> None:
    """He used this account last: what is for him goes there from now on."""
    tx.execute(_SPEAKS, {"org": organization, "member": member_id, "from_account": account})


def accounts_of(tx: Connection, organization: int, member_ids: Iterable[int], platform: str) -> dict[int, str]:
    """Each member's account on a platform (`slack`) or in one workspace (`slack:T1`); who has none is left out."""
    wanted = sorted(set(member_ids))
    if not wanted:
        return {}
    rows = tx.execute(
        _ACCOUNTS, {"org": organization, "members": wanted, "prefix": f"{platform}:", "length": len(platform) + 1}
    )
    return {row.member_id: row.key for row in sorted(rows, key=lambda r: r.key, reverse=True)}


def _workspace(tx: Connection, key: str, name: str | None, first: Profile, now: datetime) -> int:
    """The organization of a workspace, made where it is new; the second of two first contacts finds the first's."""
    known: int | None = tx.execute(_WORKSPACE, {"key": key}).scalar_one_or_none()
    if known is not None:
        return known
    mine = tx.begin_nested()
    row: dict[str, Any] = {
        "name": name or "Your team", "zone": known_zone(first.zone) or "UTC", "country": None, "currency": "USD",
        "locale": first.locale or "en_US", "playbook": "balanced", "numbers": {}, "created_at": now,
    }  # fmt: skip
    made: int = tx.execute(_NEW_ORGANIZATION, row).scalar_one()
    place = {"key": key, "organization_id": made, "name": name, "created_at": now, "left_at": None}
    if _NEW_WORKSPACE.run(tx, place) == 1:
        mine.commit()
        return made
    mine.rollback()
    theirs: int = tx.execute(_WORKSPACE, {"key": key}).scalar_one()
    return theirs


def _join(book: Book, who: Profile) -> int:
    """A new member, as the platform describes him."""
    made = Member(
        id=book.id(), name=who.name, email=who.email, role=Role.ADMIN if who.admin else Role.MEMBER, zone=who.zone,
        locale=who.locale, account=book.via, joined_at=book.now,
    )  # fmt: skip
    book.member_id = made.id
    book.add("member", member_row(made))
    book.touch("member", made.id)
    book.touch("organization", book.organization)
    book.finish("join")
    return made.id


def _known(book: Book, member: Member, who: Profile) -> int:
    """A member's further account; where he is an admin of its workspace, he is one here."""
    book.member_id = member.id
    if who.admin and member.role is not Role.ADMIN:
        update_member(book, member, role=Role.ADMIN)
        book.finish("join")
    return member.id


def known_zone(name: str | None) -> str | None:
    """The zone where it is one; a platform's unknown name must not break every line he says."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
