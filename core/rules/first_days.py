"""The rule `first-days`: a week after a first sale, one call makes the start exceptional."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import first_days as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_clients import ContactView

NAME = "first-days"


def look(view: ContactView, policy: Policy, now: datetime) -> Look:
    """Once; not where they have spoken on a later day than the sale's, nor of a client known for long, or from before
    the book was begun."""
    since = view.contact.client_since
    if since is None or not view.bought or view.silent or _spoken(view, since):
        return Look()
    at = since + timedelta(days=policy["first-days.days"])
    if now < at:
        return Look(later=at)
    if now >= since + timedelta(days=policy["first-days.until"]):
        return Look()
    say = Say(
        key=key(NAME, "contact", view.contact.id, since, 1),
        to=view.owner.id,
        card=words.card(view, since, now),
        because=words.because(view, since, now),
        facts=words.facts(view, now),
        headline=words.headline(view),
    )
    return Look((say,))


def _spoken(view: ContactView, since: datetime) -> bool:
    talk = view.contact.last_talk_at
    return talk is not None and view.calendar.day(talk) > view.calendar.day(since)


RULE = Rule(
    name=NAME,
    looks_at="contact",
    look=look,
    why=(
        "A client judges in the first days whether it was right to come. One call in the first week, and one promise "
        "kept before it was due, make a start that is told to others. Promise less than you will do."
    ),
    source="A5",
    numbers=(
        Number("first-days.days", 7, "days", "After a week they know what works and what does not.", 1, 60),
        Number("first-days.until", 21, "days", "Three weeks later it is no start any more.", 2, 120),
    ),
)
