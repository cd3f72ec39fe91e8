"""What holds for me and for the team, as rows of the settings card."""

from __future__ import annotations

from core.cards import Card
from core.commands.own_settings import span
from core.commands.turn import Turn
from core.model import Role
from core.permissions import at_least
from core.phrases import settings as phrases
from core.store import house, profiles


def everything(turn: Turn) -> Card:
    """The card; an admin finds the team's buttons on it."""
    return phrases.card(_mine(turn), _ours(turn), admin=at_least(turn.me, Role.ADMIN))


def _mine(turn: Turn) -> tuple[tuple[str, str], ...]:
    me = turn.me
    absent = quiet = None
    if me.away_until is not None and me.away_until > turn.today:
        first = turn.day(me.away_from) if me.away_from is not None and me.away_from > turn.today else None
        absent = phrases.away(first, turn.day(me.away_until))
    if me.paused_until is not None and me.paused_until > turn.now:
        quiet = turn.moment(me.paused_until)
    return phrases.mine(
        zone=turn.zone.key,
        hours=f"{phrases.days(me.workdays)}, {span(turn, me.day_start, me.day_end)}",
        morning=me.morning,
        absent=absent,
        quiet=quiet,
        muted=tuple(sorted(me.muted)),
        prefers=me.prefers,
        one_line=profiles.of(turn.tx, turn.organization.id, me.id).one_line,
    )


def _ours(turn: Turn) -> tuple[tuple[str, str], ...]:
    org = turn.organization.id
    teams = house.teams(turn.tx, org)
    leads = turn.members(*(team.lead_id for team in teams))
    named = ((team.name, leads.get(team.lead_id or 0)) for team in teams)
    boards = (channel.name or channel.key for channel in house.channels(turn.tx, org) if channel.board_every != "off")
    return phrases.ours(
        turn.organization, tuple((team, lead.name if lead else None) for team, lead in named), tuple(boards)
    )
