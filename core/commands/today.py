"""`today`, or nothing at all: what waits for me now, top first; and `home`, the same on the app's own page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.asks import Reply
from core.commands.lists import reader_of
from core.commands.turn import Turn
from core.phrases import todays, when
from core.readings.todays import Today, today
from core.rules.listed import listed
from core.spec import Command
from core.store import listing, reminders, views, views_clients


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    found, new = _found(turn)
    return Reply(card=todays.card(found, turn.me, lambda at: _clock(turn, at), turn.now, new=new), replaces=True)


def run_home(turn: Turn, values: dict[str, Any]) -> Reply:
    found, new = _found(turn)
    return Reply(card=todays.home(found, turn.me, lambda at: _clock(turn, at), turn.now, new=new), replaces=True)


def _found(turn: Turn) -> tuple[Today, bool]:
    """What waits, and whether nothing of mine was ever written down."""
    tx = turn.tx
    live = views.of_member(tx, turn.organization, turn.me, turn.now)
    own = reminders.open_of(tx, turn.organization.id, turn.me.id)
    clients = views_clients.of_members(tx, turn.organization, {turn.me.id: turn.me}, turn.policy, turn.now)
    waiting = listed(clients.get(turn.me.id, ()), turn.me, turn.policy, turn.now)
    found = today(live, own, turn.calendar, turn.policy, turn.now, listed=waiting)
    new = not (live or own or waiting or listing.owned(turn.tx, reader_of(turn), (turn.me.id,), before=None, most=1))
    return found, new


def _clock(turn: Turn, at: datetime) -> str:
    """The time alone for today, the day with it before."""
    local = at.astimezone(turn.zone)
    return when.clock(local.time(), turn.locale) if local.date() == turn.today else turn.moment(at)


COMMAND = Command(
    name="today",
    summary="What waits for you today, the most pressing first",
    examples=("today",),
    run=run,
    aliases=("now", "morning"),
    writes=False,
    featured=True,
    group="Looking",
)
HOME = Command(
    name="home",
    summary="Today, and the usual actions",
    examples=("home",),
    run=run_home,
    writes=False,
    hidden=True,
    group="Looking",
)
