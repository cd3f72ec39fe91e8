"""`call-ahead`: promised, and nobody has heard whether the call was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.model import ContactState, Direction, Stage
from core.rules import quiet
from core.rules.call_ahead import RULE
from core.text import as_text
from tests.core.rules.sample import ANN, CARL, DANA, MONDAY, ask, entry, here, speaks_at, view


def promised(**more: Any) -> Any:
    return view(entry(**({"stage": Stage.PROMISED, "opened_at": None, "agreed": None} | more)))


def test_after_one_working_day_with_words_that_do_not_hurry() -> None:
    look = speaks_at(RULE, promised(), here(17, 10))
    said = as_text(look.say[0].card)
    assert look.say[0].to == 2
    assert "Has Carl had a chance to call Ann Lee? Carl offered" in said
    assert "answer 12 done" in said
    assert "answer 12 no" in said
    assert "#12 was promised" in look.say[0].because


def test_a_weekend_is_no_working_day() -> None:
    friday = here(20, 16)
    speaks_at(RULE, promised(stage_at=friday, waiting_since=friday), here(23, 16))


def test_put_off_it_asks_at_that_moment_and_with_another_key() -> None:
    first = speaks_at(RULE, promised(), here(17, 10)).say[0].key
    put_off = promised(snoozed_until=here(19, 9))
    assert speaks_at(RULE, put_off, here(19, 9)).say[0].key != first


def test_the_number_is_changeable() -> None:
    speaks_at(RULE, promised(), here(18, 10), call__ahead_working_days=2)


@pytest.mark.parametrize(
    "other",
    [
        {"stage": Stage.ASKED}, {"stage": Stage.INTRODUCED, "opened_at": MONDAY}, {"opened_at": MONDAY},
        {"stage": Stage.DECLINED}, {"direction": Direction.GIVEN},
    ],
)  # fmt: skip
def test_nothing_else_is_asked_about(other: dict[str, Any]) -> None:
    assert ask(RULE, promised(**other), MONDAY + timedelta(days=99)).say == ()


@pytest.mark.parametrize("stop", [{"dont_call": True}, {"state": ContactState.BEREAVED}, {"state": ContactState.LEFT}])
@pytest.mark.parametrize("whose", ["introducer", "prospect"])
def test_hard_stops_of_either(stop: dict[str, Any], whose: str) -> None:
    stopped = replace(CARL if whose == "introducer" else ANN, **stop)
    assert ask(RULE, replace(promised(), **{whose: stopped}), MONDAY + timedelta(days=9)).say == ()


def test_whoever_complains_is_not_asked_for_what_he_offered() -> None:
    for rule in (RULE, quiet.RULE):
        assert ask(rule, replace(promised(), complaint=True), MONDAY + timedelta(days=9)).say == ()
        assert ask(rule, replace(promised(), introducer=replace(CARL, dont_call=True)), MONDAY).later is None


def test_a_colleague_is_asked_in_the_corridor() -> None:
    inside = replace(
        promised(direction=Direction.INTERNAL, introducer_id=None, introducer_member_id=3),
        introducer=None,
        colleague=DANA,
    )
    assert ask(RULE, inside, MONDAY + timedelta(days=9)).say == ()


@pytest.mark.parametrize("snoozed", [None, here(19, 9)])
def test_the_silence_is_told_two_days_after_the_question_at_the_earliest(snoozed: Any) -> None:
    """Two reminders never come together about one promise."""
    friday = here(20, 16)
    for start in (MONDAY, friday):
        one = promised(stage_at=start, waiting_since=start, snoozed_until=snoozed if start == MONDAY else None)
        asked = ask(RULE, one, start).later
        told = ask(quiet.RULE, one, start).later
        assert asked is not None
        assert told is not None
        assert told - asked >= timedelta(days=2)
