"""The rule `thank-at-once`: a door was opened for us yesterday, and nobody has said thank you."""

from __future__ import annotations

from datetime import datetime

from core.phrases import thanking as words
from core.policy import Number, Policy
from core.rules import thanks
from core.rules.rule import Look, Rule, Say
from core.rules.shared import began, key
from core.rules.views import IntroductionView


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    at, entry = thanks.for_opening(view, policy), view.introduction
    over = thanks.opened_too_long_ago(view, policy)
    if at is None or over is None or entry.opened_at is None or now >= over:
        return Look()
    if now < at:
        return Look(later=at)
    say = Say(
        key=key("thank-at-once", "introduction", entry.id, began(entry, entry.opened_at), 1),
        to=entry.owner_id,
        card=words.at_once(view, now),
        because=words.because_opened(view, now),
        facts=words.facts(view, now),
        headline=words.headline(view),
    )
    return Look((say,))


RULE = Rule(
    name="thank-at-once",
    looks_at="introduction",
    look=look,
    why=(
        "Who opens a door lends you a good name. Thanks the next day show it arrived, whatever comes of it; thanks "
        "only after a sale would show what the friendship is measured by."
    ),
    source="A3",
    numbers=(
        Number("thank-at-once.days", 1, "days", "The next day is prompt and not automatic.", 0, 30),
        Number(
            "thank-at-once.until", 30, "days", "After a month it is kinder to wait and thank for the outcome.", 1, 365
        ),
    ),
)
