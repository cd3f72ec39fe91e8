"""The rule `first-contact`: somebody put in a word for us; is the call made while it is warm?"""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import calls as words
from core.policy import Policy
from core.rules import calling
from core.rules.rule import Look, Rule, Say
from core.rules.views import IntroductionView

NAME = "first-contact"


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    first = calling.due(view, policy)
    if first is None or now < first:
        return Look(later=first)
    at = calling.steps(view, policy)
    if now >= at.first + timedelta(days=policy["first-contact.stale_days"]):
        return Look()
    if at.second is None or now < at.second:
        return Look((_say(view, 1, at, policy, now),), at.second)
    if at.lead is None or now < at.lead:
        return Look((_say(view, 2, at, policy, now),), at.lead)
    warned = calling.step_key(view, 2) in view.said or NAME in view.owner.muted
    if not warned:
        return Look((_say(view, 2, at, policy, now),), view.calendar.add_working_days(now, 1))
    return Look((_say(view, 3, at, policy, now),))


def _say(view: IntroductionView, step: int, at: calling.Steps, policy: Policy, now: datetime) -> Say:
    lead = view.lead if step == 3 else None
    lead_at = max(at.lead, calling.after_warning(view, now)) if at.lead else None
    return Say(
        key=calling.step_key(view, step),
        to=lead.id if lead else view.owner.id,
        card=words.first_contact(view, step, now, tried_out=calling.tried_out(view, policy), lead_at=lead_at),
        because=words.because_waiting(view, now),
        facts=words.facts(view, now),
        headline=words.headline_lead(view) if lead else words.headline_call(view),
    )


RULE = Rule(
    name=NAME,
    looks_at="introduction",
    look=look,
    urgent=True,
    why=(
        "An introduction is warm for a day or two. Whoever spoke for us gave their word with it, so the call is asked "
        "about the same day and the next noon; on the third day a lead is asked to help, and then there is silence. A "
        "message left starts the wait anew; after three, a word with the introducer does more than a fourth try."
    ),
    source="A3, field",
    numbers=calling.NUMBERS,
)
