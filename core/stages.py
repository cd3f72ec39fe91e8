"""What a move does to an introduction: its stage, the moments it implies, what it leaves behind."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.model import FINAL_STAGES, OPEN_STAGES, Direction, Introduction, Stage

_MOMENTS = {Stage.CONTACTED: "contacted_at", Stage.MET: "met_at", Stage.PROPOSED: "proposed_at"}
_REACHED = (*OPEN_STAGES[OPEN_STAGES.index(Stage.CONTACTED) :], Stage.WON)


def moved(entry: Introduction, to: Stage, *, at: datetime, now: datetime) -> dict[str, Any]:
    """The fields a move changes. `at` is when it happened, `now` when it is noted.

    Forward, the stages between are implied; reaching `contacted` or beyond implies a first contact, but no meeting.
    Back, what lay beyond is forgotten. The wait begins anew and a plan or a snooze is over.
    """
    changes: dict[str, Any] = dict.fromkeys(("snoozed_until", "next_step", "next_step_at"))
    changes |= {"stage": to, "stage_at": at, "waiting_since": now, "implied": _implied(entry, to)}
    changes["closed_at"] = at if to in FINAL_STAGES else None
    if to in _REACHED:
        changes["opened_at"] = entry.opened_at or at
        changes["contacted_at"] = entry.contacted_at or at
    if to is Stage.INTRODUCED:
        changes["opened_at"] = entry.opened_at or at
    if to in _MOMENTS:
        changes[_MOMENTS[to]] = at if to is not Stage.CONTACTED else changes["contacted_at"]
    if to in OPEN_STAGES:
        beyond = OPEN_STAGES[OPEN_STAGES.index(to) + 1 :]
        changes |= {_MOMENTS[stage]: None for stage in beyond if stage in _MOMENTS}
    return changes


def further(entry: Introduction, than: Stage) -> bool:
    """Whether it has come to this stage or beyond, or is closed; what rests has come nowhere."""
    if entry.stage is Stage.PARKED:
        return False
    return entry.stage not in OPEN_STAGES or OPEN_STAGES.index(entry.stage) >= OPEN_STAGES.index(than)


def next_stages(entry: Introduction) -> tuple[Stage, ...]:
    """The likely next stages, for buttons."""
    if entry.direction is Direction.GIVEN:
        return {Stage.INTRODUCED: (Stage.CONTACTED,), Stage.CONTACTED: (Stage.MET,)}.get(entry.stage, ())
    return {
        Stage.INTRODUCED: (Stage.CONTACTED, Stage.MET),
        Stage.CONTACTED: (Stage.MET, Stage.PROPOSED),
        Stage.MET: (Stage.PROPOSED, Stage.WON),
        Stage.PROPOSED: (Stage.WON, Stage.LOST),
        Stage.PARKED: (Stage.CONTACTED, Stage.MET),
    }.get(entry.stage, ())


def _implied(entry: Introduction, to: Stage) -> tuple[Stage, ...]:
    """Stages that were skipped, in order, each once; none that the introduction has come to since."""
    if to in (Stage.PARKED, Stage.LOST, Stage.DECLINED) or entry.stage is Stage.PARKED:
        return entry.implied
    start = OPEN_STAGES.index(entry.stage) if entry.stage in OPEN_STAGES else 0
    end = OPEN_STAGES.index(to) if to in OPEN_STAGES else len(OPEN_STAGES)
    skipped = set(OPEN_STAGES[start + 1 : end]) | set(entry.implied)
    kept = skipped & set(OPEN_STAGES[:end]) - {to}
    return tuple(s for s in OPEN_STAGES if s in kept)
