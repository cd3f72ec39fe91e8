"""The rule `contest`: its start, middle, last day and result in the channel, and to each rep privately his army."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import armies, contests
from core.policy import Number, Policy
from core.readings.contests import Moment, latest, moments
from core.rules.mustering import army, standing
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_contests import ContestView, Troop

NAME = "contest"
MUSTERED = ("start", "halfway")  # when each rep hears whom he could ask


def look(view: ContestView, policy: Policy, now: datetime) -> Look:
    moment, coming = latest(moments(view.contest, view.organization, policy), now)
    later = coming.at if coming is not None else None
    if moment is None:
        return Look(later=later)
    aloud = _aloud(view, moment, policy, now)
    mustered = (_mustered(view, troop, moment, policy, now) for troop in view.troops)
    return Look((*aloud, *(say for say in mustered if say is not None)), later)


def _aloud(view: ContestView, moment: Moment, policy: Policy, now: datetime) -> tuple[Say, ...]:
    """What the channel hears; a day late it is old news."""
    if view.channel is None or now >= moment.at + timedelta(hours=policy["contest.window"]):
        return ()
    say = Say(
        key=_key(view, moment.step),
        to=view.channel.key,
        card=contests.in_channel(
            standing(view, policy, now), moment.step, view.organization, top=policy["contest.top"]
        ),
        because=contests.because(view.contest, moment.step),
        facts=contests.facts(view.contest, view.organization),
        nudge=False,
    )
    return (say,)


def _mustered(view: ContestView, troop: Troop, moment: Moment, policy: Policy, now: datetime) -> Say | None:
    if moment.step not in MUSTERED:
        return None
    ready = army(troop, policy, now)
    return Say(
        key=_key(view, f"{moment.step}-{troop.member.id}"),
        to=troop.member.id,
        card=armies.card(ready, len(troop.clients), contest=view.contest.name),
        because=armies.because(view.contest.name, len(ready), len(troop.clients)),
        facts=armies.facts(ready, len(troop.clients)),
        headline=armies.headline(view.contest.name, len(ready)),
    )


def _key(view: ContestView, step: str) -> str:
    contest = view.contest
    return key(NAME, "contest", contest.id, f"{contest.starts_on:%Y%m%d}-{contest.ends_on:%Y%m%d}", step)


RULE = Rule(
    name=NAME,
    looks_at="contest",
    look=look,
    why=(
        "Whoever has served his clients well has an army that would gladly help him win, if he asked; a contest shows "
        "whether it is there. What is counted are doors that opened, never how often somebody asked: a race for asks "
        "is won by those who ask badly. So each of us hears, for himself, whom he could ask today with nothing "
        "against it, and one person, by name, is asked one thing."
    ),
    source="A5",
    numbers=(
        Number("contest.top", 5, "names", "Five are applauded; a full table shames the rest.", 1, 20),
        Number("contest.hour", 9, "hour", "With the first coffee.", 0, 23),
        Number("contest.window", 24, "hours", "Later than a day the channel is spared old news.", 1, 72),
    ),
)
