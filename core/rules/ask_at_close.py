"""The rule `ask-at-close`: a sale is won, both are happy, and one card holds all that is worth doing now."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.model import Direction, Stage
from core.phrases import win_card as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.stops import stop
from core.rules.views import IntroductionView

NAME = "ask-at-close"


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    """Once at the close; in the playbook of that name once more a week later. Nothing to who is to be left in peace."""
    entry, client = view.introduction, view.prospect
    closed = entry.closed_at
    given = entry.direction is Direction.GIVEN
    if closed is None or entry.stage is not Stage.WON or given or not policy["ask-at-close.speaks"]:
        return Look()
    if stop(client) is not None or client.never_ask or client.rest_until is not None:
        return Look()
    until = closed + timedelta(days=policy["ask-at-close.until"])
    again = closed + timedelta(days=policy["ask-at-close.again"]) if policy["ask-at-close.again"] else None
    if now >= until:
        return Look()
    step = 2 if again is not None and now >= again else 1
    if view.reminder_at is not None and step == 2:
        return Look()  # he chose the day himself
    say = Say(
        key=key(NAME, "introduction", entry.id, closed, step),
        to=entry.owner_id,
        card=words.card(view, now, again=step == 2),
        because=words.because(view, now),
        facts=words.facts(view, now),
        headline=words.headline(view),
    )
    return Look((say,), again if again is not None and step == 1 else None)


RULE = Rule(
    name=NAME,
    looks_at="introduction",
    look=look,
    why=(
        "At the close both are happy, and a name is given gladly: ask then, confident and sincere, write down what is "
        "said at once, and thank whoever began it. Others hold that one asks only after having served, and one person "
        "by name; so the card offers, and never presses."
    ),
    source="A3, A5",
    numbers=(
        Number(
            "ask-at-close.speaks",
            1,
            "0 or 1",
            "A sale is a glad moment.",
            0,
            1,
            {"earn-it": 0, "two-way": 0},
        ),
        Number("ask-at-close.until", 10, "days", "After that the moment has passed.", 1, 90),
        Number(
            "ask-at-close.again", 0, "days", "Ask once; this way of asking asks once more.", 0, 60, {"ask-at-close": 7}
        ),
    ),
)
