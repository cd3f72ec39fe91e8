"""What happens next with an introduction, told in one sentence, from the same rules that will make it happen."""

from __future__ import annotations

from core.commands.acting import view_of
from core.commands.turn import Turn
from core.manners import wants
from core.model import Direction, Introduction, Member
from core.phrases import nexts
from core.rules import call_ahead, calling, heads_up, quiet
from core.workdays import calendar_of


def what_next(turn: Turn, entry: Introduction, owner: Member, *, moved: bool = False) -> str | None:
    """Who hears of it and when, or when the bot asks about it; None where nothing is planned."""
    if entry.direction is Direction.GIVEN:
        return None if moved else nexts.given()
    if owner.id != turn.me.id:
        return None if moved else _heads_up(turn, entry, owner)
    view = view_of(turn, entry)
    asked = call_ahead.due(view, turn.policy)
    due = calling.due(view, turn.policy) or asked or quiet.due(view, turn.policy)
    return nexts.asks(turn.moment(turn.calendar.next_decent(due))) if due else None


def _heads_up(turn: Turn, entry: Introduction, owner: Member) -> str | None:
    if not heads_up.look(view_of(turn, entry), turn.policy, turn.now).say:
        return None
    if not wants(owner, heads_up.RULE):
        return nexts.hears_nothing(owner.name)
    calendar = calendar_of(owner, turn.organization)
    if calendar.away(calendar.day(turn.now)) and owner.away_until is not None:
        return nexts.away(owner.name, turn.day(owner.away_until))
    heard = calendar.next_decent(turn.now)
    return nexts.hears_now(owner.name) if heard <= turn.now else nexts.hears(owner.name, turn.moment(heard))
