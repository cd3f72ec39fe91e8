"""The rule `heads-up`: a colleague logged an introduction for you to call; you hear of it at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import calls as words
from core.policy import Number, Policy
from core.rules import calling
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import IntroductionView


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    entry, calendar = view.introduction, view.calendar
    over = entry.waiting_since + timedelta(days=policy["heads-up.days"])
    if not calling.to_call(view) or entry.owner_id == entry.logged_by or now >= over:
        return Look()
    away = calendar.away(calendar.day(now)) and _key(view, 1) not in view.said
    if away and view.owner.away_until is not None:
        back = calendar.at(view.owner.away_until, calendar.day_start)
        return Look((_say(view, now, to=entry.logged_by),), max(back, now + timedelta(minutes=1)))
    return Look((_say(view, now, to=entry.owner_id),), over)


def _key(view: IntroductionView, step: int | str) -> str:
    return key("heads-up", "introduction", view.introduction.id, str(view.introduction.owner_id), step)


def _say(view: IntroductionView, now: datetime, *, to: int) -> Say:
    away = to != view.introduction.owner_id
    return Say(
        key=_key(view, "away" if away else 1),
        to=to,
        card=words.heads_up_away(view, now) if away else words.heads_up(view),
        because=words.because_away(view) if away else words.because_named(view),
        facts=words.facts(view, now),
        nudge=False,
        headline=words.headline_call(view),
    )


RULE = Rule(
    name="heads-up",
    looks_at="introduction",
    look=look,
    why=(
        "Whoever is named to call hears at once, with what is known, while the good word is fresh. If that colleague "
        "is away, the one who logged it hears instead and can pass it on."
    ),
    source="house",
    numbers=(Number("heads-up.days", 7, "days", "After a week it is no news; the other reminders take over.", 1, 60),),
)
