"""The rule `handover`: somebody has left and his doors stand open; or several were handed over to you at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from core.phrases import handover as words
from core.phrases.nudges import on
from core.policy import Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import IntroductionView, MemberView

NAME = "handover"


def look(view: MemberView, policy: Policy, now: datetime) -> Look:
    if view.member.left_at is not None:
        return _proposed(view, view.member.left_at, now)
    days = timedelta(days=policy["heads-up.days"])
    groups = {at: group for at, group in _handed(view).items() if now < at + days}
    said = tuple(_heads_up(view, group, at, now) for at, group in sorted(groups.items()))
    return Look(said, min((at + days for at in groups), default=None))


def _proposed(view: MemberView, left: datetime, now: datetime) -> Look:
    doors = [one for one in view.introductions if one.introduction.open]
    lead = doors[0].lead if doors else None
    if lead is None:
        return Look()
    say = Say(
        key=key(NAME, "member", view.member.id, left, "left"),
        to=lead.id,
        card=words.proposal(view, lead, now),
        because=words.because_left(view, on(doors[0], left, now)),
        facts=words.facts(doors),
        nudge=False,
        headline=f"Hand over what {view.member.name} looked after",
    )
    return Look((say,))


def _handed(view: MemberView) -> dict[datetime, list[IntroductionView]]:
    """What came to this member in one moment from somebody else, nothing noted since, by that moment."""
    found: defaultdict[datetime, list[IntroductionView]] = defaultdict(list)
    for one in view.introductions:
        entry = one.introduction
        if entry.handed_at is None or entry.handed_by == view.member.id or one.handed_with < 2:
            continue
        if entry.open and entry.waiting_since <= entry.handed_at:
            found[entry.handed_at].append(one)
    return found


def _heads_up(view: MemberView, group: list[IntroductionView], at: datetime, now: datetime) -> Say:
    return Say(
        key=key(NAME, "member", view.member.id, at, 1),
        to=view.member.id,
        card=words.taken_over(group, view, now),
        because=words.because_handed(group, on(group[0], at, now)),
        facts=words.facts(group),
        nudge=False,
    )


RULE = Rule(
    name=NAME,
    looks_at="member",
    look=look,
    why=(
        "When somebody leaves, people outside still wait for a call, a word of thanks, something promised. The lead "
        "hears once what is open and hands all of it over in one step; whoever has it now hears once as well, not once "
        "for each door."
    ),
    source="house",
    mutable=False,
)
