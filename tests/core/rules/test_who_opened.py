"""`who-opened`: deals brought in from elsewhere are asked about at once, and again only when there are newer ones."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.rules import who_opened
from core.rules.rule import Look
from core.rules.views_deals import DealsView
from core.sales import Sale
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, BRIGHTWATER, CARL, MONDAY, ask

DAY = timedelta(days=1)


def deal(id: int, *, days: int = 30, value: int | None = None) -> Sale:
    return Sale(id, ANN.id if id % 2 else CARL.id, BOB.id, MONDAY - days * DAY, value=value, currency="USD")


def asked(*deals: Sale) -> Look:
    return ask(who_opened.RULE, DealsView(BRIGHTWATER, BOB, deals, {ANN.id: ANN, CARL.id: CARL}), MONDAY)


def test_nothing_came_in_nothing_is_asked() -> None:
    assert asked() == Look()


def test_each_deal_stands_with_its_client_its_day_and_both_answers() -> None:
    (say,) = asked(deal(41), deal(42, days=200)).say
    text = as_text(say.card)
    assert say.to == BOB.id
    assert ("Ann Lee" in text, "Carl Smith" in text) == (True, True)
    for line in ("door 41", "door 41 nobody", "door 42", "door 42 nobody"):
        assert line in text
    assert [name for name, _ in say.facts] == ["Ann Lee", "Carl Smith"]
    assert say.headline


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [
        ((41, 42), (41, 42), False),
        ((41, 42), (42,), False),  # one was answered: the same question stands
        ((41, 42), (41, 42, 43), True),
    ],
)
def test_it_is_a_new_question_once_the_newest_deal_is_another(
    before: tuple[int, ...], after: tuple[int, ...], again: bool
) -> None:
    first, second = asked(*map(deal, before)).say[0], asked(*map(deal, after)).say[0]
    assert (first.key != second.key) is again


def test_one_and_several_are_told_apart() -> None:
    one, two = asked(deal(41)).say[0], asked(deal(41), deal(42)).say[0]
    assert one.headline != two.headline
    assert one.because != two.because
