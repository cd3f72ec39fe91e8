"""The rule `quiet`: an open door nobody has touched for longer than its stage should take."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.model import Direction, Introduction, Stage
from core.phrases import quiet as words
from core.policy import Number, Policy
from core.rules import call_ahead
from core.rules.rule import Look, Rule, Say
from core.rules.shared import began, key, not_to_be_called, snoozed
from core.rules.stops import stop
from core.rules.views import IntroductionView

NAME = "quiet"
AFTER_ASKING = timedelta(days=2)
WATCHED = (Stage.PROMISED, Stage.CONTACTED, Stage.MET, Stage.PROPOSED)


def due(view: IntroductionView, policy: Policy) -> datetime | None:
    """When the silence has lasted too long: a day past its own next step, else the stage's days after the last act.
    None for a door we opened for somebody: what comes of it is theirs."""
    entry = view.introduction
    theirs = entry.direction is Direction.GIVEN
    if theirs or entry.stage not in WATCHED or not_to_be_called(view.prospect):
        return None
    if entry.stage is Stage.PROMISED and view.introducer and stop(view.introducer, complaint=view.complaint):
        return None  # he is not asked for what he offered
    if snoozed(entry, entry.waiting_since) and call_ahead.due(view, policy) is None:
        return entry.snoozed_until
    if _planned(entry) and entry.next_step_at is not None:
        return entry.next_step_at + timedelta(days=policy["quiet.past_step"])
    if (asked := call_ahead.due(view, policy)) is not None:  # a friendly question went before this one
        return max(asked + AFTER_ASKING, entry.waiting_since + timedelta(days=policy["quiet.promised"]))
    return entry.waiting_since + timedelta(days=policy[f"quiet.{entry.stage.value}"])


def look(view: IntroductionView, policy: Policy, now: datetime) -> Look:
    at = due(view, policy)
    if at is None:
        return Look()
    if now < at:
        return Look(later=at)
    entry = view.introduction
    since = entry.next_step_at if _planned(entry) and entry.next_step_at else entry.waiting_since
    say = Say(
        key=key(NAME, "introduction", entry.id, began(entry, since), 1),
        to=entry.owner_id,
        card=words.card(view, now, planned=_planned(entry)),
        because=words.because(view, now, planned=_planned(entry)),
        facts=words.facts(view, now),
        headline=words.headline(view),
    )
    return Look((say,))


def _planned(entry: Introduction) -> bool:
    """A next step still ahead of the last act: an older one was done by that act."""
    return entry.next_step_at is not None and entry.next_step_at > entry.waiting_since


RULE = Rule(
    name=NAME,
    looks_at="introduction",
    look=look,
    why=(
        "A door that nobody touches closes by itself, and the introducer is asked by the prospect what became of us. "
        "Each stage has its patience; your own next step, where you noted one, counts instead. Any act noted "
        "starts it anew."
    ),
    source="A2, A3",
    numbers=(
        Number("quiet.promised", 3, "days", "Promises to introduce are kept in days or forgotten.", 1, 365),
        Number("quiet.contacted", 7, "days", "A week after the first talk a next step is fixed, or it fades.", 1, 365),
        Number("quiet.met", 10, "days", "After a meeting people expect to hear within a fortnight.", 1, 365),
        Number("quiet.proposed", 21, "days", "Decisions take weeks; three without a word is a word, too.", 1, 365),
        Number("quiet.past_step", 1, "days", "A day’s grace past the step you set yourself.", 0, 30),
    ),
)
