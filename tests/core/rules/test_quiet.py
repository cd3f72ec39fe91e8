"""`quiet`: an open door nobody touched for longer than its stage should take."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.model import ContactState, Direction, Stage
from core.rules.quiet import RULE
from core.text import as_text
from tests.core.rules.sample import ANN, MONDAY, ask, entry, here, speaks_at, view

DAYS = {Stage.PROMISED: 3, Stage.CONTACTED: 7, Stage.MET: 10, Stage.PROPOSED: 21}


@pytest.mark.parametrize(("stage", "days"), DAYS.items())
def test_each_stage_has_its_patience(stage: Stage, days: int) -> None:
    look = speaks_at(RULE, view(entry(stage=stage)), MONDAY + timedelta(days=days))
    assert (len(look.say), look.later) == (1, None)
    assert stage.value in look.say[0].because


@pytest.mark.parametrize("stage", [s for s in Stage if s not in DAYS])
def test_other_stages_are_not_watched(stage: Stage) -> None:
    look = ask(RULE, view(entry(stage=stage)), MONDAY + timedelta(days=300))
    assert (look.say, look.later) == ((), None)


def test_ones_own_next_step_counts_instead_and_has_a_days_grace() -> None:
    planned = entry(stage=Stage.MET, next_step="send the offer", next_step_at=here(20, 9))
    look = speaks_at(RULE, view(planned), here(21, 9))
    assert "Your next step was for yesterday: send the offer." in as_text(look.say[0].card)
    far = entry(stage=Stage.MET, next_step_at=here(30, 9))
    assert ask(RULE, view(far), MONDAY + timedelta(days=11)).say == ()


def test_a_step_before_the_last_act_was_done_by_it() -> None:
    done = entry(stage=Stage.MET, next_step_at=MONDAY - timedelta(days=1))
    speaks_at(RULE, view(done), MONDAY + timedelta(days=10))


def test_any_act_starts_it_anew_with_another_key() -> None:
    first = speaks_at(RULE, view(entry(stage=Stage.MET)), MONDAY + timedelta(days=10)).say[0].key
    acted = entry(stage=Stage.MET, waiting_since=MONDAY + timedelta(days=4))
    assert speaks_at(RULE, view(acted), MONDAY + timedelta(days=14)).say[0].key != first


def test_snoozed_until_a_moment_it_speaks_at_that_moment() -> None:
    speaks_at(RULE, view(entry(stage=Stage.PROPOSED, snoozed_until=here(18, 9))), here(18, 9))


@pytest.mark.parametrize("stop", [{"dont_call": True}, {"state": ContactState.DECEASED}, {"state": ContactState.LEFT}])
def test_hard_stops(stop: dict[str, object]) -> None:
    stopped = replace(ANN, **stop)  # type: ignore[arg-type]
    assert ask(RULE, view(entry(stage=Stage.MET), prospect=stopped), MONDAY + timedelta(days=99)).say == ()


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        (Stage.PROMISED, "answer 12 done"),
        (Stage.CONTACTED, "met 12"),
        (Stage.MET, "move 12 proposed"),
        (Stage.PROPOSED, "won 12"),
    ],
)
def test_the_likely_next_move_is_one_click(stage: Stage, line: str) -> None:
    text = as_text(ask(RULE, view(entry(stage=stage)), MONDAY + timedelta(days=30)).say[0].card)
    assert line in text
    assert "snooze 12 next mon 9:00" in text


def test_a_changed_number_moves_it() -> None:
    speaks_at(RULE, view(entry(stage=Stage.MET)), MONDAY + timedelta(days=4), quiet_met=4)


def test_a_door_we_opened_for_somebody_is_theirs_to_walk_through() -> None:
    given = entry(stage=Stage.CONTACTED, direction=Direction.GIVEN)
    assert ask(RULE, view(given), MONDAY + timedelta(days=30)).say == ()
