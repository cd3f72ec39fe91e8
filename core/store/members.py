"""Members by id, several at once, and who helps when one of them cannot."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, select

from core.model import Member, Role
from core.store.engine import Tx
from core.store.quick import Among, Quick
from core.store.rows import MEMBER, member_of
from core.store.tables import member, team

_COLUMNS = tuple(member.c[name] for name in MEMBER)
_HERE = member.c.organization_id == bindparam("org")
_BY_IDS = Quick(select(*_COLUMNS).where(_HERE, Among(member.c.id)))
_LEADS = (
    select(team.c.id.label("led"), *_COLUMNS)
    .join_from(team, member, (member.c.organization_id == team.c.organization_id) & (member.c.id == team.c.lead_id))
    .where(_HERE, team.c.id.in_(bindparam("teams", expanding=True)), member.c.left_at.is_(None))
)
_GONE = member.alias("gone")
_LEFT = _GONE.c.left_at.is_not(None)
_ADMIN = Quick(
    select(*_COLUMNS)
    .where(_HERE, member.c.role == Role.ADMIN.value, member.c.left_at.is_(None))
    .order_by(member.c.id)
    .limit(2)
)

_LED = (
    select(member.c.id)
    .join_from(
        member,
        team,
        (team.c.organization_id == member.c.organization_id) & (team.c.id == member.c.team_id),
        isouter=True,
    )
    .where(
        _HERE,
        (team.c.lead_id == bindparam("lead"))
        | team.c.lead_id.is_(None)
        | team.c.lead_id.in_(select(_GONE.c.id).where(_GONE.c.organization_id == bindparam("org"), _LEFT)),
    )
)


def load(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, Member]:
    """These members by id, those who left included; unknown ids are left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    return {one.id: one for one in map(member_of, _BY_IDS.rows(tx, {"org": org, "ids": wanted}))}


def charge(tx: Tx, org: int, me: Member) -> frozenset[int]:
    """Those a lead leads (core.permissions): his team, and whoever is in no team or in one without a lead. Those who
    left stay in their team's charge. Nobody for who is no lead; an admin needs no list."""
    if me.role is not Role.LEAD:
        return frozenset()
    return frozenset(tx.execute(_LED, {"org": org, "lead": me.id}).scalars())


def helpers(tx: Tx, org: int, people: Iterable[Member]) -> dict[int, Member]:
    """For each of these members who helps: the lead of the team, else an admin; never the member himself."""
    asking = tuple(people)
    teams = sorted({m.team_id for m in asking if m.team_id is not None})
    leads: dict[int | None, Member] = {}
    if teams:
        leads = {row.led: member_of(row[1:]) for row in tx.execute(_LEADS, {"org": org, "teams": teams})}
    admins = [member_of(row) for row in _ADMIN.rows(tx, {"org": org})] if asking else []
    found: dict[int, Member] = {}
    for one in asking:
        fitting = [m for m in (leads.get(one.team_id), *admins) if m is not None and m.id != one.id]
        if fitting:
            found[one.id] = fitting[0]
    return found
