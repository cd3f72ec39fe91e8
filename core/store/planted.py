"""What members planted in a quarter, and what they asked for: from counters, their own contacts, and one index."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select

from core.model import Act, Member, Organization
from core.rules import spring
from core.rules.views_members import Planted
from core.store import tallies
from core.store.engine import Tx
from core.store.tables import ask, contact
from core.workdays import calendar_of

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_SPAN: tuple[Any, Any] = (bindparam("since"), bindparam("until"))
_TALKED = (
    select(contact.c.owner_id, func.count())
    .where(
        contact.c.organization_id == bindparam("org"),
        contact.c.owner_id.in_(_IDS),
        contact.c.gone_at.is_(None),
        contact.c.last_talk_at.between(*_SPAN),
    )
    .group_by(contact.c.owner_id)
)
_ASKED = (
    select(ask.c.member_id, func.count())
    .where(
        ask.c.organization_id == bindparam("org"),
        ask.c.member_id.in_(_IDS),
        ask.c.gone_at.is_(None),
        ask.c.at.between(*_SPAN),
    )
    .group_by(ask.c.member_id)
)


def of_members(tx: Tx, organization: Organization, members: Mapping[int, Member], now: datetime) -> dict[int, Planted]:
    """Last quarter of each, in the days in which `spring` may speak of it; at other times nothing is read."""
    today = calendar_of(Member(0, ""), organization).day(now)
    if not members or not spring.may_speak(today):
        return {}
    first, last = spring.quarter_before(today)
    zone = Member(0, "").tz(organization)
    since, until = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    values: dict[str, Any] = {"org": organization.id, "ids": sorted(members), "since": since, "until": until}
    talked, asked = ({row[0]: row[1] for row in tx.execute(one, values)} for one in (_TALKED, _ASKED))
    counts = tallies.counts(tx, organization.id, first, last, (Act.GIVEN, Act.PROMISE_KEPT))
    acts = {one.member.id: one.acts for one in counts}
    return {
        id: Planted(
            first,
            last,
            talked=talked.get(id, 0),
            given=acts.get(id, {}).get(Act.GIVEN, 0),
            kept=acts.get(id, {}).get(Act.PROMISE_KEPT, 0),
            asked=asked.get(id, 0),
        )
        for id in members
    }
