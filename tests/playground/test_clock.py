"""The clock turns forward only, in words people use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.playground.clock import Clock, later, moment
from core.playground.people import Impossible

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 12, 1, 10, 0, tzinfo=ZONE)  # a Tuesday


def on_the_wall(at: datetime) -> str:
    return at.astimezone(ZONE).isoformat(timespec="minutes")[:16]


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("1 day", "2026-12-02T10:00"),
        ("a day", "2026-12-02T10:00"),
        ("3 hours", "2026-12-01T13:00"),
        ("90 minutes", "2026-12-01T11:30"),
        ("2 weeks", "2026-12-15T10:00"),
        ("1 working day", "2026-12-02T10:00"),
        ("4 working days", "2026-12-07T10:00"),
        ("130 days", "2027-04-10T10:00"),  # summer time has begun; the clock on the wall says the same
    ],
)
def test_time_passes_in_words(words: str, then: str) -> None:
    assert on_the_wall(later(words, NOW, ZONE)) == then


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("2026-12-04T09:30", "2026-12-04T09:30"),
        ("2026-12-04T09:30:00+00:00", "2026-12-04T04:30"),
        ("mon 9:00", "2026-12-07T09:00"),
        ("next Monday 10:00", "2026-12-07T10:00"),
        ("tue 9:00", "2026-12-08T09:00"),
        ("tue 11", "2026-12-01T11:00"),
        ("wednesday", "2026-12-02T09:00"),
    ],
)
def test_moments_are_named_in_words(words: str, then: str) -> None:
    assert on_the_wall(moment(words, NOW, ZONE)) == then


@pytest.mark.parametrize("words", ["soon", "-1 day", "1 day ago", "", "9999 weeks"])
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(Impossible):
        later(words, NOW, ZONE)


@pytest.mark.parametrize("words", ["yesterday", "2026-11-30T09:00", "2040-01-01T00:00"])
def test_the_past_and_the_far_future_are_refused(words: str) -> None:
    with pytest.raises(Impossible):
        moment(words, NOW, ZONE)


def test_the_clock_runs_and_jumps_forward_only() -> None:
    clock = Clock(NOW)
    assert timedelta() <= clock() - NOW < timedelta(seconds=5)
    clock.jump(NOW + timedelta(days=1))
    clock.jump(NOW)
    assert clock() >= NOW + timedelta(days=1)
    assert abs(Clock()() - datetime.now(UTC)) < timedelta(seconds=5)
