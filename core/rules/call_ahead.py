"""The rule `call-ahead`: an introduction was promised a working day ago; has the introducer called yet?"""

from __future__ import annotations

from datetime import datetime

from core.model import Direction, Stage
from core.phrases import call_ahead as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import began, key, not_to_be_called, snoozed
from core.rules.stops import stop
from core.rules.views import IntroductionView

NAME = "call-ahead"


def due(view: IntroductionView, policy: Policy) -> datetime | None:
    """When a word to the introducer is due; None where nothing was promised, or nobody is to be called."""
    entry = view.introduction
    if entry.stage is not Stage.PROMISED or entry.direction is not Direction.RECEIVED or entry.opened_at is not None:
        return None
    if view.introducer is None or stop(view.introducer, complaint=view.complaint) or not_to_be_called(view.prospect):
        return None
    if snoozed(entry, entry.waiting_since):
        return entry.snoozed_until
    return view.calendar.add_working_days(entry.waiting_since, policy["call-ahead.working_days"])


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    at, entry = due(view, policy), view.introduction
    if at is None:
        return Look()
    if now < at:
        return Look(later=at)
    say = Say(
        key=key(NAME, "introduction", entry.id, began(entry, entry.waiting_since), 1),
        to=entry.owner_id,
        card=words.card(view, now),
        because=words.because(view, now),
        facts=words.facts(view, now),
        headline=words.headline(view),
    )
    return Look((say,))


RULE = Rule(
    name=NAME,
    looks_at="introduction",
    look=look,
    why=(
        "The introducer calls first, and tells you when it is done: then you are expected, and the call is a warm one. "
        "A promise made kindly is forgotten easily, so one friendly question the next day, and no hurry."
    ),
    source="A1",
    numbers=(
        Number(
            "call-ahead.working_days", 1, "working days", "A promise is fresh for a day, and kept in a week.", 0, 30
        ),
    ),
)
