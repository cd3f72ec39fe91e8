"""The organization's own settings: its numbers, teams, roles, and the channels that get a board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, func, select

from core.model import Channel, Member, Organization, Role, Team
from core.names import fold
from core.store.book import Book
from core.store.engine import Tx
from core.store.people import member, update_member
from core.store.rows import CHANNEL, TEAM, channel_of, team_of
from core.store.tables import channel, route, team
from core.store.tables import member as members_table

_TEAMS = select(*(team.c[c] for c in TEAM)).where(team.c.organization_id == bindparam("org")).order_by(team.c.name)
_CHANNELS = (
    select(*(channel.c[c] for c in CHANNEL)).where(channel.c.organization_id == bindparam("org")).order_by(channel.c.id)
)
_NAMED = select(route.c.key, route.c.name).where(
    route.c.organization_id == bindparam("org"), func.lower(route.c.name) == bindparam("name")
)
_ADMINS = select(func.count()).where(
    members_table.c.organization_id == bindparam("org"),
    members_table.c.role == Role.ADMIN.value,
    members_table.c.left_at.is_(None),
)


def update_organization(book: Book, known: Organization, **changes: Any) -> Organization:
    """The organization with `changes`, written. `numbers` replaces all overrides."""
    after = replace(known, **changes)
    book.change("organization", known.id, _row(known, changes), _row(after, changes))
    book.touch("organization", known.id)
    return after


def set_number(book: Book, known: Organization, key: str, value: int | None) -> Organization:
    """One number overridden; None gives it back to the playbook."""
    numbers = {k: v for k, v in known.numbers.items() if k != key}
    return update_organization(book, known, numbers=numbers if value is None else numbers | {key: str(value)})


def teams(tx: Tx, org: int) -> tuple[Team, ...]:
    """All teams, by name."""
    return tuple(team_of(row) for row in tx.execute(_TEAMS, {"org": org}))


def team_names(tx: Tx, org: int) -> dict[int, str]:
    """The teams' names by id."""
    return {team.id: team.name for team in teams(tx, org)}


def team_named(book: Book, name: str) -> Team:
    """The team of this name, made where there is none."""
    for known in teams(book.tx, book.organization):
        if fold(known.name) == fold(name):
            return known
    made = Team(book.id(), name.strip())
    book.add("team", {"id": made.id, "name": made.name, "lead_id": None})
    return made


def lead(book: Book, known: Member, of: Team) -> Team:
    """The member leads the team from now on; whoever led it is a plain member again unless he leads another."""
    led = [t for t in teams(book.tx, book.organization) if t.id != of.id]
    former = member(book.tx, book.organization, of.lead_id) if of.lead_id not in (None, known.id) else None
    if former is not None and former.role is Role.LEAD and all(t.lead_id != former.id for t in led):
        update_member(book, former, role=Role.MEMBER)
    book.change("team", of.id, {"lead_id": of.lead_id}, {"lead_id": known.id})
    role = known.role if known.role is Role.ADMIN else Role.LEAD
    update_member(book, known, role=role, team_id=of.id)
    return replace(of, lead_id=known.id)


def leads(tx: Tx, org: int, member_id: int) -> bool:
    return any(t.lead_id == member_id for t in teams(tx, org))


def admins(tx: Tx, org: int) -> int:
    """How many admins there are."""
    count: int = tx.execute(_ADMINS, {"org": org}).scalar_one()
    return count


def channels(tx: Tx, org: int) -> tuple[Channel, ...]:
    """The channels that ever got a board, the first first."""
    return tuple(channel_of(row) for row in tx.execute(_CHANNELS, {"org": org}))


def channel_keys(tx: Tx, org: int, name: str) -> tuple[str, ...]:
    """The keys of the channels of this name (`#sales` or `sales`) that the bot has heard from."""
    rows = tx.execute(_NAMED, {"org": org, "name": name.strip().lstrip("#").lower()})
    return tuple(sorted(row.key for row in rows))


def channel_kept(book: Book, key: str, name: str | None) -> Channel:
    """The channel with this key; one that is new to us gets no board by that."""
    known = next((c for c in channels(book.tx, book.organization) if c.key == key), None)
    return known if known is not None else set_board(book, key, name, board_every="off")


def set_board(book: Book, key: str, name: str | None, **changes: Any) -> Channel:
    """The channel with this key, its board set as `changes` say (`board_every`, `board_day`, `board_by`)."""
    known = next((c for c in channels(book.tx, book.organization) if c.key == key), None)
    if known is None:
        made = replace(Channel(book.id(), key, name), **changes)
        book.add("channel", {c: getattr(made, c) for c in CHANNEL})
    else:
        made = replace(known, name=name or known.name, **changes)
        book.change("channel", made.id, _columns(known), _columns(made))
    book.touch("channel", made.id)
    return made


def _columns(known: Channel) -> Mapping[str, Any]:
    return {c: getattr(known, c) for c in CHANNEL}


def _row(known: Organization, changes: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: getattr(known, name) for name in changes}
    return row | ({"numbers": dict(known.numbers)} if "numbers" in row else {})
