"""What people write for a setting, and what it means."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core import habits
from core.kinds import Context
from core.spec import Misunderstood

TUESDAY = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # ten in the morning in New York
NEW_YORK = Context(TUESDAY, ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("UTC", "UTC"),
        ("pacific", "America/Los_Angeles"),
        ("London", "Europe/London"),
    ],
)
def test_zones(text: str, zone: str) -> None:
    assert habits.zone(text) == zone


def test_a_zone_misspelt_is_offered_right() -> None:
    with pytest.raises(Misunderstood) as asked:
        habits.zone("berln")
    assert asked.value.try_line == "settings zone Europe/Berlin"
    with pytest.raises(Misunderstood) as asked:
        habits.zone("atlantis")
    assert asked.value.try_line is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9-17:30", time(9), time(17, 30)),
        ("8:30 to 17", time(8, 30), time(17)),
        ("9am to 5pm", time(9), time(17)),
        ("9 to 5", time(9), time(17)),
        ("9-9", time(9), time(21)),
        ("7.15–15.45", time(7, 15), time(15, 45)),
        ("from 12am until 12pm", time(0), time(12)),
    ],
)
def test_hours(text: str, start: time, end: time) -> None:
    assert habits.hours(text) == (start, end)


@pytest.mark.parametrize("text", ["", "nine", "9", "25-26", "17-9am", "9:75-17", "13pm-14pm"])
def test_no_hours(text: str) -> None:
    with pytest.raises(Misunderstood, match="working hours like"):
        habits.hours(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("Monday to Thursday", (0, 1, 2, 3)),
        ("mon, wed and fri", (0, 2, 4)),
        ("sun-thu", (0, 1, 2, 3, 6)),
        ("sat", (5,)),
    ],
)
def test_weekdays(text: str, days: tuple[int, ...]) -> None:
    assert habits.weekdays(text) == days


@pytest.mark.parametrize("text", ["", "every day", "mon-xyz", "5"])
def test_no_weekdays(text: str) -> None:
    with pytest.raises(Misunderstood, match="days of the week"):
        habits.weekdays(text)


@pytest.mark.parametrize(
    ("text", "first", "back"),
    [
        ("until 1 dec", None, date(2026, 12, 1)),
        ("1 dec", None, date(2026, 12, 1)),
        ("until next mon", None, date(2026, 11, 30)),
        ("1 dec to 12 dec", date(2026, 12, 1), date(2026, 12, 13)),
        ("from 1 dec until 12 dec", date(2026, 12, 1), date(2026, 12, 12)),
        ("next week", date(2026, 11, 30), date(2026, 12, 7)),
        ("today to today", date(2026, 11, 24), date(2026, 11, 25)),
        ("from 1 dec to 1 dec", date(2026, 12, 1), date(2026, 12, 2)),
        ("2026-12-24 through 2027-01-03", date(2026, 12, 24), date(2027, 1, 4)),
    ],
)
def test_absences(text: str, first: date | None, back: date) -> None:
    assert habits.absence(text, NEW_YORK) == (first, back)


@pytest.mark.parametrize("text", ["soon", "from 1 dec", "12 dec to 1 dec 2026", "until today", "1 dec to whenever"])
def test_no_absence(text: str) -> None:
    with pytest.raises(Misunderstood):
        habits.absence(text, NEW_YORK)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("until thu", datetime(2026, 11, 26, 14, tzinfo=UTC)),
        ("2 hours", datetime(2026, 11, 24, 17, tzinfo=UTC)),
        ("for 3 days", datetime(2026, 11, 27, 14, tzinfo=UTC)),
        ("until tomorrow 3pm", datetime(2026, 11, 25, 20, tzinfo=UTC)),
    ],
)
def test_pauses(text: str, until: datetime) -> None:
    assert habits.moment(text, NEW_YORK) == until


@pytest.mark.parametrize("text", ["a while", "until the cows come home"])
def test_no_pause(text: str) -> None:
    with pytest.raises(Misunderstood, match="speak up again"):
        habits.moment(text, NEW_YORK)


def test_countries_whose_holidays_are_known() -> None:
    assert habits.country("de") == "DE"
    assert habits.country("off") is None
    assert habits.country("no") == "NO"  # Norway
    for unknown in ("Germany", "XX", "1"):
        with pytest.raises(Misunderstood):
            habits.country(unknown)


@pytest.mark.parametrize(("text", "locale"), [("en_GB", "en_GB"), ("de-DE", "de_DE"), ("fr", "fr")])
def test_formats(text: str, locale: str) -> None:
    assert habits.format(text) == locale


@pytest.mark.parametrize("text", ["", "klingon", "xx_YY", "../../etc"])
def test_no_format(text: str) -> None:
    with pytest.raises(Misunderstood):
        habits.format(text)
