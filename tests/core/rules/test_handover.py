"""`handover`: the lead hears once of open doors nobody has; whoever got several at once hears once of all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.model import Stage
from core.rules import heads_up
from core.rules.handover import RULE
from core.rules.views import IntroductionView, MemberView
from core.text import as_text
from tests.core.rules.sample import BOB, BRIGHTWATER, DANA, MONDAY, ask, entry, view

LEFT = replace(BOB, left_at=MONDAY)
WEEK = timedelta(days=7)


def handed(number: int, **more: object) -> IntroductionView:
    made = entry(id=number, handed_by=DANA.id, handed_at=MONDAY, waiting_since=MONDAY)
    return view(replace(made, **more), hander=DANA, handed_with=2)  # type: ignore[arg-type]


def test_the_lead_of_whoever_left_is_asked_who_takes_over() -> None:
    (say,) = ask(RULE, MemberView(BRIGHTWATER, LEFT, (view(owner=LEFT),)), MONDAY).say
    assert say.to == DANA.id
    text = as_text(say.card)
    assert "Bob Stone has left. One door is still open; who takes over?" in text
    assert f"handover @{{member:{BOB.id}}} to @{{member:{DANA.id}}}" in text
    assert say.because == "Bob Stone left today, and nobody has the open doors"


def test_nobody_hears_where_nothing_is_open_or_nobody_leads() -> None:
    won = view(entry(stage=Stage.WON, closed_at=MONDAY), owner=LEFT)
    assert ask(RULE, MemberView(BRIGHTWATER, LEFT, (won,)), MONDAY).say == ()
    assert ask(RULE, MemberView(BRIGHTWATER, LEFT, (view(owner=LEFT, lead=None),)), MONDAY).say == ()
    assert ask(RULE, MemberView(BRIGHTWATER, BOB, (view(),)), MONDAY).say == ()


def test_several_at_once_are_told_once_for_a_week() -> None:
    mine = MemberView(BRIGHTWATER, BOB, (handed(12), handed(13)))
    look = ask(RULE, mine, MONDAY)
    (say,) = look.say
    assert (say.to, look.later) == (BOB.id, MONDAY + WEEK)
    assert "Dana has handed 2 open doors over to you" in as_text(say.card)
    assert all(ask(heads_up.RULE, one, MONDAY).say == () for one in mine.introductions)
    assert ask(RULE, mine, MONDAY + WEEK).say == ()


def test_one_alone_is_the_heads_ups_and_what_was_acted_on_is_no_news() -> None:
    alone = replace(handed(12), handed_with=1)
    assert ask(RULE, MemberView(BRIGHTWATER, BOB, (alone,)), MONDAY).say == ()
    assert ask(heads_up.RULE, alone, MONDAY).say
    acted = handed(12, waiting_since=MONDAY + timedelta(hours=1))
    assert ask(RULE, MemberView(BRIGHTWATER, BOB, (acted,)), MONDAY + timedelta(hours=2)).say == ()


def test_who_took_it_over_himself_knows() -> None:
    own = view(entry(handed_by=BOB.id, handed_at=MONDAY, waiting_since=MONDAY), hander=BOB, handed_with=3)
    assert ask(RULE, MemberView(BRIGHTWATER, BOB, (own,)), MONDAY).say == ()
