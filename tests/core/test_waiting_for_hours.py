"""When a message that waits is heard: clocks that change, holidays of many countries, and both in the whole chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from core.manners import hearing
from core.model import Member
from core.rules import heads_up, quiet, reminder
from core.store import Store, reminders, tables
from core.workdays import calendar_of
from tests.core.desk import Desk
from tests.core.office import Clock, Office
from tests.core.rules.sample import BOB, BRIGHTWATER, policy

NEW_YORK = ZoneInfo("America/New_York")


def local(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type,misc]


def heard(member: Member, now: datetime) -> datetime:
    """When he hears a nudge that is said now, in his own time."""
    calendar = calendar_of(member, BRIGHTWATER)
    return hearing(quiet.RULE, member, calendar, policy(), now=now.astimezone(UTC), nudge=True, taken={}).at


@pytest.mark.parametrize(
    ("zone", "friday_evening", "offsets"),
    [  # the offsets from UTC, in minutes, before and after the weekend's change
        ("America/New_York", (2026, 3, 6, 19), (-300, -240)),
        ("America/New_York", (2026, 10, 30, 19), (-240, -300)),
        ("Europe/Berlin", (2026, 3, 27, 19), (60, 120)),
        ("Europe/Berlin", (2026, 10, 23, 19), (120, 60)),
        ("Europe/London", (2027, 3, 26, 19), (0, 60)),
        ("Australia/Sydney", (2026, 4, 3, 19), (660, 600)),
        ("Australia/Lord_Howe", (2026, 10, 2, 19), (630, 660)),  # by half an hour
        ("Pacific/Auckland", (2026, 9, 25, 19), (720, 780)),
        ("America/Santiago", (2026, 9, 4, 19), (-240, -180)),
        ("Africa/Casablanca", (2026, 2, 13, 19), (60, 0)),  # back for Ramadan
        ("Asia/Kathmandu", (2026, 3, 6, 19), (345, 345)),  # never
    ],
)
def test_over_a_weekend_on_which_the_clocks_change(
    zone: str, friday_evening: tuple[int, ...], offsets: tuple[int, int]
) -> None:
    """Monday at nine by his own clock, however long the weekend was."""
    said = local(zone, *friday_evening)
    at = heard(replace(BOB, zone=zone), said).astimezone(ZoneInfo(zone))
    assert (at.weekday(), at.time(), (at.date() - said.date()).days) == (0, time(9), 3)
    told = [int(moment.utcoffset().total_seconds()) // 60 for moment in (said, at)]  # type: ignore[union-attr]
    assert tuple(told) == offsets


@pytest.mark.parametrize(
    ("day_start", "said", "at"),
    [  # of somebody in Berlin who works on Sundays, from before dawn
        (time(2, 30), "2026-03-29T00:10+00:00", "2026-03-29T01:30+00:00"),  # 2:30 does not exist: 3:30
        (time(3), "2026-03-29T00:10+00:00", "2026-03-29T01:00+00:00"),
        (time(2, 30), "2026-10-24T23:50+00:00", "2026-10-25T00:30+00:00"),  # comes twice: the first
        (time(9), "2026-10-25T00:30+00:00", "2026-10-25T08:00+00:00"),
    ],
)
def test_hours_that_begin_where_the_clocks_change(day_start: time, said: str, at: str) -> None:
    early = replace(BOB, zone="Europe/Berlin", workdays=tuple(range(7)), day_start=day_start)
    assert heard(early, datetime.fromisoformat(said)) == datetime.fromisoformat(at)


@pytest.mark.parametrize(
    ("country", "zone", "eve", "days"),
    [  # the last working evening before, and the days until the next working morning
        ("US", "America/New_York", (2026, 11, 25), 2),  # Thanksgiving is a Thursday
        ("US", "America/New_York", (2026, 7, 2), 4),  # Independence Day is a Saturday, observed on Friday
        ("US", "America/New_York", (2026, 12, 24), 4),
        ("DE", "Europe/Berlin", (2026, 5, 13), 2),  # Ascension
        ("DE", "Europe/Berlin", (2026, 4, 2), 5),  # Good Friday to Easter Monday
        ("DE", "Europe/Berlin", (2026, 10, 2), 3),  # Unity Day falls on a Saturday and is not made up for
        ("GB", "Europe/London", (2026, 12, 24), 5),  # Boxing Day falls on a Saturday and is
        ("FR", "Europe/Paris", (2026, 7, 13), 2),
        ("JP", "Asia/Tokyo", (2026, 5, 1), 6),  # Golden Week
        ("IN", "Asia/Kolkata", (2026, 1, 23), 4),  # Republic Day
        (None, "America/New_York", (2026, 11, 25), 1),
        ("ZZ", "America/New_York", (2026, 11, 25), 1),  # a country nobody has recorded has none
    ],
)
def test_over_a_holiday(country: str | None, zone: str, eve: tuple[int, int, int], days: int) -> None:
    member = replace(BOB, zone=zone, country=country)
    said = local(zone, *eve, 20)
    at = heard(member, said).astimezone(ZoneInfo(zone))
    assert (at - said.replace(hour=9)).days == days
    assert at.time() == time(9)


def test_a_holiday_of_ones_own_country_and_not_of_the_houses() -> None:
    house = replace(BRIGHTWATER, country="US")
    lena = replace(BOB, zone="Europe/Berlin", country="DE")
    thanksgiving, unity = local("Europe/Berlin", 2026, 11, 26, 10), local("Europe/Berlin", 2025, 10, 3, 10)
    calendar = calendar_of(lena, house)
    assert calendar.in_hours(thanksgiving.astimezone(UTC))
    assert not calendar.in_hours(unity.astimezone(UTC))
    assert not calendar_of(replace(lena, country=None), house).in_hours(thanksgiving.astimezone(UTC))


def test_what_one_asked_for_is_heard_on_a_holiday_and_news_is_not() -> None:
    member, now = replace(BOB, country="US"), local("America/New_York", 2026, 11, 26, 10).astimezone(UTC)
    calendar = calendar_of(member, BRIGHTWATER)
    own = hearing(reminder.RULE, member, calendar, policy(), now=now, nudge=False, taken={})
    news = hearing(heads_up.RULE, member, calendar, policy(), now=now, nudge=False, taken={})
    assert own.at == now
    assert news.at == now + timedelta(hours=23)


@pytest.fixture
def thanksgiving(store: Store) -> Office:
    """Wednesday evening, in a house that keeps the holidays of the United States."""
    office = Office(store, Clock(local("America/New_York", 2026, 11, 25, 18).astimezone(UTC)))
    store.write_now(lambda tx: tx.execute(update(tables.organization).values(country="US")))
    return office


async def test_nothing_on_thanksgiving_and_everything_on_friday(thanksgiving: Office) -> None:
    """All the way through sweep and post, half an hour at a time."""
    office, heard_at = thanksgiving, []
    office.wire.on_send = lambda message: heard_at.append(office.clock().astimezone(NEW_YORK))
    office.introduce("Ann Lee")
    office.settings("dana", zone="Europe/Berlin", country="DE")
    office.introduce("Tom Reyes", owner="dana")
    await office.until(local("America/New_York", 2026, 11, 27, 12).astimezone(UTC))
    told = dict(zip(office.wire.titles(), heard_at, strict=True))
    news = "Carl Smith has opened a door for you:"
    assert told[f"{news} Tom Reyes"] == local("Europe/Berlin", 2026, 11, 26, 9)
    assert told[f"{news} Ann Lee"] == local("America/New_York", 2026, 11, 27, 9)


@pytest.mark.parametrize(
    ("now", "line", "due"),
    [
        ("2026-10-30T15:00+00:00", "remind me mon 9am to call Ann", "2026-11-02T14:00+00:00"),  # the clocks go back
        ("2027-03-12T15:00+00:00", "remind me mon 9am to call Ann", "2027-03-15T13:00+00:00"),  # and forward
        ("2027-03-12T15:00+00:00", "remind me in 3 days to call Ann", "2027-03-15T13:00+00:00"),
        ("2027-03-13T15:00+00:00", "remind me tomorrow at 2:30am to call Ann", "2027-03-14T07:30+00:00"),  # 3:30
        ("2026-10-31T15:00+00:00", "remind me tomorrow at 1:30am to call Ann", "2026-11-01T05:30+00:00"),  # first
    ],
)
async def test_a_time_that_is_typed_is_meant_on_the_wall(desk: Desk, now: str, line: str, due: str) -> None:
    desk.now = datetime.fromisoformat(now)
    await desk.says("ana", line)
    member, org = desk.row("member", name="Ana Ruiz")["id"], desk.row("organization")["id"]
    (made,) = desk.store.read_now(lambda tx: reminders.open_of(tx, org, member))
    assert made.due_at == datetime.fromisoformat(due)
