"""Amounts as people write them, in several countries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import MOST, meant, parse, precision, show, typed
from core.spec import Misunderstood, Money
from core.tokens import Unclear


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("12k", 1_200_000, None),
        ("12K", 1_200_000, None),
        ("8 grand", 800_000, None),
        ("1.2 mil", 120_000_000, None),
        ("€12k", 1_200_000, "EUR"),
        ("12k€", 1_200_000, "EUR"),
        ("12,5k", 1_250_000, None),
        ("12.5k", 1_250_000, None),
        ("1.2m", 120_000_000, None),
        ("1.2 million", 120_000_000, None),
        ("12,000", 1_200_000, None),
        ("12 000", 1_200_000, None),
        ("12'000", 1_200_000, None),
        ("$12,000.50", 1_200_050, "USD"),
        ("1.234,56", 123_456, None),
        ("1,234,567", 123_456_700, None),
        ("40 EUR", 4_000, "EUR"),
        ("10,000 euros", 1_000_000, "EUR"),
        ("12 thousand pounds", 1_200_000, "GBP"),
        ("40 dollars", 4_000, "USD"),
        ("12k bucks", 1_200_000, "USD"),
        ("EUR 40", 4_000, "EUR"),
        ("40 chf", 4_000, "CHF"),
        ("£7.5", 750, "GBP"),
        ("500 kr", 50_000, "SEK"),
        ("¥1200", 1_200, "JPY"),
        ("0", 0, None),
    ],
)
def test_an_amount_is_read(text: str, minor: int, currency: str | None) -> None:
    assert parse(text) == Money(minor, currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lots",
        "12 all in",
        "12 TRYING",
        "-5",
        "EUR 5 USD",
        "12..5",
        "1,2,3.4.5",
        "k12",
        "12kk",
        "€",
        "$€5",
        "12 013 4",
    ],
)
def test_what_is_no_amount_is_asked_back(text: str) -> None:
    with pytest.raises(Misunderstood):
        parse(text)


@pytest.mark.parametrize(
    ("text", "locale", "minor"),
    [
        ("12.000", "de_DE", 1_200_000),
        ("12,000", "en_GB", 1_200_000),
        ("12.5", "de_DE", 1_250),
        ("12,50", "en_US", 1_250),
    ],
)
def test_a_separator_is_read_in_the_members_locale(text: str, locale: str, minor: int) -> None:
    assert parse(text, locale=locale).minor == minor


@pytest.mark.parametrize(("text", "locale"), [("12.000", "en_US"), ("12,000", "de_DE"), ("1.234k", "en_US")])
def test_two_readings_are_asked_back_with_the_likelier(text: str, locale: str) -> None:
    with pytest.raises(Unclear) as asked:
        parse(text, locale=locale)
    assert asked.value.instead in asked.value.sentence
    assert parse(asked.value.instead, locale=locale)


def test_a_sign_means_the_organizations_own_currency() -> None:
    assert parse("$5", currency="CAD").currency == "CAD"
    assert parse("$5", currency="EUR").currency == "USD"
    assert parse("5 kr", currency="NOK").currency == "NOK"


def test_a_yen_has_no_cents() -> None:
    assert parse("1200", currency="JPY").minor == 1_200
    with pytest.raises(Misunderstood, match="finer"):
        parse("12.5", currency="JPY")
    assert precision("USD") == 2


def test_more_than_can_be_kept_is_refused() -> None:
    with pytest.raises(Misunderstood, match="more than"):
        parse("99999999999999999")


@pytest.mark.parametrize(
    ("minor", "currency", "locale", "shown"),
    [
        (1_200_000, "USD", "en_US", "$12,000"),
        (1_200_050, "USD", "en_US", "$12,000.50"),
        (1_200_000, "EUR", "de_DE", "12.000\u00a0€"),
        (1_200, "JPY", "en_US", "¥1,200"),
        (1_200_000, "USD", "xx_YY", "$12,000"),
    ],
)
def test_an_amount_is_shown_in_the_readers_locale(minor: int, currency: str, locale: str, shown: str) -> None:
    assert show(minor, currency, locale) == shown


@given(st.integers(0, MOST), st.sampled_from(["USD", "EUR", "JPY", "CHF"]), st.sampled_from(["en_US", "en_GB"]))
def test_what_is_shown_can_be_typed_again(minor: int, currency: str, locale: str) -> None:
    again = parse(show(minor, currency, locale), locale=locale, currency=currency)
    assert again == Money(minor, currency)


@given(st.integers(0, MOST), st.sampled_from(["USD", "EUR", "JPY", "KWD"]), st.sampled_from(["en_US", "de_DE"]))
def test_what_a_button_types_is_read_alike_in_every_locale(minor: int, currency: str, locale: str) -> None:
    assert parse(typed(minor, currency), locale=locale) == Money(minor, currency)


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_asked_back(text: str) -> None:
    try:
        assert parse(text).minor >= 0
    except Misunderstood as wrong:
        assert wrong.sentence  # noqa: PT017


@pytest.mark.parametrize(
    ("note", "speaks"),
    [
        ("twelve grand", True),
        ("-5", True),
        ("8ish", True),
        ("signed for eight thousand", True),
        ("about twelve", True),
        ("great news", False),
        ("one of the best days", False),
        ("after 3 calls", False),
        ("", False),
    ],
)
def test_a_note_that_speaks_of_an_amount_is_known(note: str, speaks: bool) -> None:
    assert meant(note) is speaks
