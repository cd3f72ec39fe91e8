"""The rule `value-check`: how are we doing, and is there anything else we can do? Asked before a client has to say."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from core.partners import Mood
from core.phrases import serving as words
from core.policy import Number, Policy
from core.rules.rule import ListItem, Look, Rule
from core.rules.tiers import check_days
from core.rules.views_clients import ContactView

NAME = "value-check"
RED, AMBER = 2, 1
_EARLIER = {"earn-it": 60}


class Check(NamedTuple):
    """A call that is due: `why` it is, since how many `days` somebody asked (or he is a client), after how many."""

    why: Literal["complaint", "again", "interval", "never"]
    weight: int
    days: int
    after: int


def due(view: ContactView, policy: Policy, now: datetime) -> Check | None:
    """Clients only; partners are asked in the check-in. A complaint that is open comes first, whoever has it."""
    care, since = view.care, view.contact.client_since
    if view.complaint is not None and not view.silent:
        return Check("complaint", RED, view.days_since(view.complaint.opened_at, now), 0)
    if since is None or view.silent:
        return None
    asked = care.checked_at if care is not None else None
    days, after = view.days_since(asked or since, now), check_days(view.contact, care, policy)
    if asked is not None and care is not None and care.answer in (Mood.FAIR, Mood.UNHAPPY):
        again = policy["value-check.again"]
        return Check("again", RED if days >= 2 * again else AMBER, days, again) if days >= again else None
    if days < after:
        return None
    return Check("never" if asked is None else "interval", RED if days >= 2 * after else AMBER, days, after)


def look(view: ContactView, policy: Policy, now: datetime) -> Look:
    found = due(view, policy, now)
    if found is None:
        return Look()
    item = ListItem(
        rule=NAME,
        subject=("contact", view.contact.id),
        fact=words.check_fact(view, found.why, red=found.weight == RED),
        spans=words.check_line(view, found.why, now),
        buttons=words.check_buttons(view, found.why),
        weight=found.weight,
        days=found.days,
        because=words.check_because(view, found.why, found.days, found.after),
        facts=words.facts(view, now),
    )
    return Look(listed=(item,))


RULE = Rule(
    name=NAME,
    looks_at="contact",
    look=look,
    why=(
        "Two questions keep a client: how are we doing, and is there anything else we can do? Asked in time they find "
        "what is wrong before he leaves over it, and what the second brings becomes a promise. Whoever is served well "
        "opens doors by himself; no ask belongs into this call."
    ),
    source="A1, A5",
    numbers=(
        Number("value-check.a", 60, "days", "Those who matter most are asked six times a year.", 7, 1095),
        Number(
            "value-check.b", 90, "days", "A quarter is as long as a small grievance keeps.", 7, 1095, {"earn-it": 60}
        ),
        Number(
            "value-check.c", 180, "days", "Twice a year is enough to be missed by nobody.", 7, 1095, {"earn-it": 120}
        ),
        Number("value-check.other", 120, "days", "Nobody has said how close they are: thrice a year.", 7, 1095),
        Number("value-check.again", 14, "days", "After a poor answer we ask soon whether it is right now.", 1, 180),
    ),
)
