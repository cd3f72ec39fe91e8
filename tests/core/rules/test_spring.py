"""After a quarter: what was planted, what was asked; once, in the quarter's first days, to oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.cards import Chart
from core.rules.spring import RULE, may_speak, quarter_before
from core.rules.views import MemberView
from core.rules.views_members import Planted
from core.text import as_text
from tests.core.rules.sample import BOB, BRIGHTWATER, ask, here, speaks_at

PLANTED = Planted(date(2026, 7, 1), date(2026, 9, 30), talked=21, given=4, kept=6, asked=3)
VIEW = MemberView(BRIGHTWATER, replace(BOB, zone="America/New_York"), planted=PLANTED)
OPENS = here(3, 9, month=10)


def test_it_speaks_in_the_quarters_first_days_with_a_chart() -> None:
    (say,) = speaks_at(RULE, VIEW, OPENS).say
    assert isinstance(say.card.blocks[0], Chart)
    assert say.card.blocks[0].series == (("You", (21, 4, 6, 3)),)
    assert "You talked to 21 people, opened 4 doors for others and kept 6 promises. You asked 3 times." in as_text(
        say.card
    )


def test_later_in_the_quarter_it_is_history() -> None:
    look = ask(RULE, VIEW, OPENS + timedelta(days=7))
    assert look.say == ()
    assert look.later == here(3, 9, month=1).replace(year=2027, hour=14)


@pytest.mark.parametrize("planted", [None, Planted(date(2026, 7, 1), date(2026, 9, 30))])
def test_of_nothing_nothing_is_said(planted: Planted | None) -> None:
    assert ask(RULE, replace(VIEW, planted=planted), OPENS).say == ()


@pytest.mark.parametrize(
    ("counts", "said"),
    [((1, 0, 0, 5), "wants nothing"), ((9, 0, 2, 1), "somebody else"), ((9, 2, 2, 1), "A good sowing")],
)
def test_what_follows_is_service(counts: tuple[int, int, int, int], said: str) -> None:
    talked, given, kept, asked = counts
    planted = replace(PLANTED, talked=talked, given=given, kept=kept, asked=asked)
    (say,) = ask(RULE, replace(VIEW, planted=planted), OPENS).say
    assert said in as_text(say.card)


def test_quarters() -> None:
    assert quarter_before(date(2026, 11, 23)) == (date(2026, 7, 1), date(2026, 9, 30))
    assert quarter_before(date(2026, 1, 3)) == (date(2025, 10, 1), date(2025, 12, 31))
    assert may_speak(date(2026, 10, 9))
    assert not may_speak(date(2026, 11, 23))
