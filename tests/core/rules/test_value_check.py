"""`value-check`: a client is asked how we are doing inside his interval, and soon again after a poor answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.cards import plain
from core.model import ContactState
from core.partners import Mood
from core.rules.value_check import RULE
from tests.core.rules.clients import DAY, answered, cared, client, complained, lists, lists_from, seen
from tests.core.rules.sample import MONDAY


@pytest.mark.parametrize(("tier", "days"), [("A", 60), ("B", 90), ("C", 180), (None, 120)])
def test_each_tier_has_its_interval(tier: str | None, days: int) -> None:
    item = lists_from(RULE, seen(client(tier=tier), care=answered(Mood.GREAT)), days)
    assert plain(item.spans) == "Ask Carl Smith (Acme) how we are doing: last asked Mon, Nov 16, “great”"
    assert item.because == f"Carl was asked {days} days ago; due every {days} days"


def test_a_client_nobody_ever_asked_counts_from_his_first_sale() -> None:
    item = lists_from(RULE, seen(), 120)
    assert plain(item.spans).endswith("a client since Mon, Nov 16, and nobody has asked yet")


def test_his_own_interval_wins() -> None:
    lists_from(RULE, seen(client(tier="A"), care=cared(check_days=200)), 200)
    lists_from(RULE, seen(client(tier="C"), care=answered(Mood.GOOD, check_days=20)), 20)


@pytest.mark.parametrize("mood", [Mood.FAIR, Mood.UNHAPPY])
def test_after_a_poor_answer_we_ask_soon_whether_it_is_right(mood: Mood) -> None:
    item = lists_from(RULE, seen(care=answered(mood)), 14)
    assert "whether it is better now" in plain(item.spans)
    assert lists_from(RULE, seen(care=answered(mood)), 3, value__check_again=3).weight == 1


def test_a_complaint_comes_at_once_and_is_red() -> None:
    item = lists(RULE, seen(care=answered(Mood.UNHAPPY), complaint=complained()), MONDAY)
    assert item is not None
    assert (item.weight, plain(item.spans)) == (2, "Put it right with Carl Smith (Acme): not happy since today")
    assert item.buttons[0].line == "resolve contact:10"


def test_whoever_is_not_happy_is_served_first_client_or_not() -> None:
    item = lists(RULE, seen(client(client_since=None), complaint=complained()), MONDAY)
    assert item is not None
    assert item.weight == 2


def test_twice_the_interval_is_red() -> None:
    view = seen(client(tier="A"), care=answered(Mood.GREAT))
    amber, red = lists(RULE, view, MONDAY + 119 * DAY), lists(RULE, view, MONDAY + 120 * DAY)
    assert amber is not None
    assert red is not None
    assert (amber.weight, red.weight) == (1, 2)
    assert amber.fact != red.fact  # so that the list tells it anew


def test_days_are_those_on_the_owners_wall() -> None:
    """Asked on Monday at ten, due from midnight of the day, whatever the hour."""
    view = seen(client(tier="A"), care=answered(Mood.GREAT))
    assert lists(RULE, view, MONDAY + timedelta(days=59, hours=15)) is not None
    assert lists(RULE, view, MONDAY + timedelta(days=59, hours=13)) is None


@pytest.mark.parametrize(
    "stopped",
    [{"state": state} for state in ContactState if state is not ContactState.ACTIVE] + [{"dont_call": True}],
)
def test_the_departed_and_who_asked_not_to_be_called_are_left_alone(stopped: dict[str, object]) -> None:
    assert lists(RULE, seen(client(**stopped), complaint=complained()), MONDAY + 900 * DAY) is None


def test_prospects_and_partners_are_not_asked() -> None:
    assert lists(RULE, seen(client(client_since=None)), MONDAY + 900 * DAY) is None
    assert lists(RULE, seen(client(client_since=None, partner_since=MONDAY)), MONDAY + 900 * DAY) is None
