"""The organization of the readings' benchmark: four years of made-up introductions, counted as the book counts them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core import counting
from core.bench.people import company, name
from core.model import Contact, Direction, Introduction, Stage, Warmth
from core.partners import Care, Mood, NamedDate
from core.store.filling import Counts

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
YEARS = timedelta(days=4 * 365)
OPEN = 12  # doors each member has open, however many he ever had
CLIENTS = 60  # clients and partners each member looks after, however many people he was introduced to
SHARE = 20  # introductions an introducer has opened, and a prospect in four
_DAY = timedelta(days=1)
_ZONE = ZoneInfo("America/New_York")


def introducers_of(count: int) -> int:
    return max(count // SHARE, 2)


def contacts(count: int, members: list[int]) -> Iterator[Contact]:
    """Who opened doors first, then prospects; ids from 1."""
    for id in range(1, introducers_of(count) + count // 4 + 2):
        yield _somebody(id, members)


def clients(members: list[int], *, after: int) -> Iterator[Contact]:
    """Clients and partners of today, as many of each member in a book of any size, ids from `after` on.

    Nobody keeps in touch with more than some dozens: a client for every so many introductions would give each member
    of the large book hundreds, and whatever reads a member's own would be measured by them, not by the book."""
    for n in range(1, CLIENTS * len(members) + 1):
        since, talk = NOW - timedelta(days=n % 900 + 100), NOW - timedelta(days=n // len(members) * 2)
        yield replace(_somebody(after + n, members), client_since=since, last_talk_at=talk)


def cared(people: Sequence[Contact]) -> Iterator[Care]:
    """What is noted of clients: asked how we are doing within the last year, two in three glad."""
    for one in people:
        at = NOW - timedelta(days=one.id * 7 % 365)
        yield Care(one.id, checked_at=at, answer=Mood.GREAT if one.id % 3 else Mood.GOOD, mapped_at=at)


def birthdays(people: Sequence[Contact]) -> Iterator[NamedDate]:
    """One each, ids as theirs."""
    for one in people:
        day = NOW - timedelta(days=one.id * 11 % 365)
        yield NamedDate(one.id, one.id, "birthday", day.month, day.day)


def _somebody(id: int, members: list[int]) -> Contact:
    return Contact(id, name(str(id)), company(str(id)), owner_id=members[id % len(members)])


def ended(count: int, members: list[int], counts: Counts, *, apart: int = 1) -> Iterator[Introduction]:
    """Introductions of four years that have ended, in the order they were logged, `apart` numbers from each other."""
    for n in range(1, count + 1):
        logged = NOW - YEARS + YEARS * (n / (count + 1))
        yield _made(random.Random(f"{count} {n}"), n, logged, count, members, counts, number=n * apart, ended=True)  # noqa: S311


def still_open(count: int, members: list[int], counts: Counts, *, after: int) -> Iterator[Introduction]:
    """The doors each member has open, of the last days, numbered from `after` on."""
    for n in range(1, OPEN * len(members) + 1):
        logged = NOW - timedelta(days=20) + timedelta(minutes=n)
        yield _made(random.Random(n), n, logged, count, members, counts, number=after + n, ended=False)  # noqa: S311


def _made(
    dice: random.Random, n: int, logged: datetime, count: int, members: list[int], counts: Counts, *,
    number: int, ended: bool,
) -> Introduction:  # fmt: skip
    made = _door(dice, n, logged, members[n % len(members)], introducers_of(count), count // 4)
    made = _onward(dice, _with(made, id=number), ended=ended)
    acts = counting.earned(made, called_by=NOW, thanked_by=NOW)
    made = _with(made, counted=counting.days({}, acts, now=logged, zone=_ZONE))
    counts.add(made)
    return made


def _door(dice: random.Random, n: int, at: datetime, owner: int, introducers: int, prospects: int) -> Introduction:
    given = dice.random() < 0.15
    other = dice.randrange(introducers) + 1
    return Introduction(
        n, Direction.GIVEN if given else Direction.RECEIVED, introducers + 1 + n % max(prospects, 1), owner, owner,
        at, Stage.INTRODUCED, at, at, dice.choice(list(Warmth)), introducer_id=None if given else other,
        given_to_id=other if given else None, agreed=True, opened_at=at,
    )  # fmt: skip


def _onward(dice: random.Random, made: Introduction, *, ended: bool) -> Introduction:
    """As far as it came: half to a meeting, one in eight to a sale; thanked where it ended."""
    at = made.logged_at + _DAY * dice.randrange(1, 5)
    if made.direction is Direction.GIVEN or dice.random() < 0.2:
        closed = at + _DAY if ended else None
        stage = Stage.DECLINED if ended else Stage.INTRODUCED
        return _with(made, stage=stage, closed_at=closed, thanked_at=at, thanked_outcome_at=closed)
    met = at + _DAY * dice.randrange(3, 20) if dice.random() < 0.6 else None
    if not ended:
        return _with(made, stage=Stage.CONTACTED, contacted_at=at, thanked_at=at)
    closed = (met or at) + _DAY * dice.randrange(5, 60)
    won = met is not None and dice.random() < 0.25
    stage, value = (Stage.WON, 1_000_00 * dice.randrange(5, 90)) if won else (Stage.LOST, None)
    return _with(
        made, stage=stage, contacted_at=at, met_at=met, closed_at=closed, thanked_at=at, thanked_outcome_at=closed,
        value=value, currency="USD" if won else None, reason=None if won else "no need", stage_at=closed,
    )  # fmt: skip


def _with(made: Introduction, **changes: object) -> Introduction:
    for field, value in changes.items():
        object.__setattr__(made, field, value)  # not shared yet: a copy of a million is a minute
    return made
