"""Channels that get a board, with what was counted in the period it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select

from core.model import Organization
from core.policy import Policy
from core.readings.boards import Span, last_board
from core.readings.standings import Counts, counted_for
from core.rules.views import ChannelView
from core.store import house, tallies
from core.store.engine import Tx
from core.store.rows import CHANNEL, channel_of
from core.store.tables import channel

_CHANNELS = select(*(channel.c[name] for name in CHANNEL)).where(
    channel.c.organization_id == bindparam("org"), channel.c.id.in_(bindparam("ids", expanding=True))
)


def channel_views(
    tx: Tx, organization: Organization, policy: Policy, ids: Iterable[int], now: datetime
) -> dict[int, ChannelView]:
    """Views by channel. Boards of one organization tell of few periods and measures; each is counted once."""
    org = organization.id
    founded = tallies.founded(tx, org)
    teams = house.team_names(tx, org)
    counted: dict[tuple[Span, str], tuple[Counts, ...]] = {}
    views = {}
    for row in tx.execute(_CHANNELS, {"org": org, "ids": sorted(set(ids))}).all():
        one = channel_of(row)
        last = last_board(one, organization, policy, now)
        counts: tuple[Counts, ...] = ()
        if last is not None:
            about = (last.span, one.board_by)
            if about not in counted:
                of = counted_for(one.board_by)
                counted[about] = tallies.counts(tx, org, last.span.first, last.span.last, of)
            counts = counted[about]
        views[one.id] = ChannelView(organization, one, counts, founded, teams)
    return views
