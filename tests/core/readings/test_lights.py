"""The light of a client: the worse of the talk and the question, with its reason; red first in every list."""

from __future__ import annotations

import pytest

from core.partners import Mood
from core.readings.lights import Light, by_need, lit
from core.rules.views_clients import ContactView
from tests.core.rules.clients import DAY, answered, client, complained, seen
from tests.core.rules.sample import MONDAY, policy


def at(days: int, view: ContactView) -> Light:
    return lit(view, policy(), MONDAY + days * DAY).light


@pytest.mark.parametrize(
    ("days", "light"),
    [(0, Light.GREEN), (29, Light.GREEN), (30, Light.AMBER), (59, Light.AMBER), (60, Light.RED), (400, Light.RED)],
)
def test_a_client_of_tier_a_by_his_last_talk(days: int, light: Light) -> None:
    asked = answered(Mood.GREAT, check_days=1000)
    assert at(days, seen(client(tier="A", last_talk_at=MONDAY), care=asked)) == light


@pytest.mark.parametrize(
    ("days", "light"), [(59, Light.GREEN), (60, Light.AMBER), (119, Light.AMBER), (120, Light.RED)]
)
def test_a_client_of_tier_a_by_the_question(days: int, light: Light) -> None:
    spoken = client(tier="A", last_talk_at=MONDAY + days * DAY)
    assert at(days, seen(spoken, care=answered(Mood.GOOD))) == light


def test_the_worse_of_the_two_counts_and_gives_the_reason() -> None:
    view = seen(client(tier="A", last_talk_at=MONDAY), care=answered(Mood.GOOD, 10))
    found = lit(view, policy(), MONDAY + 60 * DAY)
    assert found.light is Light.RED
    assert found.because == ("no talk with Carl for 60 days; the limit is 60 days",)
    assert found.days == 70  # nobody asked for longer than nobody called


def test_a_complaint_is_red_at_once() -> None:
    assert at(0, seen(client(last_talk_at=MONDAY), complaint=complained())) is Light.RED


def test_whoever_asked_not_to_be_called_is_grey_and_comes_last() -> None:
    quiet = seen(client(dont_call=True))
    red, amber, green = (seen(client(tier="A", last_talk_at=MONDAY - days * DAY)) for days in (60, 30, 0))
    shown = by_need([quiet, green, amber, red], policy(), MONDAY)
    assert [one.light for one in shown] == [Light.RED, Light.AMBER, Light.GREEN, Light.GREY]
    assert shown[-1].because == ()


def test_of_one_light_the_longest_wait_comes_first() -> None:
    views = [seen(client(tier="A", last_talk_at=MONDAY - days * DAY)) for days in (61, 90, 70)]
    assert [one.days for one in by_need(views, policy(), MONDAY)] == [90, 70, 61]
