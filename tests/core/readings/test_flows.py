"""What passed between two sides: antisymmetric, quarter by quarter, with its silences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import Act
from core.readings.flows import Balance, Passed, balance, longest_gap, quarters, total

TODAY = date(2026, 11, 23)
ROWS = st.lists(
    st.builds(
        Passed,
        st.sampled_from((Act.LOGGED, Act.GIVEN, Act.MET)),
        st.integers(0, 900).map(lambda n: TODAY - timedelta(days=n)),
        st.integers(1, 5),
    ),
    max_size=30,
)
MIRROR = {Act.LOGGED: Act.GIVEN, Act.GIVEN: Act.LOGGED}


def mirrored(rows: list[Passed]) -> list[Passed]:
    """The same book, kept by the other side."""
    return [row._replace(act=MIRROR.get(row.act, row.act)) for row in rows]


@given(ROWS, st.integers(1, 900))
def test_the_balance_is_antisymmetric(rows: list[Passed], days: int) -> None:
    since = TODAY - timedelta(days=days)
    ours, theirs = balance(rows, since), balance(mirrored(rows), since)
    assert ours.difference == -theirs.difference
    assert ours.theirs == theirs
    assert ours.out(apart=3, times=2) == theirs.out(apart=3, times=2)


@pytest.mark.parametrize(
    ("given_", "received", "out"),
    [
        (0, 0, False),
        (0, 2, False),
        (0, 3, True),
        (3, 0, True),
        (3, 6, True),
        (4, 7, False),
        (2, 5, True),
        (10, 12, False),
    ],
)
def test_three_apart_and_at_least_double(given_: int, received: int, out: bool) -> None:
    found = Balance(given_, received)
    assert found.out(apart=3, times=2) == out
    assert found.behind == (given_ < received)


def test_what_is_older_than_the_window_does_not_count() -> None:
    rows = [Passed(Act.LOGGED, TODAY - timedelta(days=n), 1) for n in (10, 11, 12)]
    assert balance(rows, TODAY - timedelta(days=11)) == Balance(given=0, received=2)


@given(ROWS)
def test_four_quarters_hold_what_passed_in_them(rows: list[Passed]) -> None:
    recent = [row for row in rows if row.day >= date(2026, 1, 1)]
    found = quarters(rows, TODAY)
    assert [quarter.name for quarter in found] == ["2026 Q1", "2026 Q2", "2026 Q3", "2026 Q4"]
    assert sum(quarter.received for quarter in found) == total(recent, Act.LOGGED)
    assert sum(quarter.given for quarter in found) == total(recent, Act.GIVEN)


def test_the_longest_silence_runs_to_today() -> None:
    begun = TODAY - timedelta(days=100)
    assert longest_gap((), begun, TODAY) == 100
    rows = [Passed(Act.LOGGED, begun + timedelta(days=30), 1), Passed(Act.GIVEN, begun + timedelta(days=80), 1)]
    assert longest_gap(rows, begun, TODAY) == 50
    assert longest_gap([*rows, Passed(Act.MET, begun + timedelta(days=50), 1)], begun, TODAY) == 50
