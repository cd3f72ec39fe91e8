"""A whole organization at once, with its workspaces, teams and people: the sample company, an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from core.model import Member, Organization, Role
from core.store import tables
from core.store.book import Book
from core.store.rows import member_row


@dataclass(frozen=True, slots=True)
class Founder:
    """Somebody who is there from the start, with his accounts. `leads` and `team` name teams."""

    name: str
    accounts: tuple[str, ...]
    email: str | None = None
    role: Role = Role.MEMBER
    team: str | None = None
    zone: str | None = None
    locale: str | None = None


def is_founded(tx: Connection, workspace: str) -> bool:
    """Whether this workspace belongs to an organization."""
    row = tx.execute(select(tables.workspace.c.key).where(tables.workspace.c.key == workspace)).first()
    return row is not None


def found(tx: Connection, plan: Organization, workspaces: Mapping[str, str], people: tuple[Founder, ...],
          now: datetime) -> int:  # fmt: skip
    """The id of the new organization (`plan.id` is ignored). `workspaces` maps keys to names; a team's lead is its
    first member with that role. Raises IntegrityError where a workspace or an account is taken."""
    row: dict[str, Any] = {
        "name": plan.name, "zone": plan.zone, "country": plan.country, "currency": plan.currency,
        "locale": plan.locale, "playbook": plan.playbook, "numbers": dict(plan.numbers), "created_at": now,
    }  # fmt: skip
    made: int = tx.execute(insert(tables.organization).returning(tables.organization.c.id), row).scalar_one()
    for key, name in workspaces.items():
        place = {"key": key, "organization_id": made, "name": name, "created_at": now, "left_at": None}
        tx.execute(insert(tables.workspace), place)
    book = Book(tx, made, member_id=0, via="founding", now=now)
    members = [(one, _member(book, one, now)) for one in people]
    teams = _teams(book, members)
    for one, member in members:
        _join(book, one, replace(member, team_id=teams.get(one.team or "")))
    book.member_id = members[0][1].id
    book.touch("organization", made)
    book.finish("found")
    return made


def _member(book: Book, one: Founder, now: datetime) -> Member:
    return Member(
        id=book.id(), name=one.name, email=one.email, role=one.role, zone=one.zone, locale=one.locale,
        account=one.accounts[0], joined_at=now,
    )  # fmt: skip


def _teams(book: Book, members: list[tuple[Founder, Member]]) -> dict[str, int]:
    made: dict[str, int] = {}
    for name in dict.fromkeys(one.team for one, _ in members if one.team):
        lead = next((m.id for one, m in members if one.team == name and m.role is Role.LEAD), None)
        made[name] = book.id()
        book.add("team", {"id": made[name], "name": name, "lead_id": lead})
    return made


def _join(book: Book, one: Founder, member: Member) -> None:
    book.add("member", member_row(member))
    book.touch("member", member.id)
    for key in one.accounts:
        row = {"key": key, "organization_id": book.organization, "member_id": member.id, "profiled_at": book.now}
        book.tx.execute(insert(tables.account), row)
