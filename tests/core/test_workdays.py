"""Working time: hours, weekends, holidays, absences, and clocks that change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.model import Member, Organization
from core.workdays import Calendar, calendar_of, holidays_of

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
USUAL = Calendar(NEW_YORK, country="US")


def at(month: int, day: int, hour: int, minute: int = 0, zone: ZoneInfo = NEW_YORK) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "decent"),
    [
        (at(11, 23, 10), at(11, 23, 10)),  # Monday, in hours
        (at(11, 23, 9), at(11, 23, 9)),
        (at(11, 23, 6), at(11, 23, 9)),
        (at(11, 23, 17, 30), at(11, 24, 9)),  # the day's end is out of hours
        (at(11, 27, 18), at(11, 30, 9)),  # Friday evening
        (at(11, 28, 12), at(11, 30, 9)),  # Saturday
        (at(11, 25, 20), at(11, 27, 9)),  # the evening before Thanksgiving
        (at(12, 24, 18), at(12, 28, 9)),  # Christmas is a Friday
    ],
)
def test_the_next_decent_moment(moment: datetime, decent: datetime) -> None:
    assert USUAL.next_decent(moment) == decent


def test_nobody_is_disturbed_on_leave_or_in_a_pause() -> None:
    away = Calendar(NEW_YORK, away_from=date(2026, 11, 23), away_until=date(2026, 11, 30))
    assert away.next_decent(at(11, 23, 10)) == at(11, 30, 9)
    assert not away.away(date(2026, 11, 30))
    paused = Calendar(NEW_YORK, paused_until=at(11, 24, 15))
    assert paused.next_decent(at(11, 23, 10)) == at(11, 24, 15)
    assert paused.in_hours(at(11, 23, 10))


def test_who_never_works_is_still_reached() -> None:
    never = Calendar(NEW_YORK, workdays=frozenset())
    assert never.next_decent(at(11, 23, 10)) == at(11, 23, 10)
    assert never.add_working_days(at(11, 23, 10), 2) == at(11, 25, 10)


@pytest.mark.parametrize(
    ("moment", "days", "later"),
    [
        (at(11, 20, 16), 1, at(11, 23, 16)),  # Friday 16:00 is Monday 16:00
        (at(11, 21, 16), 1, at(11, 23, 16)),
        (at(11, 23, 16), 0, at(11, 23, 16)),
        (at(11, 25, 16), 1, at(11, 27, 16)),  # over Thanksgiving
        (at(11, 23, 16), 5, at(12, 1, 16)),
    ],
)
def test_working_days_are_added_on_the_wall_clock(moment: datetime, days: int, later: datetime) -> None:
    assert USUAL.add_working_days(moment, days) == later


def test_working_days_between() -> None:
    assert USUAL.working_days_between(at(11, 20, 16), at(11, 23, 9)) == 1
    assert USUAL.working_days_between(at(11, 23, 9), at(11, 30, 9)) == 4
    assert USUAL.working_days_between(at(11, 23, 9), at(11, 23, 17)) == 0
    assert USUAL.working_days_between(at(11, 30, 9), at(11, 23, 9)) == 0


def test_a_time_that_does_not_exist_moves_forward() -> None:
    """On 29 March 2026 Berlin's clocks go from 2:00 to 3:00."""
    berlin = Calendar(BERLIN)
    assert berlin.local(berlin.at(date(2026, 3, 29), time(2, 30))).time() == time(3, 30)


def test_a_time_that_comes_twice_is_the_first() -> None:
    """On 25 October 2026 Berlin has 2:30 twice, first at UTC+2."""
    assert Calendar(BERLIN).at(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_working_days_keep_the_wall_clock_over_a_change() -> None:
    berlin = Calendar(BERLIN)
    friday = datetime(2026, 10, 23, 16, tzinfo=BERLIN).astimezone(UTC)
    assert berlin.local(berlin.add_working_days(friday, 1)).time() == time(16)


def test_the_end_of_the_day() -> None:
    assert USUAL.end_of_day(date(2026, 11, 23)) == at(11, 23, 17, 30)


def test_holidays_come_from_the_country() -> None:
    assert date(2026, 11, 26) in holidays_of("US", 2026)
    assert date(2026, 11, 26) not in holidays_of("DE", 2026)
    assert date(2026, 10, 3) in holidays_of("de", 2026)
    assert holidays_of(None, 2026) == holidays_of("", 2026) == holidays_of("XX", 2026) == frozenset()


def test_a_members_own_settings_come_before_the_organizations() -> None:
    house = Organization(1, "Brightwater Advisory", zone="America/New_York", country="US")
    lena = Member(2, "Lena Fischer", zone="Europe/Berlin", country="DE", day_start=time(8), workdays=(0, 1, 2))
    assert calendar_of(lena, house) == Calendar(BERLIN, time(8), time(17, 30), frozenset({0, 1, 2}), "DE")
    assert calendar_of(Member(3, "Ana Ruiz"), house) == Calendar(NEW_YORK, country="US")


_MOMENTS = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
_CALENDARS = st.builds(
    Calendar,
    zone=st.sampled_from([NEW_YORK, BERLIN, ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Auckland"), ZoneInfo("UTC")]),
    workdays=st.frozensets(st.integers(0, 6), min_size=1),
    country=st.sampled_from([None, "US", "DE", "AE"]),
)


@settings(max_examples=200, deadline=None)
@given(_CALENDARS, _MOMENTS)
def test_a_decent_moment_is_in_hours_and_stays_decent(calendar: Calendar, moment: datetime) -> None:
    decent = calendar.next_decent(moment)
    assert decent >= moment
    assert decent - moment < timedelta(days=30)
    assert calendar.in_hours(decent)
    assert calendar.next_decent(decent) == decent


@settings(max_examples=200, deadline=None)
@given(_CALENDARS, _MOMENTS, st.integers(1, 20))
def test_added_working_days_can_be_counted_again(calendar: Calendar, moment: datetime, days: int) -> None:
    later = calendar.add_working_days(moment, days)
    assert calendar.is_workday(calendar.day(later))
    assert calendar.working_days_between(moment, later) == days
