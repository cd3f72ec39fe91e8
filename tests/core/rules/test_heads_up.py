"""`heads-up`: whoever is named to call hears at once, and if he is away the one who logged it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.model import Direction, Stage, Warmth
from core.rules.heads_up import RULE
from core.text import as_text
from tests.core.rules.sample import ANA, ANN, BOB, MONDAY, ask, entry, here, view


def test_speaks_at_once_and_does_not_count_against_the_cap() -> None:
    look = ask(RULE, view(), MONDAY)
    assert [(s.to, s.nudge, s.key) for s in look.say] == [(BOB.id, False, "heads-up:introduction:12:2:1")]
    text = as_text(look.say[0].card)
    assert "Carl Smith has opened a door for you: Ann Lee" in text
    assert "Ann Lee, finance director at Beta. Carl has spoken to Ann, who expects your call." in text
    assert "555-0142" in text
    assert look.say[0].because == "Ana named you on #12"


def test_not_agreed_yet_asks_for_a_mention_first() -> None:
    text = as_text(ask(RULE, view(entry(warmth=Warmth.NAME, agreed=None)), MONDAY).say[0].card)
    assert "doesn’t know yet, so ask Carl to mention you first" in text
    assert "agreed 12" in text
    assert "Would you mention me before I call" in text


@pytest.mark.parametrize(
    "silent",
    [
        entry(logged_by=BOB.id),
        entry(direction=Direction.GIVEN),
        entry(stage=Stage.CONTACTED, contacted_at=MONDAY),
        entry(stage=Stage.ASKED, opened_at=None),
    ],
)
def test_silent_where_there_is_no_news(silent: object) -> None:
    assert ask(RULE, view(silent), MONDAY).say == ()  # type: ignore[arg-type]


def test_after_a_week_it_is_no_news() -> None:
    assert ask(RULE, view(), MONDAY + timedelta(days=7, seconds=-1)).say
    assert ask(RULE, view(), MONDAY + timedelta(days=7)).say == ()


def test_dont_call_is_a_hard_stop() -> None:
    assert ask(RULE, view(prospect=replace(ANN, dont_call=True)), MONDAY).say == ()


def test_away_the_one_who_logged_hears_and_the_owner_when_he_is_back() -> None:
    away = replace(BOB, away_from=date(2026, 11, 14), away_until=date(2026, 11, 18))
    look = ask(RULE, view(owner=away), MONDAY)
    assert [(s.to, s.key[-5:]) for s in look.say] == [(ANA.id, ":away")]
    assert look.later == here(18, 9)
    assert "is away until Wed, Nov 18" in as_text(look.say[0].card)
    assert "pass 12" in as_text(look.say[0].card)
    assert [s.to for s in ask(RULE, view(owner=away), here(18, 9)).say] == [BOB.id]


def test_who_heard_before_he_left_is_not_told_on() -> None:
    away = replace(BOB, away_from=date(2026, 11, 17), away_until=date(2026, 11, 20))
    told = view(owner=away, said={"heads-up:introduction:12:2:1": MONDAY})
    assert [s.to for s in ask(RULE, told, here(17, 10)).say] == [BOB.id]


def test_passed_on_is_news_to_the_next() -> None:
    other = replace(BOB, id=7, name="Priya Nair")
    look = ask(RULE, view(entry(owner_id=7), owner=other), MONDAY)
    assert look.say[0].key == "heads-up:introduction:12:7:1"
