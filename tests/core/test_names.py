"""Names compared forgivingly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names import close, fold, fold_company, fold_phone, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("José  O'Neil-Müller", "jose oneil muller"), ("ANN LEE", "ann lee"), ("Straße", "strasse"), ("Иван", "иван"),
     ("“Ann”", "ann"), ("Łukasz", "łukasz"), ("Zoë", "ZOE")],
)  # fmt: skip
def test_case_accents_and_punctuation_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("name", ["Globex & Sons, Inc.", "globex and sons", "GLOBEX SONS LLC", "Globex & Sons GmbH"])
def test_legal_forms_and_joining_words_do_not_count(name: str) -> None:
    assert fold_company(name) == "globex sons"


def test_a_company_that_is_only_a_legal_form_keeps_its_name() -> None:
    assert fold_company("Co") == "co"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("+1 (555) 0142", "+15550142"),
        ("001 555 0142", "+15550142"),
        ("555-0142", "5550142"),
        ("12", ""),
        ("call me", ""),
    ],
)
def test_phone_numbers_are_their_digits(typed: str, folded: str) -> None:
    assert fold_phone(typed) == folded


@pytest.mark.parametrize(
    ("one", "other"), [("jon smith", "john smith"), ("ann lee", "anna lee"), ("carl smyth", "carl smith")]
)
def test_slips_are_close(one: str, other: str) -> None:
    assert close(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("ann lee", "ann ray"), ("carl smith", "bob smith"), ("tom", "tim"), ("", "a")]
)
def test_other_people_are_not(one: str, other: str) -> None:
    assert not close(one, other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_company(fold_company(text)) == fold_company(text)


@given(st.text(max_size=200), st.text(max_size=200))
def test_words_are_never_too_long_for_their_column(name: str, company: str) -> None:
    assert all(0 < len(word) <= 100 for word in words_of(name, company, "+1 555 0142"))
