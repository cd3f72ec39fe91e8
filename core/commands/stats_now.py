"""What numbers say of today: who waits for a first call, how long ago the last sale was, and which cadence pays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from statistics import median_low

from core.cards import Card, Item, Text
from core.commands import finding
from core.commands.scope import Scope, team_of
from core.commands.turn import Turn
from core.phrases import cadences as words
from core.phrases.stats import Told
from core.readings import cadences as readings
from core.readings.waits import Waiting
from core.store import cadences, introductions, sold, waits

TEAM = 3  # of two, a median would only be one of them


def waiting(turn: Turn) -> tuple[Text, ...]:
    """Mine beside my team's median, or everybody's where I am in none; nothing where we are too few."""
    team = {*team_of(turn), turn.me.id}
    if len(team) < TEAM:
        return ()
    found = waits.of_members(turn.tx, turn.organization.id, team, turn.now)
    mine, whose = found[turn.me.id], "our" if turn.me.team_id is None else "your team’s"
    calls, steps = ([getattr(one, kind) for one in found.values()] for kind in ("calls", "steps"))
    said = words.beside("Waiting for a first call", mine.calls, _median(calls), whose)
    late = words.beside("Next steps past their day", mine.steps, _median(steps), whose)
    return (said, late) if any(one.many for one in steps) else (said,)


def _median(found: Collection[Waiting]) -> Waiting:
    return Waiting(median_low(one.many for one in found), median_low(one.days for one in found))


def last_sale(turn: Turn) -> tuple[Item, ...]:
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
    return (words.last_sale(day, today, seen.get(entry.prospect_id), opener, entry.id),)


def cadence(turn: Turn, scope: Scope, told: Told) -> Card:
    """Months that have had their ninety days; for too young a book nothing can be said."""
    today = turn.now.astimezone(turn.home).date()
    months = readings.months_over(scope.first, scope.last, today)
    if not months:
        return words.page(told, (), latest=cadences.LATEST)
    since, until = (
        datetime.combine(day, time(), turn.home) for day in (months[0][0], months[-1][1] + timedelta(days=1))
    )
    found = cadences.told(turn.tx, turn.organization.id, scope.members, since, until, zone=turn.home)
    return words.page(told, readings.cadences(found.people, found.touches, found.doors, months), latest=cadences.LATEST)
