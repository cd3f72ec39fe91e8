"""What holds for me and for the team, as rows of the settings card."""

from __future__ import annotations

from core.cards import Card
from core.commands.own_settings import span
from core.commands.turn import Turn
from core.model import Role
from core.permissions import at_least
from core.phrases import settings as phrases
from core.store import house


def everything(turn: Turn) -> Card:
    """The card; an admin finds the team's buttons on it."""
    return phrases.card(_mine(turn), _ours(turn), admin=at_least(turn.me, Role.ADMIN))


def _mine(turn: Turn) -> tuple[tuple[str, str], ...]:
    me, today = turn.me, turn.today
    rows = [
        ("Time zone", turn.zone.key),
        ("Working hours", f"{phrases.days(me.workdays)}, {span(turn, me.day_start, me.day_end)}"),
        ("Morning list", phrases.MORNINGS[me.morning]),
    ]
    if me.away_until is not None and me.away_until > today:
        first = turn.day(me.away_from) if me.away_from is not None and me.away_from > today else None
        rows.append(("Away", phrases.away(first, turn.day(me.away_until))))
    if me.paused_until is not None and me.paused_until > turn.now:
        rows.append(("Quiet", f"until {turn.moment(me.paused_until)}"))
    if me.muted:
        rows.append(("Left out", ", ".join(sorted(me.muted))))
    return tuple(rows)


def _ours(turn: Turn) -> tuple[tuple[str, str], ...]:
    organization, org = turn.organization, turn.organization.id
    rows = [
        ("Company", organization.name),
        ("Our way of asking", organization.playbook),
        ("Time zone", " ".join(part for part in (organization.zone, organization.country) if part)),
        ("Currency", organization.currency),
    ]
    teams = house.teams(turn.tx, org)
    leads = turn.members(*(team.lead_id for team in teams))
    named = [(team.name, leads.get(team.lead_id or 0)) for team in teams]
    rows += [("Teams", ", ".join(f"{team} ({lead.name})" if lead else team for team, lead in named))] if named else []
    boards = [channel for channel in house.channels(turn.tx, org) if channel.board_every != "off"]
    rows += [("Leaderboard in", ", ".join(f"#{channel.name or channel.key}" for channel in boards))] if boards else []
    return tuple(rows)
