"""The rule `heads-up`: a colleague named you to call, or passed an open door on to you; you hear of it at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.model import Direction
from core.phrases import calls, handed
from core.policy import Number, Policy
from core.rules import calling
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key, not_to_be_called
from core.rules.views import IntroductionView

NAME = "heads-up"


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    entry = view.introduction
    if entry.owner_id == entry.named_by or not (calling.to_call(view) or passed_on(view)):
        return Look()
    if view.handed_with > 1:
        return Look()  # told together: see the rule `handover`
    over = entry.waiting_since + timedelta(days=policy["heads-up.days"])
    if now >= over:
        return Look()
    calendar = view.calendar
    away = calendar.away(calendar.day(now)) and _key(view, 1) not in view.said
    if away and view.owner.away_until is not None:
        back = calendar.at(view.owner.away_until, calendar.day_start)
        return Look((_say(view, now, to=entry.named_by),), max(back, now + timedelta(minutes=1)))
    return Look((_say(view, now, to=entry.owner_id),), over)


def passed_on(view: IntroductionView) -> bool:
    """Whether it was passed on in the middle of the way, and nothing has been noted since."""
    entry = view.introduction
    ours = entry.direction is not Direction.GIVEN and entry.open and not not_to_be_called(view.prospect)
    return ours and entry.handed_at is not None and entry.waiting_since <= entry.handed_at


def _key(view: IntroductionView, step: int | str) -> str:
    """An episode for each time somebody is named."""
    entry = view.introduction
    episode = str(entry.owner_id) if entry.handed_at is None else f"{entry.owner_id}.{int(entry.handed_at.timestamp())}"
    return key(NAME, "introduction", entry.id, episode, step)


def _say(view: IntroductionView, now: datetime, *, to: int) -> Say:
    away = to != view.introduction.owner_id
    if away:
        card = calls.heads_up_away(view, now)
    else:
        card = calls.heads_up(view) if calling.to_call(view) else handed.card(view, now)
    return Say(
        key=_key(view, "away" if away else 1),
        to=to,
        card=card,
        because=calls.because_away(view) if away else calls.because_named(view),
        facts=calls.facts(view, now),
        nudge=False,
        headline=calls.headline_call(view),
    )


RULE = Rule(
    name=NAME,
    looks_at="introduction",
    look=look,
    why=(
        "Whoever is named to call hears at once, with what is known, while the good word is fresh. If that colleague "
        "is away, the one who logged it, or passed it on, hears instead and can pass it on."
    ),
    source="house",
    numbers=(Number("heads-up.days", 7, "days", "After a week it is no news; the other reminders take over.", 1, 60),),
)
