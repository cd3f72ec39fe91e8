"""Which cadence pays: a person and month is one case, with its full ninety days; only doors after the word count."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.readings.cadences import MOST, NO_WORD, Cadence, cadences, months_over

TODAY = date(2026, 11, 24)
MONTHS = months_over(date(2026, 6, 1), TODAY, TODAY)
ANN, CARL, JUDY = 1, 2, 3
LONG_AGO = date(2020, 1, 1)


def test_only_whole_months_whose_ninety_days_are_over_count() -> None:
    assert list(MONTHS) == [(date(2026, 6, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 7, 31))]
    assert months_over(date(2026, 6, 2), TODAY, TODAY)[0][0] == date(2026, 7, 1)
    assert months_over(date(2025, 12, 1), date(2026, 1, 31), TODAY)[1] == (date(2026, 1, 1), date(2026, 1, 31))
    assert months_over(date(2026, 9, 1), TODAY, TODAY) == ()
    ever = months_over(date(2000, 1, 1), TODAY, TODAY)
    assert (len(ever), ever[-1]) == (MOST, MONTHS[-1])


def test_a_door_within_ninety_days_of_the_word_pays() -> None:
    touches = ((CARL, "call", date(2026, 6, 10)), (JUDY, "call", date(2026, 6, 10)))
    doors = ((CARL, date(2026, 9, 8)), (JUDY, date(2026, 9, 9)), (CARL, date(2026, 6, 9)))
    found = cadences(((CARL, LONG_AGO), (JUDY, LONG_AGO)), touches, doors, MONTHS[:1])
    assert found == (Cadence("call", 2, 1),)


def test_months_without_a_word_are_what_it_is_held_against_and_stand_last() -> None:
    found = cadences(((CARL, LONG_AGO),), ((CARL, "card", date(2026, 6, 10)),), ((CARL, date(2026, 7, 5)),), MONTHS)
    assert found == (Cadence("card", 1, 1), Cadence(NO_WORD, 1, 1))
    nobody = cadences(((ANN, LONG_AGO),), (), (), MONTHS)
    assert nobody == (Cadence(NO_WORD, 2, 0),)


def test_several_words_of_a_kind_in_a_month_are_one_case_from_the_first() -> None:
    touches = ((CARL, "call", date(2026, 6, 20)), (CARL, "call", date(2026, 6, 2)), (CARL, "gift", date(2026, 6, 2)))
    found = cadences(((CARL, LONG_AGO),), touches, ((CARL, date(2026, 9, 15)),), MONTHS[:1])
    assert set(found) == {Cadence("call", 1, 0), Cadence("gift", 1, 0)}


def test_who_was_no_client_yet_is_no_case() -> None:
    assert cadences(((CARL, date(2026, 7, 1)),), (), (), MONTHS) == (Cadence(NO_WORD, 1, 0),)
    assert cadences(((CARL, date(2026, 7, 2)),), (), (), MONTHS) == ()


days = st.dates(date(2026, 5, 1), TODAY)
whose = st.integers(1, 4)


@given(
    st.lists(st.tuples(whose, days), max_size=4, unique_by=lambda one: one[0]),
    st.lists(st.tuples(whose, st.sampled_from(("call", "card")), days), max_size=12),
    st.lists(st.tuples(whose, days), max_size=6),
)
def test_never_more_doors_than_cases_and_a_word_takes_the_month_out_of_those_without(
    people: list[tuple[int, date]], touches: list[tuple[int, str, date]], doors: list[tuple[int, date]]
) -> None:
    found = cadences(people, touches, doors, MONTHS)
    assert all(0 <= one.opened <= one.cases for one in found)
    silent = sum(one.cases for one in found if one.kind == NO_WORD)
    assert silent == sum(
        not any(who == id and begins <= day <= ends for who, _, day in touches)
        for id, since in people
        for begins, ends in MONTHS
        if since <= begins
    )
