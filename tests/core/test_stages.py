"""What a move does to an introduction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import FINAL_STAGES, OPEN_STAGES, Direction, Introduction, Stage
from core.stages import further, moved, next_stages

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
ENTRY = Introduction(1, Direction.RECEIVED, 10, 5, 6, NOW, Stage.INTRODUCED, NOW, NOW, opened_at=NOW)


def move(entry: Introduction, to: Stage, days: int = 1) -> Introduction:
    at = NOW + timedelta(days=days)
    return replace(entry, **moved(entry, to, at=at, now=at))


def test_skipped_stages_are_implied_until_they_are_noted() -> None:
    won = move(ENTRY, Stage.WON)
    assert won.implied == (Stage.CONTACTED, Stage.MET, Stage.PROPOSED)
    proposed = move(ENTRY, Stage.PROPOSED)
    assert proposed.implied == (Stage.CONTACTED, Stage.MET)
    assert move(proposed, Stage.MET).implied == (Stage.CONTACTED,)


def test_reaching_somebody_implies_a_first_contact_but_no_meeting() -> None:
    proposed = move(ENTRY, Stage.PROPOSED)
    assert proposed.contacted_at == proposed.proposed_at == NOW + timedelta(days=1)
    assert proposed.met_at is None
    assert move(ENTRY, Stage.LOST).contacted_at is None


def test_the_first_contact_keeps_its_moment() -> None:
    contacted = move(ENTRY, Stage.CONTACTED, days=1)
    assert move(contacted, Stage.MET, days=5).contacted_at == contacted.contacted_at


def test_back_forgets_what_lay_beyond() -> None:
    proposed = move(move(ENTRY, Stage.MET), Stage.PROPOSED)
    back = move(proposed, Stage.INTRODUCED)
    assert (back.contacted_at, back.met_at, back.proposed_at, back.implied) == (None, None, None, ())


def test_a_move_ends_a_snooze_and_a_plan() -> None:
    waiting = replace(ENTRY, snoozed_until=NOW, next_step="call", next_step_at=NOW)
    moved_on = move(waiting, Stage.CONTACTED)
    assert (moved_on.snoozed_until, moved_on.next_step, moved_on.next_step_at) == (None, None, None)


@pytest.mark.parametrize("stage", FINAL_STAGES)
def test_a_final_stage_closes(stage: Stage) -> None:
    assert move(ENTRY, stage).closed_at == NOW + timedelta(days=1)
    assert move(ENTRY, Stage.PARKED).closed_at is None


def test_what_rests_has_come_nowhere() -> None:
    assert not further(replace(ENTRY, stage=Stage.PARKED), Stage.CONTACTED)
    assert further(replace(ENTRY, stage=Stage.WON), Stage.PROPOSED)
    assert next_stages(replace(ENTRY, stage=Stage.PARKED)) == (Stage.CONTACTED, Stage.MET)
    assert next_stages(replace(ENTRY, stage=Stage.WON)) == ()


@given(st.lists(st.sampled_from(OPEN_STAGES), max_size=6))
def test_moments_beyond_the_stage_are_never_kept(steps: list[Stage]) -> None:
    entry = ENTRY
    for n, stage in enumerate(steps):
        entry = move(entry, stage, days=n)
    rank = OPEN_STAGES.index(entry.stage)
    moments = {Stage.CONTACTED: entry.contacted_at, Stage.MET: entry.met_at, Stage.PROPOSED: entry.proposed_at}
    assert all(at is None for stage, at in moments.items() if OPEN_STAGES.index(stage) > rank)
    assert entry.stage not in entry.implied
    assert all(OPEN_STAGES.index(stage) < rank for stage in entry.implied)
