"""The rule `morning`: one list at the start of the working day, if anything waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import mornings as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import MemberView
from core.rules.waiting import is_morning, morning_list, next_morning, opens_week

NAME = "morning"


def look(view: MemberView, policy: Policy, now: datetime) -> Look:
    """Sent when something in it is new, and on the week's first day also unchanged."""
    member, calendar = view.member, view.calendar
    if member.left_at is not None:
        return Look()
    later = next_morning(member, calendar, max(now, member.paused_until or now))
    today = calendar.day(now)
    opens = calendar.at(today, calendar.day_start)
    over = opens + timedelta(minutes=policy["morning.window"])
    paused = member.paused_until is not None and now < member.paused_until
    if paused or not opens <= now < over or not is_morning(member, calendar, today):
        return Look(later=later)
    waiting = morning_list(view, policy, now)
    if waiting is None or not (waiting.new or opens_week(calendar, today)):
        return Look(later=later)
    say = Say(
        key=key(NAME, "member", member.id, today.isoformat(), 1),
        to=member.id,
        card=words.card(view, waiting, now),
        because=words.because(waiting),
        facts=waiting.facts,
    )
    return Look((say,), later)


RULE = Rule(
    name=NAME,
    looks_at="member",
    look=look,
    why=(
        "One list in the morning instead of a drip through the day: the three things that matter most, the rest "
        "counted. What did not change steps back after two days, and a list without news comes only "
        "on the week’s first day."
    ),
    source="house",
    numbers=(
        Number("morning.top", 3, "lines", "Three things get done; ten get scrolled past.", 1, 10),
        Number("morning.fold_days", 2, "days", "Shown twice and not done, it needs no third showing.", 1, 30),
        Number("morning.window", 120, "minutes", "Later than that it is no morning list any more.", 10, 480),
    ),
)
