"""Days, moments, periods and lists, as people name them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.days import take_day
from core.kinds import may_open, openings, take, value_of
from core.model import Stage, Warmth
from core.moments import take_moment
from core.money import amount
from core.periods import take_period
from core.spec import Kind, Misunderstood, Ref
from core.tokens import clean, keys, words
from tests.core.sample_commands import NEW_YORK, NOW, arg, context


def value(kind: Kind, text: str, *, locale: str = "en_US", **more: Any) -> Any:
    return value_of(arg("it", kind, **more), words(text), context(locale=locale))


@pytest.mark.parametrize(
    ("text", "month", "day", "hour", "minute"),
    [
        ("tomorrow", 11, 24, 9, 0),
        ("tomorrow 9:00", 11, 24, 9, 0),
        ("tomorrow morning", 11, 24, 9, 0),
        ("9am tomorrow", 11, 24, 9, 0),
        ("today", 11, 23, 14, 0),  # nine is past
        ("today at 4", 11, 23, 16, 0),
        ("this afternoon", 11, 23, 14, 0),
        ("thu", 11, 26, 9, 0),
        ("Thursday", 11, 26, 9, 0),
        ("mon", 11, 30, 9, 0),  # today is Monday
        ("next thu", 12, 3, 9, 0),
        ("thu 10 dec", 12, 10, 9, 0),
        ("fri, 27 nov", 11, 27, 9, 0),
        ("thu next week", 12, 3, 9, 0),
        ("next tue 9am", 12, 1, 9, 0),
        ("tue 9", 11, 24, 9, 0),
        ("next week", 11, 30, 9, 0),
        ("next month", 12, 1, 9, 0),
        ("in 3 days", 11, 26, 9, 0),
        ("in a week", 11, 30, 9, 0),
        ("in 2 working days", 11, 25, 9, 0),
        ("in 4 workdays", 11, 30, 9, 0),  # Thanksgiving is none
        ("in 2 hours", 11, 23, 12, 0),
        ("in half an hour", 11, 23, 10, 30),
        ("end of month", 11, 30, 9, 0),
        ("end of the week", 11, 27, 9, 0),
        ("end of next month", 12, 31, 9, 0),
        ("eom", 11, 30, 9, 0),
        ("1 dec", 12, 1, 9, 0),
        ("dec 1 at 2:30pm", 12, 1, 14, 30),
        ("the 1st of December", 12, 1, 9, 0),
        ("the 15th", 12, 15, 9, 0),
        ("2026-12-01", 12, 1, 9, 0),
        ("2026-12-01 14:30", 12, 1, 14, 30),
        ("13/12", 12, 13, 9, 0),
        ("12/13/2026", 12, 13, 9, 0),
        ("1.12.", 12, 1, 9, 0),
        ("11/11/2027", 11, 11, 9, 0),
        ("at 9", 11, 24, 9, 0),
        ("14:30", 11, 23, 14, 30),
        ("noon", 11, 23, 12, 0),
        ("at 3", 11, 23, 15, 0),
        ("tomorrow 03:00", 11, 24, 3, 0),
        ("by fri", 11, 27, 9, 0),
    ],
)
def test_a_moment_to_come(text: str, month: int, day: int, hour: int, minute: int) -> None:
    year = 2027 if "2027" in text else 2026
    assert value("when", text) == datetime(year, month, day, hour, minute, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("thu", 11, 19),
        ("mon", 11, 23),
        ("yesterday", 11, 22),
        ("last fri", 11, 20),
        ("2 days ago", 11, 21),
        ("12 nov", 11, 12),
    ],
)
def test_a_day_gone(text: str, month: int, day: int) -> None:
    assert value("day", text, past=True) == date(2026, month, day)


def test_what_happened_today_happened_now() -> None:
    assert value("when", "today", past=True) == NOW
    assert value("when", "thu", past=True) == datetime(2026, 11, 19, 12, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1/12", "12 January or 1 December"),
        ("31 feb", "no such day"),
        ("32.1.2026", "no such day"),
        ("13/13", "no such day"),
        ("2026-02-30", "no such day"),
        ("in 99999 days", "too far"),
        ("in 999999 months", "too far"),
        ("yesterday", "already past"),
        ("2020-01-01", "already past"),
        ("tue 9 o'clock sharp", "a day or time like"),
        ("at 25", "a day or time like"),
        ("soon", "a day or time like"),
    ],
)
def test_a_moment_that_makes_no_sense_is_asked_back(text: str, says: str) -> None:
    with pytest.raises(Misunderstood, match=says):
        value("when", text)


@pytest.mark.parametrize(
    ("locale", "first"), [("en_US", "12 January"), ("en_GB", "1 December"), ("de_DE", "1 December")]
)
def test_the_locale_puts_the_likelier_reading_first(locale: str, first: str) -> None:
    with pytest.raises(Misunderstood, match=f"could be {first}"):
        value("when", "1/12", locale=locale)


def test_late_in_the_day_today_needs_a_time() -> None:
    late = context(now=datetime(2026, 11, 23, 20, tzinfo=NEW_YORK))
    with pytest.raises(Misunderstood, match="nearly over"):
        value_of(arg("it", "when"), words("today"), late)


def test_29_february_is_found_in_its_year() -> None:
    assert value("day", "29 feb") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("this week", "2026-11-23", "2026-11-29", "this week"),
        ("last week", "2026-11-16", "2026-11-22", "last week"),
        ("month", "2026-11-01", "2026-11-30", "this month"),
        ("last month", "2026-10-01", "2026-10-31", "last month"),
        ("this quarter", "2026-10-01", "2026-12-31", "this quarter"),
        ("last quarter", "2026-07-01", "2026-09-30", "last quarter"),
        ("last year", "2025-01-01", "2025-12-31", "last year"),
        ("last 30 days", "2026-10-25", "2026-11-23", "last 30 days"),
        ("past 2 weeks", "2026-11-10", "2026-11-23", "last 2 weeks"),
        ("last 3 months", "2026-08-24", "2026-11-23", "last 3 months"),
        ("all time", "2000-01-01", "2026-11-23", "all time"),
        ("november", "2026-11-01", "2026-11-30", "November 2026"),
        ("in december", "2025-12-01", "2025-12-31", "December 2025"),
        ("nov 2025", "2025-11-01", "2025-11-30", "November 2025"),
        ("2026-11", "2026-11-01", "2026-11-30", "2026-11"),
        ("2026", "2026-01-01", "2026-12-31", "2026"),
        ("Q3", "2026-07-01", "2026-09-30", "Q3 2026"),
        ("q1 2025", "2025-01-01", "2025-03-31", "Q1 2025"),
    ],
)
def test_a_period(text: str, first: str, last: str, label: str) -> None:
    found = value("period", text)
    assert (found.first, found.last, found.label) == (first, last, label)
    assert value("period", label) == found


@pytest.mark.parametrize("text", ["soon", "this", "last 0 days", "last 9999 years", "q5", "20266"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(Misunderstood, match="a period like"):
        value("period", text)


def test_periods_are_the_organizations_days() -> None:
    """At 23:00 in New York it is already December in Berlin."""
    late = datetime(2026, 11, 30, 23, tzinfo=NEW_YORK)
    ours = value_of(arg("it", "period"), words("this month"), context(now=late))
    theirs = value_of(arg("it", "period"), words("this month"), context(now=late, home=NEW_YORK))
    assert ours == theirs
    assert ours.first == "2026-11-01"


@pytest.mark.parametrize(
    ("kind", "text", "means"),
    [
        ("warmth", "warm intro", Warmth.INTRODUCTION),
        ("warmth", "gave me the name", Warmth.NAME),
        ("warmth", "lukewarm", None),
        ("warmth", "brought us together", Warmth.MEETING),
        ("warmth", "Name only", Warmth.NAME),
        ("stage", "said no", Stage.DECLINED),
        ("stage", "WON", Stage.WON),
        ("measure", "wins", "won"),
        ("count", "12", 12),
        ("introduction", "#12", Ref(number=12)),
        ("introduction", "Beta Industries", Ref(words="Beta Industries")),
        ("contact", "contact:5", Ref(number=5)),
        ("contact", "12", Ref(words="12")),
        ("member", "@bob", Ref(words="bob")),
        ("member", "@{teams:t:9}", Ref(account="teams:t:9")),
    ],
)
def test_a_value_of_each_kind(kind: Kind, text: str, means: Any) -> None:
    if means is None:
        with pytest.raises(Misunderstood):
            value(kind, text)
        return
    assert value(kind, text) == means


def test_a_slip_in_a_list_is_asked_back_with_the_word_meant() -> None:
    with pytest.raises(Misunderstood, match="“won”"):
        value("stage", "wno")


def test_a_longer_phrase_is_taken_before_a_shorter() -> None:
    taken = take(arg("it", "choice", choices=("agreed", "not agreed")), words("not agreed at all"), context())
    assert taken is not None
    assert taken == ("not agreed", 2)


_SAID = st.sampled_from([
    "on", "by", "in", "the", "next", "last", "this", "a", "two", "ten", "3", "12", "15th", "1.12.", "2026", "9am",
    "9:30", "mon", "thurs", "dec", "may", "day", "days", "week", "month", "hours", "half", "an", "hour", "ago",
    "after", "before", "q3", "quarter", "all", "time", "previous", "ever",
    "working", "tomorrow", "yesterday", "tonight", "noon", "at", "around", "morning", "afternoon", "end", "of", "eom",
    "until", "am", "today", "o'clock", "12k", "k", "€", "$", "EUR", "usd", "kr", "Fr.", "US$", "000", "thousand", "k€",
])  # fmt: skip


def read_whole(kind: Kind, text: str) -> Any:
    """What the reader of a kind makes of a text, asked without a look at its first word; None where nothing."""
    here = context()
    try:
        match kind:
            case "money":
                return amount(text, locale="en_US", currency="USD")
            case "day":
                return take_day(keys(words(text)), here.almanac())
            case "period":
                return take_period(keys(words(text)), NOW.date())
            case _:
                return take_moment(keys(words(text)), here.almanac(), here.working, NOW)
    except Misunderstood as wrong:
        return wrong


@settings(max_examples=300, deadline=None)
@given(st.lists(_SAID, min_size=1, max_size=4).map(" ".join), st.sampled_from(["money", "day", "when", "period"]))
def test_what_means_something_is_told_by_its_first_word(text: str, kind: Kind) -> None:
    if read_whole(kind, text) is not None:
        assert may_open(words(text)[0], openings([arg("it", kind)]))


def test_a_word_of_no_kind_expected_is_passed_over() -> None:
    some = openings([arg("it", "money"), arg("how", "warmth"), arg("at", "when")])
    assert [w.text for w in words("met at the fair for 12k with EUR warm tomorrow") if may_open(w, some)] == [
        "at", "the", "12k", "EUR", "warm", "tomorrow",
    ]  # fmt: skip


def test_a_line_is_cleaned_of_what_nobody_sees() -> None:
    assert clean(" \u200bAnn\u2060 Lee\ud800\x07 ") == "Ann Lee\ufffd"
    assert [w.text for w in words("“Ann Lee”, 12,5k\u00a0‘of us’ O’Neil")] == ["Ann Lee", "12,5k", "of us", "O'Neil"]
