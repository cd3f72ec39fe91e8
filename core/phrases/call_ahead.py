"""What the bot says when an introducer promised to call and nobody has heard whether he did."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Quote
from core.phrases.nudges import facts, first, next_week, opener, spoken

if TYPE_CHECKING:
    from core.rules.views import IntroductionView

__all__ = ["because", "card", "facts", "headline"]

EXPECTED = "I’m expected"
# Taken in turn by the introduction's number, so that two questions to one person differ.
_ASKS = (
    "{by}, did you get a moment to call {whom}? No hurry. Just tell me when I’m expected.",
    "{by}, I’m holding my call until you’ve had a word with {whom}. No hurry; just tell me when it’s done.",
    "{by}, have you and {whom} spoken yet? Whenever it suits you; I’ll call after that.",
)


def card(view: IntroductionView, now: datetime) -> Card:
    entry, by, whom = view.introduction, opener(view), first(view.prospect.name)
    title = f"Has {by} had a chance to call {view.prospect.name}? {by} offered {spoken(view, entry.stage_at, now)}."
    buttons = (
        Button(EXPECTED, f"answer {entry.id} done", style="primary"),
        Button("Not yet: in 2 days", f"snooze {entry.id} in 2 working days"),
        next_week(view),
        Button(f"{by} would rather not", f"answer {entry.id} no"),
    )
    words = _ASKS[entry.id % len(_ASKS)].format(by=by, whom=whom)
    return Card(title, (Quote(words, "You might say"), Buttons(buttons)))


def because(view: IntroductionView, now: datetime) -> str:
    entry = view.introduction
    return f"#{entry.id} was promised {spoken(view, entry.stage_at, now)}, no call noted"


def headline(view: IntroductionView) -> str:
    return f"Ask {view.opener} about the call to {view.prospect.name} (#{view.introduction.id})"
