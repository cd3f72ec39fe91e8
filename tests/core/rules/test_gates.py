"""The gates: one opener to a door, nobody called who does not expect it or will not have it, no move that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.model import FINAL_STAGES, OPEN_STAGES, Contact, ContactState, Introduction, Stage, Warmth
from core.rules import consent, credit, stage
from core.rules.consent import ConsentView
from core.rules.credit import CreditView
from core.rules.rule import Advised, Allowed
from core.rules.stage import StageView
from tests.core.rules.sample import ANN, MONDAY, entry, policy


def door(*standing: Introduction, **more: Any) -> CreditView:
    usual: dict[str, Any] = {
        "prospect_id": 11, "prospect": "Ann Lee", "owner_id": 2, "introducer_id": 10,
        "members": {2: "Bob Stone", 4: "Priya Nair"},
        "contacts": {10: "Carl Smith"}, "anyway": "log Ann Lee from Carl anyway",
    }  # fmt: skip
    return CreditView(**(usual | {"standing": standing} | more))


def advice(verdict: Allowed | Advised) -> Advised:
    assert isinstance(verdict, Advised)
    return verdict


def test_a_new_door_is_allowed() -> None:
    assert credit.judge(door(), policy(), MONDAY) == Allowed()


def test_an_open_door_is_shown_with_whose_it_is_and_a_way_on() -> None:
    found = advice(credit.judge(door(entry(id=7, owner_id=4)), policy(), MONDAY))
    assert found.sentence.startswith("Priya Nair already has a door to Ann Lee: #7, opened by Carl Smith")
    assert (found.hard, found.anyway) == (False, "log Ann Lee from Carl anyway")
    assert ("Open #7", "show 7") in found.offers


@pytest.mark.parametrize(("days", "free"), [(0, False), (364, False), (366, True)])
def test_for_a_year_after_it_closed(days: int, free: bool) -> None:
    closed = entry(stage=Stage.LOST, closed_at=MONDAY - timedelta(days=days))
    assert (credit.judge(door(closed), policy(), MONDAY) == Allowed()) is free


def test_the_year_is_a_number() -> None:
    closed = entry(stage=Stage.LOST, closed_at=MONDAY - timedelta(days=40))
    assert credit.judge(door(closed), policy(credit_months=1), MONDAY) == Allowed()


@pytest.mark.parametrize("slip", [{"introducer_id": 11}, {"introducer_id": None, "introducer_member_id": 2}])
def test_nobody_opens_his_own_door(slip: dict[str, Any]) -> None:
    found = advice(credit.judge(door(**slip), policy(), MONDAY))
    assert found.hard
    assert found.anyway is None


@pytest.mark.parametrize(
    ("warmth", "agreed", "allowed"),
    [
        (Warmth.NAME, None, False),
        (Warmth.MENTION, None, False),
        (Warmth.MENTION, True, True),
        (Warmth.INTRODUCTION, None, True),
        (Warmth.MEETING, None, True),
        (Warmth.MEETING, False, False),
    ],
)
def test_consent(warmth: Warmth, agreed: bool | None, allowed: bool) -> None:
    verdict = consent.judge(ConsentView(ANN, warmth, agreed, introducer="Carl Smith", number=12), policy(), MONDAY)
    assert isinstance(verdict, Allowed) is allowed
    if isinstance(verdict, Advised):
        known = "hasn’t agreed to a call yet, so hear from Carl first when one is welcome."
        told = known if warmth is Warmth.MEETING else "doesn’t know yet, so ask Carl to mention you first."
        assert verdict.sentence.startswith(f"Ann {told}")
        assert not verdict.hard


@pytest.mark.parametrize(
    "stopped",
    [replace(ANN, dont_call=True), *(replace(ANN, state=s) for s in ContactState if s != ContactState.ACTIVE)],
)
def test_hard_stops_have_no_anyway(stopped: Contact) -> None:
    view = ConsentView(stopped, Warmth.MEETING, True, anyway="log anyway")
    found = advice(consent.judge(view, policy(), MONDAY))
    assert (found.hard, found.anyway) == (True, None)
    assert found.offers == (("All about Ann", "brief contact:11"),)  # what is known, never the call


@pytest.mark.parametrize("start", FINAL_STAGES)
@pytest.mark.parametrize("to", list(Stage))
def test_a_final_stage_is_left_by_undo_only(start: Stage, to: Stage) -> None:
    view = StageView(entry(stage=start), "Ann Lee", to, reason="budget", value_said=True)
    assert advice(stage.judge(view, policy(), MONDAY)).hard


@pytest.mark.parametrize("start", [*OPEN_STAGES, Stage.PARKED])
@pytest.mark.parametrize("to", list(Stage))
def test_open_ones_move_forward_and_back(start: Stage, to: Stage) -> None:
    verdict = stage.judge(StageView(entry(stage=start), "Ann Lee", to, reason="x", value_said=True), policy(), MONDAY)
    assert isinstance(verdict, Allowed) is (start is not to)


def test_lost_wants_a_reason_and_won_a_value() -> None:
    lost = advice(stage.judge(StageView(entry(), "Ann Lee", Stage.LOST, reason=" "), policy(), MONDAY))
    assert ("No budget", "lost 12 no budget") in lost.offers
    won = advice(stage.judge(StageView(entry(), "Ann Lee", Stage.WON), policy(), MONDAY))
    assert won.offers == (("Value not known", "won 12 unknown"),)
    assert not lost.hard
    assert not won.hard
