"""The rule `influence-map`: a month after "great", once, and never to who is in peace."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.cards import Card, Item
from core.model import ContactState
from core.partners import Mood
from core.rules import influence_map
from core.rules.views_clients import ContactView
from core.text import as_text
from tests.core.rules.clients import DAY, answered, cared, client, complained, lists, seen
from tests.core.rules.sample import MONDAY

RULE = influence_map.RULE


@pytest.mark.parametrize("mood", list(Mood))
def test_only_who_is_glad_with_us(mood: Mood) -> None:
    assert (lists(RULE, seen(care=answered(mood)), MONDAY) is not None) is (mood is Mood.GREAT)


@pytest.mark.parametrize(("days", "listed"), [(0, True), (29, True), (30, False), (300, False)])
def test_for_a_month_after_the_good_word(days: int, listed: bool) -> None:
    assert (lists(RULE, seen(care=answered(Mood.GREAT)), MONDAY + days * DAY) is not None) is listed


@pytest.mark.parametrize(
    "view",
    [
        seen(),
        seen(care=cared()),
        seen(care=answered(Mood.GREAT, mapped_at=MONDAY)),
        seen(client(never_ask=True), care=answered(Mood.GREAT)),
        seen(care=answered(Mood.GREAT), complaint=complained()),
        *(
            seen(client(state=state), care=answered(Mood.GREAT))
            for state in ContactState
            if state is not ContactState.ACTIVE
        ),
    ],
)
def test_silent_where_it_is_done_or_nobody_is_to_be_asked(view: ContactView) -> None:
    assert lists(RULE, view, MONDAY + timedelta(hours=1)) is None


def test_one_line_with_the_map_and_no_ask() -> None:
    item = lists(RULE, seen(care=answered(Mood.GREAT)), MONDAY)
    assert item is not None
    assert "Carl Smith is glad with us" in as_text(Card("", (Item(item.spans),)))
    assert [button.line for button in item.buttons] == ["influence contact:10"]
    assert (item.weight, item.because) == (0, "Carl Smith said great")


def test_a_new_good_word_is_news_and_the_same_one_is_not() -> None:
    same = [lists(RULE, seen(care=answered(Mood.GREAT)), MONDAY + days * DAY) for days in (0, 5)]
    later = lists(RULE, seen(care=answered(Mood.GREAT, days_ago=9)), MONDAY)
    assert same[0] is not None
    assert same[1] is not None
    assert later is not None
    assert same[0].fact == same[1].fact != later.fact


def test_how_long_it_counts_is_a_number() -> None:
    view = seen(care=answered(Mood.GREAT))
    assert lists(RULE, view, MONDAY + 20 * DAY, influence__map_until=10) is None
