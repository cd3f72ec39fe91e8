"""Who speaks: from an account to its organization and member, and the first contact of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from core.asks import Profile, workspace_of
from core.model import Member, Organization, Role
from core.store import tables
from core.store.book import Book
from core.store.people import find_members, member, members, update_member
from core.store.rows import MEMBER, ORGANIZATION, member_of, member_row, organization_of
from core.store.upsert import insert_new

__all__ = [
    "Seat", "accounts_of", "enter", "find_members", "member", "members", "organization_at", "organization_by_id",
    "profiled", "seat", "update_member",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place: the organization he speaks in, and who he is there."""

    organization: Organization
    member: Member


_SEAT = (
    select(*(tables.organization.c[c] for c in ORGANIZATION), *(tables.member.c[c] for c in MEMBER))
    .join_from(tables.account, tables.organization, tables.organization.c.id == tables.account.c.organization_id)
    .join(
        tables.member,
        (tables.member.c.organization_id == tables.account.c.organization_id)
        & (tables.member.c.id == tables.account.c.member_id),
    )
    .where(tables.account.c.key == bindparam("key"))
)
_SEAT_LOCKED = _SEAT.with_for_update(of=tables.organization)
_ORGANIZATION = select(*(tables.organization.c[c] for c in ORGANIZATION)).where(
    tables.organization.c.id == bindparam("org")
)
_LOCK = select(tables.organization.c.id).where(tables.organization.c.id == bindparam("org")).with_for_update()
_WORKSPACE = select(tables.workspace.c.organization_id).where(tables.workspace.c.key == bindparam("key"))
_NEW_ORGANIZATION = insert(tables.organization).returning(tables.organization.c.id)
_BY_EMAIL = select(*(tables.member.c[c] for c in MEMBER)).where(
    tables.member.c.organization_id == bindparam("org"),
    tables.member.c.email == bindparam("email"),
    tables.member.c.left_at.is_(None),
)
_ADMINS = select(func.count()).where(
    tables.member.c.organization_id == bindparam("org"),
    tables.member.c.role == Role.ADMIN.value,
    tables.member.c.left_at.is_(None),
)
_ACCOUNTS = select(tables.account.c.member_id, tables.account.c.key).where(
    tables.account.c.organization_id == bindparam("org"),
    tables.account.c.member_id.in_(bindparam("members", expanding=True)),
    tables.account.c.key.startswith(bindparam("prefix"), autoescape=False),
)
_NEW_ACCOUNT = insert(tables.account)
_PROFILED = update(tables.account).where(
    tables.account.c.organization_id == bindparam("org"), tables.account.c.key == bindparam("account")
).values(profiled_at=bindparam("now"))  # fmt: skip
_CLAIM = insert_new(tables.workspace)


def seat(tx: Connection, account_key: str, *, lock: bool = False) -> Seat | None:
    """The seat of an account; None for an unknown one. `lock` holds the organization until the transaction ends."""
    row = tx.execute(_SEAT_LOCKED if lock else _SEAT, {"key": account_key}).one_or_none()
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
    member = member_of(same) if same is not None else None
    admin = who.admin or not tx.execute(_ADMINS, {"org": found}).scalar_one()
    if member is None:
        member = _join(tx, found, account, replace(who, email=email, admin=admin), now)
    row = {"key": account, "organization_id": found, "member_id": member.id, "profiled_at": now if profile else None}
    tx.execute(_NEW_ACCOUNT, row)
    entered = seat(tx, account)
    assert entered is not None
    return entered


def profiled(tx: Connection, organization: int, account: str, now: datetime) -> None:
    """The platform was asked who this is."""
    tx.execute(_PROFILED, {"org": organization, "account": account, "now": now})


def accounts_of(tx: Connection, organization: int, member_ids: Iterable[int], platform: str) -> dict[int, str]:
    """Each member's account on a platform (`slack`) or in one workspace (`slack:T1`); who has none is left out."""
    wanted = sorted(set(member_ids))
    if not wanted:
        return {}
    rows = tx.execute(_ACCOUNTS, {"org": organization, "members": wanted, "prefix": f"{platform}:"})
    return {row.member_id: row.key for row in sorted(rows, key=lambda r: r.key, reverse=True)}


def _workspace(tx: Connection, key: str, name: str | None, first: Profile, now: datetime) -> int:
    """The organization of a workspace, made where it is new; the second of two first contacts finds the first's."""
    known: int | None = tx.execute(_WORKSPACE, {"key": key}).scalar_one_or_none()
    if known is not None:
        return known
    mine = tx.begin_nested()
    row: dict[str, Any] = {
        "name": name or "Your team", "zone": first.zone or "UTC", "country": None, "currency": "USD",
        "locale": first.locale or "en_US", "playbook": "balanced", "numbers": {}, "created_at": now,
    }  # fmt: skip
    made: int = tx.execute(_NEW_ORGANIZATION, row).scalar_one()
    place = {"key": key, "organization_id": made, "name": name, "created_at": now, "left_at": None}
    if tx.execute(_CLAIM[tx.dialect.name], place).rowcount == 1:
        mine.commit()
        return made
    mine.rollback()
    theirs: int = tx.execute(_WORKSPACE, {"key": key}).scalar_one()
    return theirs


def _join(tx: Connection, organization: int, account: str, who: Profile, now: datetime) -> Member:
    book = Book(tx, organization, member_id=0, via=account, now=now)
    made = Member(
        id=book.id(), name=who.name, email=who.email, role=Role.ADMIN if who.admin else Role.MEMBER, zone=who.zone,
        locale=who.locale, account=account, joined_at=now,
    )  # fmt: skip
    book.member_id = made.id
    book.add("member", member_row(made))
    book.touch("member", made.id)
    book.touch("organization", organization)
    book.finish("join")
    return made
