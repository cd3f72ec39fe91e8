"""The rule `promise-due`: a promise is due tomorrow, or late."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import core.phrases.promises as words
from core.partners import PromiseState
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_partners import PromiseView

NAME = "promise-due"
SOON, LATE = 1, 2


def steps(view: PromiseView, policy: Policy) -> tuple[tuple[int, datetime], ...]:
    """When it is spoken of. One made too late for the word before its day is only spoken of once it is late."""
    due, calendar = view.promise.due_on, view.calendar
    if due is None or view.promise.state is not PromiseState.OPEN or view.silent:
        return ()
    soon = _opens(view, due - timedelta(days=policy["promise-due.before"]))
    late = calendar.next_decent(_opens(view, due + timedelta(days=policy["promise-due.after"])))
    return ((SOON, soon), (LATE, late)) if soon > view.promise.created_at else ((LATE, late),)


def look(view: PromiseView, policy: Policy, now: datetime) -> Look:
    due, ahead = view.promise.due_on, steps(view, policy)
    passed = [step for step, at in ahead if at <= now]
    later = min((at for _, at in ahead if at > now), default=None)
    if due is None or not passed:
        return Look(later=later)
    step = passed[-1]
    if step == SOON and view.calendar.day(now) > due:  # too late to be early, too early to be late
        return Look(later=later)
    say = Say(
        key=key(NAME, "promise", view.promise.id, due.isoformat(), step),
        to=view.hears.id,
        card=words.late(view, now) if step == LATE else words.due(view, now),
        because=words.because(view, now),
        facts=words.facts(view, now),
        headline=words.headline(view, now, late=step == LATE),
    )
    return Look((say,), later)


def _opens(view: PromiseView, day: date) -> datetime:
    return view.calendar.at(day, view.calendar.day_start)


RULE = Rule(
    name=NAME,
    looks_at="promise",
    look=look,
    urgent=True,
    why=(
        "Expectations, time frames, and how each stays accountable: that is what a promise with a day is for. A word "
        "the day before lets it be kept early; a word the day after lets it be put right while it still matters."
    ),
    source="A2, A5",
    numbers=(
        Number("promise-due.before", 1, "days", "The day before there is still time to be early.", 0, 30),
        Number("promise-due.after", 1, "days", "A day late is forgiven where we speak first.", 1, 30),
    ),
)
