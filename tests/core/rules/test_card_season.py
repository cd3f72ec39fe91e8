"""`card-season`: six and two weeks before each holiday, the list of whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.festivals import FESTIVALS, coming, day_of
from core.model import Contact
from core.rules.card_season import RULE
from core.rules.views import MemberView
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, BRIGHTWATER, CARL, ask, here, policy


def keeps(*greeted: tuple[Contact, str]) -> MemberView:
    return MemberView(BRIGHTWATER, BOB, festivals=frozenset(f for _, f in greeted), greeted=greeted)


@pytest.mark.parametrize(
    ("festival", "first", "last"),
    [
        ("Christmas", here(13, 9), here(11, 9, month=12)),
        ("Thanksgiving", here(15, 9, month=10), here(12, 9)),
        ("Hanukkah", here(24, 9, month=10), here(21, 9)),
    ],
)
def test_six_and_two_weeks_before(festival: str, first: object, last: object) -> None:
    view = keeps((ANN, festival))
    for step, moment in enumerate((first, last), 1):
        before = ask(RULE, view, moment - timedelta(days=1))  # type: ignore[operator]
        now = ask(RULE, view, moment)  # type: ignore[arg-type]
        assert [say.key for say in now.say] == [f"card-season:member:2:{festival}-2026:{step}"]
        assert [say.key for say in before.say] == ([] if step == 1 else [f"card-season:member:2:{festival}-2026:1"])
        assert before.later is not None
        assert before.later <= moment  # type: ignore[operator]


def test_it_says_who_and_how_long_is_left() -> None:
    (say,) = ask(RULE, keeps((ANN, "Christmas"), (CARL, "Christmas")), here(13, 9)).say
    text = as_text(say.card)
    assert say.card.title == "Christmas is in 6 weeks: 2 people to write to"
    assert "Ann Lee, finance director at Beta; 555-0142" in text
    assert 'cards "christmas" sent' in text
    assert say.because == "Christmas is in 6 weeks, and 2 people of yours keep it"


def test_each_holiday_has_its_own_people() -> None:
    look = ask(RULE, keeps((ANN, "Christmas"), (CARL, "Hanukkah")), here(14, 9))
    assert [say.card.title.split(" is ")[0] for say in look.say] == ["Hanukkah", "Christmas"]
    assert "Carl" not in as_text(look.say[1].card)


def test_out_of_season_and_over_the_day_itself_it_is_silent() -> None:
    assert ask(RULE, keeps((ANN, "Christmas")), here(12, 9)).say == ()
    assert ask(RULE, keeps((ANN, "Christmas")), here(25, 9, month=12)).say == ()
    nobody = ask(RULE, MemberView(BRIGHTWATER, BOB), here(20, 9))
    assert (nobody.say, nobody.later) == ((), None)
    gone = replace(keeps((ANN, "Christmas")), member=replace(BOB, left_at=here(1, 9)))
    assert ask(RULE, gone, here(20, 9)).say == ()


def test_numbers_move_it() -> None:
    assert ask(RULE, keeps((ANN, "Christmas")), here(4, 9), card__season_first=51).say
    assert policy(card__season_first=51)["card-season.first"] == 51


@pytest.mark.parametrize("festival", FESTIVALS)
def test_every_holiday_has_a_day_in_each_year_ahead(festival: str) -> None:
    days = [day_of(festival, year) for year in range(2026, 2036)]
    assert None not in days


def test_days_that_move() -> None:
    assert day_of("Easter", 2027) == date(2027, 3, 28)
    assert day_of("Hanukkah", 2026) == date(2026, 12, 5)
    assert day_of("Diwali", 2026) == date(2026, 11, 8)
    assert day_of("Lunar New Year", 2027) == date(2027, 2, 6)
    assert day_of("Festivus", 2026) is None
    assert min(coming(date(2026, 12, 25)))[1] == "New Year"
