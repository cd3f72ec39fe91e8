"""`keep-in-touch`: amber past the ideal, red past the limit, and only a talk makes it quiet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.cards import plain
from core.model import ContactState
from core.rules import keep_in_touch, value_check
from core.rules.keep_in_touch import RULE
from core.rules.listed import listed
from core.rules.morning import RULE as MORNING
from core.rules.views import MemberView
from core.text import as_text
from tests.core.rules.clients import DAY, client, complained, lists, lists_from, seen
from tests.core.rules.sample import BOB, BRIGHTWATER, MONDAY, ask, here, policy
from tests.core.rules.test_morning import listed as sent


@pytest.mark.parametrize(("tier", "ideal", "limit"), [("A", 30, 60), ("B", 60, 90), ("C", 120, 180), (None, 90, 150)])
def test_each_tier_has_its_ideal_and_its_limit(tier: str | None, ideal: int, limit: int) -> None:
    view = seen(client(tier=tier, last_talk_at=MONDAY))
    amber = lists_from(RULE, view, ideal)
    assert (amber.weight, plain(amber.spans)) == (1, f"Call Carl Smith (Acme): no talk for {ideal} days")
    before, red = lists(RULE, view, MONDAY + (limit - 1) * DAY), lists(RULE, view, MONDAY + limit * DAY)
    assert before is not None
    assert red is not None
    assert (before.weight, red.weight) == (1, 2)
    assert red.because == f"no talk with Carl for {limit} days; the limit is {limit} days"


def test_nobody_spoke_to_him_since_he_came() -> None:
    assert "a client for 90 days, and no talk noted" in plain(lists_from(RULE, seen(), 90).spans)
    partner = seen(client(client_since=None, partner_since=MONDAY))
    item = lists_from(RULE, partner, 90)
    assert "a partner for 90 days" in plain(item.spans)
    assert not [button for button in item.buttons if button.line.startswith("check")]  # that is for clients


def test_a_limit_below_the_ideal_is_the_ideal() -> None:
    item = lists_from(RULE, seen(client(tier="A", last_talk_at=MONDAY)), 70, keep__in__touch_a_ideal=70)
    assert item.weight == 2


@pytest.mark.parametrize("state", [s for s in ContactState if s is not ContactState.ACTIVE])
def test_the_departed_are_left_in_peace(state: ContactState) -> None:
    assert lists(RULE, seen(client(state=state)), MONDAY + 900 * DAY) is None
    assert lists(RULE, seen(client(dont_call=True)), MONDAY + 900 * DAY) is None


def test_of_one_client_the_question_comes_before_the_talk() -> None:
    view = seen(client(tier="A"))
    (item,) = listed([view], BOB, policy(), MONDAY + 200 * DAY)
    assert item.rule == value_check.NAME
    quiet = replace(BOB, muted=frozenset({value_check.NAME}))
    assert [one.rule for one in listed([view], quiet, policy(), MONDAY + 200 * DAY)] == [keep_in_touch.NAME]


def test_red_comes_first_then_the_longest_wait_and_no_more_than_five() -> None:
    many = [seen(client(tier="B", last_talk_at=MONDAY - n * DAY)) for n in range(9)]
    unhappy = seen(complaint=complained())
    items = listed([*many, unhappy], BOB, policy(), MONDAY + 62 * DAY)
    assert len(items) == 5
    assert "Put it right" in plain(items[0].spans)
    assert [item.days for item in items[1:]] == [70, 69, 68, 67]


def test_the_morning_list_tells_of_it_and_folds_it_away_after_two_days() -> None:
    view = MemberView(BRIGHTWATER, BOB, clients=(seen(client(tier="A", last_talk_at=MONDAY - 30 * DAY)),))
    look = ask(MORNING, view, here(17, 9))
    text = as_text(look.say[0].card)
    assert "One thing waits" in text
    assert "Call Carl Smith (Acme): no talk for 31 days" in text
    assert "touch contact:10 call" in text
    told = MemberView(BRIGHTWATER, BOB, clients=view.clients, listed=(sent(look, 17),))
    assert ask(MORNING, told, here(18, 9)).say == ()  # nothing new
    assert ask(MORNING, told, here(23, 9)).say  # the week’s first day
