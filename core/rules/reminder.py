"""The rule `reminder`: what a member asked to be told, when he asked for it; neither capped nor held back."""

from __future__ import annotations

from datetime import datetime

from core.phrases import reminding as words
from core.policy import Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import ReminderView


def look(view: ReminderView, policy: Policy, now: datetime) -> Look:
    own = view.reminder
    if own.done_at is not None or view.member.left_at is not None:
        return Look()
    if now < own.due_at:
        return Look(later=own.due_at)
    say = Say(
        key=key("reminder", "reminder", own.id, own.due_at, 1),
        to=own.member_id,
        card=words.card(view),
        because=words.because(view, now),
        nudge=False,
        headline=own.about,
    )
    return Look((say,))


RULE = Rule(
    name="reminder",
    looks_at="reminder",
    look=look,
    why="You asked for it, for this moment; so it comes then, also outside your hours and beyond the day’s three.",
    source="house",
    mutable=False,
    hours=False,
)
