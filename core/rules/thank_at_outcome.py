"""The rule `thank-at-outcome`: it is known how it ended, and whoever opened the door has not heard from us again."""

from __future__ import annotations

from datetime import datetime

from core.phrases import thanking as words
from core.policy import Number, Policy
from core.rules import thanks
from core.rules.rule import Look, Rule, Say
from core.rules.shared import began, key
from core.rules.views import IntroductionView


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    at, entry = thanks.for_outcome(view, policy), view.introduction
    over = thanks.too_late(view, policy)
    if at is None or entry.closed_at is None or (over is not None and now >= over):
        return Look()
    if now < at:
        return Look(later=at)
    say = Say(
        key=key("thank-at-outcome", "introduction", entry.id, began(entry, entry.closed_at), 1),
        to=entry.owner_id,
        card=words.at_outcome(view, now),
        because=words.because_closed(view, now),
        facts=words.facts(view, now),
        headline=words.headline(view),
    )
    return Look((say,), over)


RULE = Rule(
    name="thank-at-outcome",
    looks_at="introduction",
    look=look,
    why=(
        "An introducer wonders how it went and seldom asks. Thanks at the end close the circle, won or lost. How it "
        "ended is told only where the prospect is happy for it to be known, and the amount never; otherwise the note "
        "is the same whatever came of it."
    ),
    source="A3",
    numbers=(
        Number("thank-at-outcome.days", 1, "days", "A night’s sleep after the news, then the note.", 0, 30),
        Number("thank-at-outcome.until", 60, "days", "After two months a thank-you would need an excuse.", 1, 365),
    ),
)
