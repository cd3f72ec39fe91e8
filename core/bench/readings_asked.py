"""What the readings' benchmark asks: each reading as its command reads it, its promise, and the same from history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from core.bench.readings_world import NOW
from core.readings import cadences as cadences_read
from core.readings.standings import POINTED
from core.rules import policy_in
from core.store import (
    Tx,
    cadences,
    chains,
    directory,
    flows,
    funnels,
    history_counts,
    introductions,
    people,
    reminders,
    sold,
    tallies,
    touches,
    views,
    views_clients,
    waits,
)

TODAY = NOW.date()
YEAR = TODAY - timedelta(days=364)
SOMEBODY = 7  # a contact who opened doors


@dataclass(frozen=True, slots=True)
class Asked:
    """`most` milliseconds of database time are promised."""

    name: str
    most: float
    read: Callable[[Tx, int], object]
    plain: Callable[[Tx, int], object]


def _board(tx: Tx, org: int) -> object:
    return tallies.counts(tx, org, TODAY.replace(day=1), TODAY.replace(day=30), POINTED), tallies.founded(tx, org)


def _balance(tx: Tx, org: int) -> object:
    return flows.of_contacts(tx, org, (SOMEBODY,), TODAY - timedelta(days=182))


def _seat(tx: Tx, org: int) -> directory.Seat:
    """Who asks, and where: known to every command before it runs, so looked up once."""
    if org not in _SEATS:
        organization, me = directory.organization_by_id(tx, org), people.members(tx, org)[0]
        assert organization is not None
        _SEATS[org] = directory.Seat(organization, me)
    return _SEATS[org]


_SEATS: dict[int, directory.Seat] = {}


def _today(tx: Tx, org: int) -> object:
    seat = _seat(tx, org)
    organization, me = seat.organization, seat.member
    clients = views_clients.of_members(tx, organization, {me.id: me}, policy_in(organization), NOW)
    return views.of_member(tx, organization, me, NOW), reminders.open_of(tx, org, me.id), clients


def _brief(tx: Tx, org: int) -> object:
    opened = introductions.by_introducers(tx, org, (SOMEBODY,))
    led = chains.chain(tx, org, SOMEBODY)
    below = chains.downstream(tx, org, (led[-1].introducer_id if led else None) or SOMEBODY)
    came = introductions.of_prospects(tx, org, (SOMEBODY,))
    return opened, came, touches.of_contacts(tx, org, (SOMEBODY,)), below


def _stats(tx: Tx, org: int) -> object:
    months = funnels.months_of(tx, org, YEAR, TODAY)
    return (
        funnels.cells(tx, org, months, None),
        funnels.by(tx, org, "warmth", months, None),
        sold.latest(tx, org),
        waits.of_members(tx, org, (_seat(tx, org).member.id,), NOW),
    )


def _cadences(tx: Tx, org: int) -> object:
    since, until = NOW - timedelta(days=cadences_read.MOST * 30), NOW - cadences_read.WITHIN
    return cadences.told(tx, org, None, since, until, zone=ZoneInfo("America/New_York"))


def _all_time(tx: Tx, org: int) -> object:
    months = funnels.months_of(tx, org, date(2000, 1, 1), TODAY)
    return funnels.cells(tx, org, months, None), funnels.by(tx, org, "month", months, None)


ASKED = (
    Asked("leaderboard", 5, _board, lambda tx, org: history_counts.board(tx, org, NOW - timedelta(days=20))),
    Asked("balance", 5, _balance, lambda tx, org: history_counts.balance(tx, org, NOW - timedelta(days=182))),
    Asked("today", 5, _today, history_counts.open_doors),
    Asked("brief", 5, _brief, lambda tx, org: history_counts.balance(tx, org, NOW - timedelta(days=9999))),
    Asked("stats", 300, _stats, lambda tx, org: history_counts.stats(tx, org, NOW - timedelta(days=364))),
    Asked("cadences", 300, _cadences, lambda tx, org: history_counts.stats(tx, org, NOW - timedelta(days=720))),
    Asked("stats of all time", 300, _all_time, lambda tx, org: history_counts.stats(tx, org, NOW - timedelta(9999))),
)
