"""A lead hears of a proposal once, both hear what was decided, and old decisions are no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.model import Stage
from core.rules.shared_credit import RULE
from core.rules.views_sharing import ShareView
from core.sales import Share, ShareState
from core.text import as_text
from tests.core.rules.sample import ANA, ANN, BOB, BRIGHTWATER, CARL, DANA, MONDAY, ask, entry

OPEN = Share(5, 12, ANA.id, MONDAY, ShareState.OPEN, CARL.id, ANA.id)
WEEK = timedelta(days=7)


def view(share: Share = OPEN, **more: Any) -> ShareView:
    made = ShareView(BRIGHTWATER, share, entry(owner_id=BOB.id), ANN, BOB, ANA, ANA, DANA, CARL)
    return replace(made, **more)


def decided(state: ShareState) -> ShareView:
    return view(replace(OPEN, state=state, decided_by=DANA.id, decided_at=MONDAY), decider=DANA)


def test_the_lead_is_asked_with_both_names_and_the_second_introducer() -> None:
    (say,) = ask(RULE, view(), MONDAY).say
    assert say.to == DANA.id
    assert not say.nudge
    text = as_text(say.card)
    assert "Shall Ann Lee count for both?" in text
    assert "opened by Carl Smith" in text
    assert "share yes 5" in text
    assert "share no 5" in text


def test_nobody_is_asked_where_nobody_could_decide_or_it_has_ended() -> None:
    assert not ask(RULE, view(lead=None), MONDAY).say
    assert not ask(RULE, view(introduction=entry(stage=Stage.LOST, closed_at=MONDAY)), MONDAY).say


def test_both_hear_of_a_yes_each_with_what_is_his_to_do() -> None:
    says = {say.to: as_text(say.card) for say in ask(RULE, decided(ShareState.ACCEPTED), MONDAY).say}
    assert says.keys() == {ANA.id, BOB.id}
    assert "You call" in says[BOB.id]
    assert "Thank Carl, too" in says[ANA.id]
    assert "Thank Carl" not in says[BOB.id]


def test_of_a_no_too_and_it_stays() -> None:
    says = {say.to: as_text(say.card) for say in ask(RULE, decided(ShareState.REFUSED), MONDAY).say}
    assert "Ann Lee stays yours" in says[BOB.id]
    assert "Ann Lee stays Bob’s" in says[ANA.id]


def test_whoever_decided_is_not_told_what_he_decided() -> None:
    own = replace(decided(ShareState.ACCEPTED), share=replace(OPEN, state=ShareState.ACCEPTED, decided_by=BOB.id))
    assert BOB.id not in {say.to for say in ask(RULE, own, MONDAY).say}


def test_a_week_later_it_is_no_news() -> None:
    assert ask(RULE, decided(ShareState.ACCEPTED), MONDAY + WEEK - timedelta(minutes=1)).say
    assert not ask(RULE, decided(ShareState.ACCEPTED), MONDAY + WEEK).say
