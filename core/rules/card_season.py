"""The rule `card-season`: six and two weeks before somebody's own holiday, the list of whom to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from core.festivals import coming
from core.phrases import cards_season as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import MemberView

NAME = "card-season"
FIRST, LAST = "card-season.first", "card-season.last"


class Season(NamedTuple):
    """The weeks in which cards for a holiday are bought (step 1) or written (step 2)."""

    festival: str
    on: date
    step: int


def seasons(today: date, policy: Policy, festivals: Iterable[str]) -> Iterator[Season]:
    """Those of these holidays whose season a day is in."""
    for on, festival in coming(today, festivals):
        left = (on - today).days
        if left <= policy[FIRST]:
            yield Season(festival, on, 1 if left > policy[LAST] else 2)


def look(view: MemberView, policy: Policy, now: datetime) -> Look:
    """One message for each holiday and step, to whoever looks after those who keep it."""
    member, today = view.member, view.calendar.day(now)
    if member.left_at is not None or not view.festivals:
        return Look()
    says = []
    for season in sorted(seasons(today, policy, view.festivals), key=lambda s: (s.on, s.festival)):
        people = tuple(contact for contact, festival in view.greeted if festival == season.festival)
        if people:
            left, episode = (season.on - today).days, f"{season.festival} {season.on.year}".replace(" ", "-")
            say = Say(
                key=key(NAME, "member", member.id, episode, season.step),
                to=member.id,
                card=words.card(season.festival, people, left),
                because=words.because(season.festival, len(people), left),
                facts=words.facts(people),
                headline=words.headline(season.festival, len(people)),
            )
            says.append(say)
    return Look(tuple(says), _next(view, policy, now))


def _next(view: MemberView, policy: Policy, now: datetime) -> datetime | None:
    """The next morning on which a season, or its second half, begins."""
    calendar = view.calendar
    ahead = tuple(coming(calendar.day(now), view.festivals))
    days = (on - timedelta(days=policy[what]) for on, _ in ahead for what in (FIRST, LAST))
    return min((at for day in days if (at := calendar.at(day, calendar.day_start)) > now), default=None)


RULE = Rule(
    name=NAME,
    looks_at="member",
    look=look,
    why=(
        "A card in somebody’s own season, with one line by hand, is kept on the desk for weeks. Each holiday has its "
        "people, so nobody gets the wrong one: six weeks before there is time to buy and print, two weeks before to "
        "write. Never to somebody who left, is bereaved or has died; and a card is no talk."
    ),
    source="A5",
    numbers=(
        Number(FIRST, 42, "days before", "Six weeks: the list is checked, the cards are ordered.", 15, 120),
        Number(LAST, 14, "days before", "Two weeks: the last days to write by hand and post.", 3, 60),
    ),
)
