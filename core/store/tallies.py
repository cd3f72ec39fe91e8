"""Acts counted, read for a span of days: whole months from the month rows, the edges from the day rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sqlalchemy import BigInteger, bindparam, cast, func, select

from core.model import Act
from core.readings.standings import Counts
from core.store.engine import Tx
from core.store.rows import MEMBER, member_of
from core.store.tables import member, profile, tally

_COUNTED = (
    tally.c.organization_id == bindparam("org"),
    tally.c.grain == bindparam("grain"),
    tally.c.act.in_(bindparam("acts", expanding=True)),
)
_KEYS = (tally.c.member_id, tally.c.act, tally.c.currency)
_ONE = select(*_KEYS, tally.c.count).where(*_COUNTED, tally.c.period == bindparam("first"))  # nothing to add up
_SUMS = (
    select(*_KEYS, cast(func.sum(tally.c.count), BigInteger).label("count"))  # the driver reads NUMERIC slowly
    .where(*_COUNTED, tally.c.period.between(bindparam("first"), bindparam("last")))
    .group_by(*_KEYS)
)
# with hundreds counted, naming each of them costs more than reading everybody
_PEOPLE = (
    select(*(member.c[name] for name in MEMBER), profile.c.board)
    .select_from(member)
    .outerjoin(
        profile,
        (profile.c.organization_id == member.c.organization_id)
        & (profile.c.id == member.c.id)
        & profile.c.gone_at.is_(None),
    )
    .where(member.c.organization_id == bindparam("org"))
    .order_by(member.c.id)
)
_FOUNDED = select(func.min(member.c.joined_at)).where(member.c.organization_id == bindparam("org"))
_DAY = timedelta(days=1)
_ACTS = {act.value: act for act in Act}


def counts(tx: Tx, org: int, first: date, last: date, of: Iterable[Act] = tuple(Act)) -> tuple[Counts, ...]:
    """What each member did from `first` to `last`, both included; members with nothing `of` these acts are left out."""
    acts: defaultdict[int, dict[Act, int]] = defaultdict(dict)
    values: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for grain, begin, end in pieces(first, last):
        wanted = {"org": org, "grain": grain, "first": begin, "acts": [act.value for act in of]}
        found = tx.execute(_ONE, wanted) if begin == end else tx.execute(_SUMS, wanted | {"last": end})
        for id, act, currency, count in found.all():
            if act == Act.WON_VALUE:
                values[id][currency] = values[id].get(currency, 0) + count
            else:
                kind, mine = _ACTS[act], acts[id]
                mine[kind] = mine.get(kind, 0) + count
    if not acts and not values:
        return ()
    people = [row for row in tx.execute(_PEOPLE, {"org": org}) if row.id in acts or row.id in values]
    return tuple(Counts(member_of(row[:-1]), acts[row.id], values[row.id], row.board or "in") for row in people)


def founded(tx: Tx, org: int) -> datetime | None:
    """When the organization's first member joined."""
    found: datetime | None = tx.execute(_FOUNDED, {"org": org}).scalar()
    return found


def pieces(first: date, last: date) -> Iterator[tuple[str, str, str]]:
    """The ranges of rows that make up the days: (grain, first period, last period), at most three."""
    begin = first if first.day == 1 else _next_month(first)
    end = last + _DAY if (last + _DAY).day == 1 else last.replace(day=1)  # the first day after the whole months
    if begin >= end:
        if first <= last:
            yield "d", first.isoformat(), last.isoformat()
        return
    if first < begin:
        yield "d", first.isoformat(), (begin - _DAY).isoformat()
    yield "m", f"{begin:%Y-%m}", f"{end - _DAY:%Y-%m}"
    if end <= last:
        yield "d", end.isoformat(), last.isoformat()


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
