"""What numbers say of today: who waits for a first call, how long ago the last sale was, and which cadence pays."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from statistics import median_low

from core.cards import Card
from core.commands import finding
from core.commands.scope import Scope, team_of
from core.commands.turn import Turn
from core.phrases import cadences as words
from core.phrases.stats import Told
from core.readings import cadences as readings
from core.store import cadences, introductions, sold, waits


def waiting(turn: Turn) -> tuple[str, ...]:
    """Mine beside my team's median, or everybody's where I am in none; nothing where I would be alone."""
    team = team_of(turn)
    if len(team) < 2:
        return ()
    many = waits.first_calls(turn.tx, turn.organization.id, {*team, turn.me.id})
    return (words.waiting(many[turn.me.id], median_low(many.values()), team=turn.me.team_id is not None),)


def last_sale(turn: Turn) -> tuple[str, ...]:
    """How long ago anybody's last sale from an introduction was; names only where the reader may know them."""
    number = sold.latest(turn.tx, turn.organization.id)
    entry = introductions.get(turn.tx, turn.organization.id, number) if number else None
    if entry is None or entry.closed_at is None:
        return ()
    people = turn.contacts(entry.prospect_id, entry.introducer_id)
    seen = {id: one.name for id, one in people.items() if finding.known_to(turn, one)}
    colleague = turn.members(entry.introducer_member_id).get(entry.introducer_member_id or 0)
    opener = seen.get(entry.introducer_id or 0) or (colleague.name if colleague else None)
    day, today = (at.astimezone(turn.home).date() for at in (entry.closed_at, turn.now))
    return (words.last_sale(day, today, seen.get(entry.prospect_id), opener),)


def cadence(turn: Turn, scope: Scope, told: Told) -> Card:
    """Months that have had their ninety days; for too young a book nothing can be said."""
    today = turn.now.astimezone(turn.home).date()
    months = readings.months_over(scope.first, scope.last, today)
    if not months:
        return words.page(told, ())
    since, until = (
        datetime.combine(day, time(), turn.home) for day in (months[0][0], months[-1][1] + timedelta(days=1))
    )
    found = cadences.told(turn.tx, turn.organization.id, scope.members, since, until, zone=turn.home)
    return words.page(told, readings.cadences(found.people, found.touches, found.doors, months))
