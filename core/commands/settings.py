"""`settings`: what holds for me and for the team, and how to change it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from core.asks import Reply
from core.cards import Card
from core.commands.board_settings import BOARD
from core.commands.house_settings import HOUSE, KEYS, numbers
from core.commands.own_settings import OWN, span
from core.commands.setting import Setting
from core.commands.spec import Arg, Command, Misunderstood
from core.commands.turn import Refused, Turn
from core.model import Role
from core.permissions import at_least
from core.phrases import settings as phrases
from core.store import house

SETTINGS = {one.name: one for one in (*OWN, *HOUSE, BOARD)}
ALSO = {
    "timezone": "zone", "time": "zone", "lang": "format", "locale": "format", "quiet": "pause", "leaderboard": "board",
    "list": "morning", "vacation": "away", "back": "away",
}  # fmt: skip


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    said = " ".join(str(values.get(key, "")) for key in ("topic", "value")).strip()
    name, _, rest = said.partition(" ")
    if not name:
        return Reply(card=_all(turn))
    if name.casefold() == "numbers":
        return Reply(card=numbers(turn, rest))
    if name.casefold() in KEYS:
        name, rest = "number", said
    one = _named(name, rest)
    if not at_least(turn.me, one.who):
        raise Refused(Reply(card=phrases.for_admins(one.name)))
    rest = "back" if name.casefold() == "back" else rest.strip()
    if not rest:
        return Reply(form=phrases.ask(one.name, value=one.now(turn), options=one.choices(turn)))
    card = one.change(turn, rest)
    turn.book.about("member" if one in OWN else "organization", turn.me.id if one in OWN else turn.organization.id)
    return Reply(card=card, replaces=True)


def _named(name: str, rest: str) -> Setting:
    key = ALSO.get(name.casefold(), name.casefold())
    if (found := SETTINGS.get(key)) is not None:
        return found
    meant = next(iter(get_close_matches(key, SETTINGS, 1, 0.75)), None)
    raise Misunderstood(
        phrases.unknown(name, meant),
        try_line=f"settings {meant} {rest}".strip() if meant else "settings",
        field="value",
    )


def _all(turn: Turn) -> Card:
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


COMMAND = Command(
    name="settings",
    summary="When and how I speak to you, and what holds for the team",
    examples=(
        "settings", "settings zone Europe/Berlin", "settings hours 9:00-17:30", "settings away until 1 dec",
        "settings pause until thu", "settings morning monday", "settings mute quiet",
    ),
    run=run,
    args=(
        Arg("topic", "choice", "Which setting?", choices=(*SETTINGS, "numbers"), asked=False),
        Arg("value", "rest", "What shall it be?"),
    ),
    aliases=("setting", "preferences"),
    featured=True,
    group="Settings",
)  # fmt: skip
