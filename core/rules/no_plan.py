"""The rule `no-plan`: a first meeting with a possible partner that left nothing behind."""

from __future__ import annotations

from datetime import datetime

from core.phrases import check_ins as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_partners import PartnershipView

NAME = "no-plan"


def due(view: PartnershipView, policy: Policy) -> datetime | None:
    met = view.partnership.met_at
    if met is None or view.planned or view.silent or not view.live:
        return None
    return view.calendar.add_working_days(met, policy["no-plan.working_days"])


def look(view: PartnershipView, policy: Policy, now: datetime) -> Look:
    at = due(view, policy)
    if at is None or view.partnership.met_at is None:
        return Look()
    if now < at:
        return Look(later=at)
    say = Say(
        key=key(NAME, "partnership", view.partnership.id, view.partnership.met_at, 1),
        to=view.owner.id,
        card=words.no_plan(view, now),
        because=words.no_plan_because(view, now),
        facts=words.facts(view, now),
        headline=words.no_plan_headline(view),
    )
    return Look((say,))


RULE = Rule(
    name=NAME,
    looks_at="partnership",
    look=look,
    why=(
        "Two people over coffee, full of good will, and nothing noted: that is wishful thinking, not a strategy. While "
        "the talk is fresh, one line is enough: whom each of you looks for, one promise, or a day to meet again."
    ),
    source="A2",
    numbers=(Number("no-plan.working_days", 2, "working days", "After two days memory begins to embellish.", 1, 30),),
)
