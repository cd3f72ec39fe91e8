"""`clients`: everybody I look after, whoever needs a call first; a lead sees the team's, or all."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.model import Member, Role
from core.permissions import at_least, leads
from core.phrases import clients as words
from core.readings.lights import by_need
from core.spec import Arg, Command
from core.store import people, views_clients

PAGE = 8


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    team, start = values.get("which") == "team" and at_least(turn.me, Role.LEAD), values.get("after", 0)
    members = _team(turn) if team else {turn.me.id: turn.me}
    views = views_clients.every(turn.tx, turn.organization, members)
    every = by_need(views, turn.policy, turn.now)
    here = "clients team" if team else "clients"
    further = f"{here} after {start + PAGE}" if len(every) > start + PAGE else None
    card = words.page(every, every[start : start + PAGE], turn.day, next=further, team=team)
    return Reply(card=card, replaces=True)


def _team(turn: Turn) -> dict[int, Member]:
    """My team, or everybody where I am in none; for leads, who alone hear how others' clients fare."""
    everybody = people.members(turn.tx, turn.organization.id)
    return {one.id: one for one in everybody if one.id == turn.me.id or _of_mine(turn, one)}


def _of_mine(turn: Turn, one: Member) -> bool:
    return turn.me.team_id in (None, one.team_id) and leads(turn.me, one.id, turn.charge)


COMMAND = Command(
    name="clients",
    summary="Those you look after, whoever needs a call first",
    examples=("clients", "clients team"),
    run=run,
    args=(
        Arg("which", "choice", "Whose?", choices=("mine", "team")),
        Arg("after", "count", "After how many?", ("after",), asked=False),
    ),
    aliases=("my clients", "customers"),
    writes=False,
    group="Looking",
)
