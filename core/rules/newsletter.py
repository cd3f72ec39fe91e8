"""The rule `newsletter`: on its day of the month its owner gets the list of who takes it, new ones marked."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import newsletters as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_house import OrganizationView
from core.workdays import Calendar

NAME = "newsletter"
KEEPER = "newsletter.owner"  # his id among the organization's numbers
LAST_DAY = 28  # every month has it
GRACE = timedelta(days=7)  # so late a list is still of use; later the next month's is


def look(view: OrganizationView, policy: Policy, now: datetime) -> Look:
    keeper, calendar = view.keeper, view.calendar
    if keeper is None or calendar is None:
        return Look()
    at, coming = _days(calendar, policy["newsletter.day"], now)
    if not view.takers or now >= at + GRACE:
        return Look(later=coming)
    month = calendar.day(at).strftime("%Y-%m")
    before = calendar.day(at) - timedelta(days=31)
    new = frozenset(contact.id for contact, since in view.takers if calendar.day(since) >= before)
    say = Say(
        key=key(NAME, "organization", view.organization.id, month, 1),
        to=keeper.id,
        card=words.card(view.takers, new, today=True),
        because=words.because(len(view.takers), policy["newsletter.day"]),
        facts=words.facts(view.takers, new),
        headline=words.headline(len(view.takers)),
    )
    return Look((say,), coming)


def _days(calendar: Calendar, day: int, now: datetime) -> tuple[datetime, datetime]:
    """The last issue's morning at or before now, and the next one after it."""
    this = calendar.day(now).replace(day=day)
    before = (this.replace(day=1) - timedelta(days=1)).replace(day=day)
    after = (this.replace(day=LAST_DAY) + timedelta(days=7)).replace(day=day)
    last, here, coming = (calendar.at(one, calendar.day_start) for one in (before, this, after))
    return (here, coming) if here <= now else (last, here)


RULE = Rule(
    name=NAME,
    looks_at="organization",
    look=look,
    why=(
        "A monthly letter keeps a firm in mind between talks. It goes to those who said yes, never to somebody who "
        "left, is bereaved or has died; and it is no talk: a letter to many never counts as a word to one."
    ),
    source="A5",
    numbers=(
        Number("newsletter.day", 1, "day of the month", "The same day every month, and it gets written.", 1, LAST_DAY),
    ),
)
