"""The gate `stage`: can an introduction move there, and is all said that the move needs?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.model import FINAL_STAGES, Introduction, Stage
from core.phrases import gates as words
from core.policy import Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken

GATE = Topic(
    name="stage",
    why=(
        "A lost introduction teaches only if the reason is kept, and a won one counts only with its value, even if it "
        "is 'unknown'. What is final stays so; a slip is taken back with undo, so that the history holds both."
    ),
    source="house",
    numbers=(speaks("stage", 1, "Silent, a loss needs no reason and a sale no value; what cannot be stays so."),),
)


@dataclass(frozen=True, slots=True)
class StageView:
    """The move asked for. `value_said` is True where a value, or 'unknown', was given now or stands already."""

    introduction: Introduction
    prospect: str
    to: Stage
    reason: str | None = None
    value_said: bool = False


def judge(view: StageView, policy: Policy, now: datetime) -> Verdict:
    """Forward (skipped stages are implied) and back among the open ones; a final stage is left by undo only."""
    entry = view.introduction
    if entry.stage in FINAL_STAGES:
        return Advised(
            "stage", words.is_final(entry, view.prospect), hard=True, offers=((words.SEE_STORY, f"why {entry.id}"),)
        )
    if view.to is entry.stage:
        return Advised("stage", words.is_there_already(entry, view.prospect), hard=True)
    if view.to is Stage.LOST and not (view.reason or "").strip():
        return spoken(Advised("stage", words.why_lost(view.prospect), offers=words.lost_reasons(entry.id)), policy)
    if view.to is Stage.WON and not view.value_said:
        unknown = ((words.UNKNOWN_VALUE, f"won {entry.id} unknown"),)
        return spoken(Advised("stage", words.what_value(view.prospect), offers=unknown), policy)
    return Allowed()
