"""Whether a partnership is worth its next quarter: asked inside the check-in, with a kind way out."""

from __future__ import annotations

from core.partners import FIT
from core.policy import Number, Policy
from core.rules.rule import Topic
from core.rules.views_partners import PartnershipView

NAME = "refit"


def idle(view: PartnershipView, policy: Policy) -> bool:
    """Nothing moved in the last reviews, nor since."""
    return view.partnership.idle_reviews >= policy["refit.reviews"] and not view.moved


def low(view: PartnershipView, policy: Policy) -> tuple[str, ...]:
    """The judgements that were low so many times in a row."""
    times, limit = policy["refit.times"], policy["refit.low"]
    found = []
    for judgement in FIT:
        made = view.partnership.fit.get(judgement, ())[-times:]
        if len(made) == times and all(int(one[0]) <= limit for one in made):
            found.append(judgement)
    return tuple(found)


def speaks(view: PartnershipView, policy: Policy) -> bool:
    return idle(view, policy) or bool(low(view, policy))


TOPIC = Topic(
    name=NAME,
    why=(
        "Not every good acquaintance becomes a good partnership. When nothing moved in two reviews, or the fit was "
        "judged low twice, the honest question is whether to keep it, change it, or wind it down kindly. That is a "
        "good result, too: both of you get the time back."
    ),
    source="A2",
    numbers=(
        Number("refit.reviews", 2, "reviews", "Once is a busy season, twice is an answer.", 1, 12),
        Number("refit.low", 2, "points", "One or two of five is a no said politely.", 1, 4),
        Number("refit.times", 2, "times", "A first impression may be wrong; the second is a judgement.", 1, 10),
    ),
)
