"""The rule `keep-in-touch`: who has heard no voice of ours for longer than is good."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from core.phrases import serving as words
from core.policy import Number, Policy
from core.rules.rule import ListItem, Look, Rule
from core.rules.tiers import rhythm
from core.rules.views_clients import ContactView

NAME = "keep-in-touch"
RED, AMBER = 2, 1
_OFTEN = "Those who matter most hear from us every month."
_QUARTER = "Once a season is what a good acquaintance keeps."


class Silence(NamedTuple):
    """No talk for so many `days`; `over` is the number of days they are past: the ideal (amber) or the limit (red)."""

    weight: int
    days: int
    over: int


def silence(view: ContactView, policy: Policy, now: datetime) -> Silence | None:
    """Since the last call, meeting or how-are-we-doing call, else since he became a client or partner."""
    if view.since is None or view.silent:
        return None
    days = view.days_since(view.contact.last_talk_at or view.since, now)
    ideal, limit = rhythm(view.contact, policy)
    if days < ideal:
        return None
    return Silence(RED, days, limit) if days >= limit else Silence(AMBER, days, ideal)


def look(view: ContactView, policy: Policy, now: datetime) -> Look:
    found = silence(view, policy, now)
    if found is None:
        return Look()
    item = ListItem(
        rule=NAME,
        subject=("contact", view.contact.id),
        fact=words.silence_fact(view, red=found.weight == RED),
        spans=words.silence_line(view, found.days, red=found.weight == RED),
        buttons=words.silence_buttons(view),
        weight=found.weight,
        days=found.days,
        because=words.silence_because(view, found.days, found.over, red=found.weight == RED),
        facts=words.facts(view, now),
    )
    return Look(listed=(item,))


RULE = Rule(
    name=NAME,
    looks_at="contact",
    look=look,
    why=(
        "People introduce whom they have in mind. A voice keeps us there: a call, a meeting, a how-are-we-doing call. "
        "Cards, newsletters and mail to many are kind, but only a talk counts as a talk. Past the ideal a name turns "
        "amber, past the limit red."
    ),
    source="A5",
    numbers=(
        Number("keep-in-touch.a_ideal", 30, "days", _OFTEN, 1, 1095),
        Number("keep-in-touch.a_limit", 60, "days", "Two months of silence, and others are nearer.", 1, 1095),
        Number("keep-in-touch.b_ideal", 60, "days", "Every other month keeps the thread.", 1, 1095),
        Number("keep-in-touch.b_limit", 90, "days", _QUARTER, 1, 1095),
        Number("keep-in-touch.c_ideal", 120, "days", "Thrice a year is a pleasant surprise.", 1, 1095),
        Number("keep-in-touch.c_limit", 180, "days", "After half a year one has to explain oneself.", 1, 1095),
        Number("keep-in-touch.other_ideal", 90, "days", _QUARTER, 1, 1095),
        Number("keep-in-touch.other_limit", 150, "days", "By then they look for our number in old mail.", 1, 1095),
        Number("keep-in-touch.listed", 5, "names", "Five calls get made; a list of forty gets closed.", 1, 50),
    ),
)
