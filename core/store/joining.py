"""Two members who are one person, two workspaces that are one organization."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Executable, Table, bindparam, delete, exists, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.model import Member, Role
from core.store import tables as t
from core.store.book import Book
from core.store.engine import Tx
from core.store.people import members, update_member
from core.store.rows import member_row

_RANK = (Role.MEMBER, Role.LEAD, Role.ADMIN)
# The audit goes on telling who it was; counters and the agenda see below.
_NAMED: tuple[Column[Any], ...] = (
    t.account.c.member_id, t.link_code.c.member_id, t.team.c.lead_id, t.contact.c.owner_id, t.introduction.c.owner_id,
    t.introduction.c.logged_by, t.introduction.c.handed_by, t.introduction.c.introducer_member_id, t.touch.c.member_id,
    t.reminder.c.member_id, t.draft.c.member_id, t.post.c.member_id, t.partnership.c.owner_id, t.promise.c.owner_id,
    t.promise.c.by_member_id, t.review.c.member_id,
)  # fmt: skip
_RENAME = tuple(
    update(c.table)
    .where(c.table.c.organization_id == bindparam("org"), c == bindparam("former"))
    .values({c.name: bindparam("keeper")})
    for c in _NAMED
)


def _add_counts(counters: Table, dialect: Any) -> Executable:
    """The former's counters added to the keeper's."""
    c = counters.c
    theirs = select(*(bindparam("keeper") if one.name == "member_id" else one for one in c)).where(
        c.organization_id == bindparam("org"), c.member_id == bindparam("former"), literal(1) == 1
    )
    made = dialect.insert(counters).from_select([one.name for one in c], theirs)
    added: Executable = made.on_conflict_do_update(
        index_elements=list(counters.primary_key.columns), set_={"count": c["count"] + made.excluded["count"]}
    )
    return added


_COUNTED = (t.tally, t.funnel)  # by member
_ADD_COUNTS = {
    name: tuple(_add_counts(one, dialect) for one in _COUNTED)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_DROP_COUNTS = tuple(
    delete(one).where(one.c.organization_id == bindparam("org"), one.c.member_id == bindparam("former"))
    for one in _COUNTED
)
_DROP_LOOKS = delete(t.agenda).where(
    t.agenda.c.organization_id == bindparam("org"),
    t.agenda.c.kind == "member",
    t.agenda.c.subject_id == bindparam("former"),
)
_ANY = tuple(
    select(exists().where(table.c.organization_id == bindparam("org")))
    for table in (t.introduction, t.contact, t.touch)
)
_NAME = select(t.organization.c.name).where(t.organization.c.id == bindparam("org"))
_MOVE = tuple(
    update(table).where(table.c.organization_id == bindparam("former")).values(organization_id=bindparam("keeper"))
    for table in (t.workspace, t.route)
)
_ACCOUNTS = (
    update(t.account)
    .where(t.account.c.organization_id == bindparam("former"), t.account.c.member_id == bindparam("was"))
    .values(organization_id=bindparam("keeper"), member_id=bindparam("now_is"))
)
_LOCK = select(t.organization.c.id).where(t.organization.c.id == bindparam("org")).with_for_update()
_END = delete(t.organization).where(t.organization.c.id == bindparam("org"))


def merge_members(book: Book, keep: Member, gone: Member) -> Member:
    """Both are `keep` from now on: accounts, everything in the book, and what was counted. `gone` has left."""
    org = book.organization
    names = {"org": org, "former": gone.id, "keeper": keep.id}
    for rename in _RENAME:
        book.tx.execute(rename, names)
    for counts in (*_ADD_COUNTS[book.tx.dialect.name], *_DROP_COUNTS):
        book.tx.execute(counts, names)
    book.tx.execute(_DROP_LOOKS, names)
    update_member(book, gone, left_at=book.now, account=None, email=None)
    return update_member(
        book,
        keep,
        role=max(keep.role, gone.role, key=_RANK.index),
        email=keep.email or gone.email,
        team_id=keep.team_id or gone.team_id,
        joined_at=min((m.joined_at for m in (keep, gone) if m.joined_at), default=book.now),
        zone=keep.zone or gone.zone,
    )


def is_empty(tx: Tx, org: int) -> bool:
    """Whether nothing was ever written into this organization's book."""
    return not any(tx.execute(one, {"org": org}).scalar_one() for one in _ANY)


def name_of(tx: Tx, org: int) -> str:
    """The organization's name."""
    found: str = tx.execute(_NAME, {"org": org}).scalar_one()
    return found


def take_in(book: Book, other: int) -> int:
    """The workspaces, people and routes of an organization with an empty book become ours; it is no more.

    People are matched by verified e-mail, else they are new here; roles stay as they were where they came from. The
    number of people who came. Raises ValueError where the other's book is not empty.
    """
    book.tx.execute(_LOCK, {"org": other})
    if not is_empty(book.tx, other):
        raise ValueError(f"the book of organization {other} is not empty")
    ours = {m.email: m for m in members(book.tx, book.organization) if m.email}
    theirs = members(book.tx, other)
    for one in theirs:
        known = ours.get(one.email) if one.email else None
        here = _welcome(book, one) if known is None else _strengthened(book, known, one)
        book.tx.execute(_ACCOUNTS, {"former": other, "keeper": book.organization, "was": one.id, "now_is": here.id})
    for move in _MOVE:
        book.tx.execute(move, {"former": other, "keeper": book.organization})
    book.tx.execute(_END, {"org": other})
    book.touch("organization", book.organization)
    return len(theirs)


def _welcome(book: Book, one: Member) -> Member:
    made = replace(one, id=book.id(), team_id=None, role=one.role if one.role is Role.ADMIN else Role.MEMBER)
    book.add("member", member_row(made))
    book.touch("member", made.id)
    return made


def _strengthened(book: Book, known: Member, one: Member) -> Member:
    return update_member(
        book, known, role=max(known.role, one.role, key=_RANK.index), account=known.account or one.account
    )
