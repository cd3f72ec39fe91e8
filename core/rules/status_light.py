"""The status light of a partnership: grey, red, amber or green, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.phrases import lights as words
from core.policy import Number, Policy
from core.readings.fits import low
from core.rules import balance
from core.rules.rule import Topic
from core.rules.views_partners import PartnershipView


class Light(StrEnum):
    GREY = "grey"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Status:
    light: Light
    reasons: tuple[str, ...]


def status(view: PartnershipView, policy: Policy, today: date) -> Status:
    """Grey until both have said yes; then the worst of what holds, in the words of its reasons."""
    if not view.agreed:
        return Status(Light.GREY, (words.not_agreed(view),))
    if red := _red(view, policy, today):
        return Status(Light.RED, red)
    if amber := _amber(view, policy, today):
        return Status(Light.AMBER, amber)
    return Status(Light.GREEN, words.green(view))


def _red(view: PartnershipView, policy: Policy, today: date) -> tuple[str, ...]:
    found, review = [], view.partnership.review_on
    if late := view.late(view.ours, today):
        found.append(words.late(len(late), ours=True))
    if review is not None and today > review + timedelta(days=policy["status-light.overdue"]):
        found.append(words.overdue((today - review).days))
    if view.partnership.idle_reviews >= policy["refit.reviews"]:
        found.append(words.idle(view.partnership.idle_reviews))
    return tuple(found)


def _amber(view: PartnershipView, policy: Policy, today: date) -> tuple[str, ...]:
    found, review = [], view.partnership.review_on
    if late := view.late(view.theirs, today):
        found.append(words.late(len(late), ours=False))
    if (out := balance.speaks(view, policy, today)) is not None:
        found.append(words.balance(out))
    near = review is not None and today >= review - timedelta(days=policy["check-in.book"])
    if near and view.partnership.booked_at is None:
        found.append(words.NOT_BOOKED)
    if low(view.partnership, policy["partner-fit.low"]):
        found.append(words.LOW_FIT)
    last = max((row.day for row in view.passed if row.many), default=view.calendar.day(view.partnership.started_at))
    if (today - last).days > policy["status-light.quiet"]:
        found.append(words.quiet((today - last).days))
    return tuple(found)


TOPIC = Topic(
    name="status-light",
    why=(
        "Grey: not both have said yes yet. Red: a promise of ours is late, the review is overdue, or nothing moved in "
        "two reviews. Amber: a promise of theirs is late, doors are out of balance, the next review is near and not "
        "booked, the fit was judged low, or no door opened for a season. Green: none of these."
    ),
    source="A1, house",
    numbers=(
        Number("status-light.overdue", 7, "days", "A review may slip a week; then it is not happening.", 0, 90),
        Number("status-light.quiet", 120, "days", "A season without a door either way is worth a word.", 14, 1095),
    ),
)
