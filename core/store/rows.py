"""Rows of the people's tables as frozen nouns, and back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from core.model import Channel, Member, Morning, Organization, Role, Team
from core.names import fold

ORGANIZATION = ("id", "name", "zone", "country", "currency", "locale", "playbook", "numbers")
MEMBER = (
    "id", "name", "email", "role", "team_id", "zone", "country", "locale", "day_start", "day_end", "workdays",
    "away_from", "away_until", "paused_until", "morning", "muted", "account", "joined_at", "left_at",
    "prefers",
)  # fmt: skip
_ROLES = {role.value: role for role in Role}  # a look-up is quicker than a call of the class
_MORNINGS = {morning.value: morning for morning in Morning}
TEAM = ("id", "name", "lead_id")
CHANNEL = ("id", "key", "name", "board_every", "board_day", "board_by", "board_at")


def organization_of(row: Sequence[Any]) -> Organization:
    return Organization(*row)


def member_of(row: Sequence[Any]) -> Member:
    """A member from the columns of MEMBER, in order."""
    (
        id, name, email, role, team_id, zone, country, locale, day_start, day_end, workdays, away_from,
        away_until, paused_until, morning, muted, account, joined_at, left_at, prefers,
    ) = row  # fmt: skip
    return Member(
        id, name, email, _ROLES[role], team_id, zone, country, locale, day_start, day_end, _days(workdays), away_from,
        away_until, paused_until, _MORNINGS[morning], _names(muted), account, joined_at, left_at, prefers,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _days(listed: str) -> tuple[int, ...]:
    return tuple(int(day) for day in listed.split(",") if day)


@lru_cache(maxsize=256)
def _names(listed: str) -> frozenset[str]:
    return frozenset(filter(None, listed.split(",")))


def member_row(member: Member) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(member, name) for name in MEMBER}
    row["folded"] = fold(member.name)
    row["role"] = member.role.value
    row["morning"] = member.morning.value
    row["workdays"] = ",".join(str(day) for day in member.workdays)
    row["muted"] = ",".join(sorted(member.muted))
    return row


def team_of(row: Sequence[Any]) -> Team:
    return Team(*row)


def channel_of(row: Sequence[Any]) -> Channel:
    return Channel(*row)
