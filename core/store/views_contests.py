"""The views of contests: what was counted in each, the channel that hears of it, and everybody's army."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from core.model import Organization
from core.readings.standings import Counts, counted_for
from core.rules.views_contests import ContestView
from core.sales import Contest
from core.store import armies, contests, house, people, tallies
from core.store.engine import Tx
from core.store.loaded import Loaded


def load(tx: Tx, organization: Organization, ids: Iterable[int], now: datetime, loaded: Loaded) -> None:
    """There is one contest at a time: each is counted by itself, everybody is mustered once for all of them."""
    org = organization.id
    found = contests.load(tx, org, ids)
    if not found:
        return
    today = now.astimezone(ZoneInfo(organization.zone)).date()
    members = {one.id: one for one in people.members(tx, org)}
    running = any(one.starts_on <= today <= one.ends_on for one in found.values())
    troops = armies.troops(tx, organization, members) if running else ()
    loaded.members |= members
    for view in views(tx, organization, found.values()):
        loaded.views["contest", view.contest.id] = ContestView(
            organization, view.contest, view.channel, view.counts, view.founded, view.teams, view.targets, troops
        )


def views(tx: Tx, organization: Organization, some: Iterable[Contest]) -> tuple[ContestView, ...]:
    """These contests without anybody's army."""
    org, wanted = organization.id, tuple(some)
    channels = {channel.id: channel for channel in house.channels(tx, org)}
    founded, teams = tallies.founded(tx, org), house.team_names(tx, org)
    targets = contests.targets(tx, org, [one.id for one in wanted])
    return tuple(
        ContestView(
            organization,
            one,
            channels.get(one.channel_id or 0),
            _counts(tx, org, one),
            founded,
            teams,
            targets.get(one.id, {}),
        )
        for one in wanted
    )


def _counts(tx: Tx, org: int, one: Contest) -> tuple[Counts, ...]:
    return tallies.counts(tx, org, one.starts_on, one.ends_on, counted_for(one.measure))
