"""Members, teams and channels of one organization, and the organization's own settings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from core.model import Member
from core.names import close, fold
from core.store import tables
from core.store.book import Book
from core.store.quick import Quick
from core.store.rows import MEMBER, member_of, member_row

_MEMBER = select(*(tables.member.c[c] for c in MEMBER)).where(
    tables.member.c.organization_id == bindparam("org"), tables.member.c.id == bindparam("id")
)
_MEMBERS = (
    select(*(tables.member.c[c] for c in MEMBER))
    .where(tables.member.c.organization_id == bindparam("org"), tables.member.c.left_at.is_(None))
    .order_by(tables.member.c.folded, tables.member.c.id)
)
_GONE = (
    select(*(tables.member.c[c] for c in MEMBER))
    .where(
        tables.member.c.organization_id == bindparam("org"),
        tables.member.c.left_at.is_not(None),
        tables.member.c.account.is_not(None),
    )
    .order_by(tables.member.c.folded, tables.member.c.id)
)
_NAMES = select(tables.member.c.id, tables.member.c.folded).where(
    tables.member.c.organization_id == bindparam("org"), tables.member.c.left_at.is_(None)
)
_LIKE = (
    select(*(tables.member.c[c] for c in MEMBER))
    .where(
        tables.member.c.organization_id == bindparam("org"),
        tables.member.c.left_at.is_(None),
        (tables.member.c.folded.like(bindparam("start"), escape="\\"))
        | (tables.member.c.folded.like(bindparam("inside"), escape="\\"))
        | (tables.member.c.email == bindparam("email"))
        | (tables.member.c.email.like(bindparam("mailbox"), escape="\\")),
    )
    .order_by(tables.member.c.folded, tables.member.c.id)
)


_CALLED = Quick(
    select(*(tables.member.c[c] for c in MEMBER))
    .where(
        tables.member.c.organization_id == bindparam("org"),
        tables.member.c.left_at.is_(None),
        tables.member.c.folded >= bindparam("name"),
        tables.member.c.folded < bindparam("beyond"),
    )
    .order_by(tables.member.c.folded, tables.member.c.id)
)


def member(tx: Connection, organization: int, id: int) -> Member | None:
    row = tx.execute(_MEMBER, {"org": organization, "id": id}).one_or_none()
    return member_of(row) if row is not None else None


def members(tx: Connection, organization: int) -> tuple[Member, ...]:
    """Everybody who has not left, by name."""
    return tuple(member_of(row) for row in tx.execute(_MEMBERS, {"org": organization}))


def gone(tx: Connection, organization: int) -> tuple[Member, ...]:
    """Those who have left, by name; not those who turned out to be somebody else."""
    return tuple(member_of(row) for row in tx.execute(_GONE, {"org": organization}))


def called(tx: Connection, organization: int, name: str) -> tuple[Member, ...]:
    """Those who are called exactly so, by full or first name: cheap enough to ask for everybody a line names."""
    asked = fold(name)
    if not asked:
        return ()
    wanted = {"org": organization, "name": asked, "beyond": f"{asked}!"}  # "!" follows the space
    found = (member_of(row) for row in _CALLED.rows(tx, wanted))
    return tuple(one for one in found if fold(one.name) == asked or fold(one.name).split(" ")[0] == asked)


def find_members(tx: Connection, organization: int, words: str) -> tuple[Member, ...]:
    """Who is meant by a name, part of one, or an e-mail address: an exact match alone, else all that begin so, else all
    that are near."""
    given = words.strip().lstrip("@")
    asked = fold(given)
    if not asked:
        return ()
    like = asked.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    box = given.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    wanted = {
        "org": organization, "start": f"{like}%", "inside": f"% {like}%", "email": given.lower(), "mailbox": f"{box}@%",
    }  # fmt: skip
    found = [member_of(row) for row in tx.execute(_LIKE, wanted)]
    exact = [m for m in found if fold(m.name) == asked or (m.email or "").lower() == given.lower()]
    whole = [m for m in found if asked in fold(m.name).split()]
    return tuple(exact or whole or found) or _near(tx, organization, asked)


def _near(tx: Connection, organization: int, asked: str) -> tuple[Member, ...]:
    alike: list[int] = []
    for id, folded in tx.execute(_NAMES, {"org": organization}):
        if any(close(asked, part) for part in (folded, *folded.split())):
            alike.append(id)
    found = (member(tx, organization, id) for id in alike)
    return tuple(one for one in found if one is not None)


def update_member(book: Book, known: Member, **changes: Any) -> Member:
    """The member with `changes`, written."""
    after = replace(known, **changes)
    book.change("member", known.id, member_row(known), member_row(after))
    book.touch("member", known.id)
    return after
