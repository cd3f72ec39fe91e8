"""The funnel from its histogram: counts, shares of the step before, medians of what was timed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.counting import UNTIMED
from core.model import Stage
from core.readings.funnels import SANDLER, appointments, by_key, funnel_of, median


def test_the_lower_median_of_what_was_timed() -> None:
    assert median({}) is None
    assert median({UNTIMED: 5}) is None
    assert median({3: 1}) == 3
    assert median({1: 1, 4: 1}) == 1
    assert median({UNTIMED: 9, 1: 1, 4: 1, 9: 1}) == 4
    assert median({0: 2, 7: 3}) == 7


@given(st.lists(st.integers(0, 60), min_size=1))
def test_a_median_is_the_middle_of_what_it_was_made_of(days: list[int]) -> None:
    histogram: dict[int, int] = {}
    for day in days:
        histogram[day] = histogram.get(day, 0) + 1
    assert median(histogram) == sorted(days)[(len(days) - 1) // 2]


def test_each_step_is_a_share_of_the_one_before() -> None:
    cells = [("introduced", UNTIMED, 6), ("introduced", 2, 4), ("contacted", 1, 8), ("met", 5, 4), ("promised", -1, 3)]
    found = funnel_of([*cells, ("lost", 3, 1), ("declined", 1, 1)])
    counts = [(step.stage, step.count, step.before, step.days) for step in found.steps]
    assert counts[:3] == [(Stage.INTRODUCED, 10, 10, 2), (Stage.CONTACTED, 8, 10, 1), (Stage.MET, 4, 8, 5)]
    assert (found.opened, found.waiting, found.ended) == (10, 3, 2)
    assert found.of(Stage.WON).count == 0


def test_nothing_is_no_funnel_and_no_division() -> None:
    assert funnel_of([]).opened == 0


def test_our_appointments_are_compared_with_the_rate_of_the_same_warmth() -> None:
    rows = [("name", "introduced", -1, 8), ("mention", "introduced", -1, 2), ("name", "met", 4, 3)]
    warmths = by_key([*rows, ("meeting", "introduced", -1, 1), ("meeting", "met", 1, 1)])
    cold, warm, name, personal = SANDLER
    assert appointments(warmths, cold) == appointments(warmths, warm) == (0, 0)
    assert appointments(warmths, name) == (3, 10)
    assert appointments(warmths, personal) == (1, 1)
