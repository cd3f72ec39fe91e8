"""The gate `consent`: does the prospect know, and may he be called at all?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.model import Contact, Warmth
from core.phrases import gates as words
from core.policy import Number, Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.stops import stop

GATE = Topic(
    name="consent",
    why=(
        "Someone who expects the call takes it; someone who doesn’t wonders who gave the name away. So the introducer "
        "mentions us first. Who asked not to be called is not called."
    ),
    source="field",
    numbers=(
        speaks("consent", 1, "Strict, no name is kept before its bearer has agreed; silent, nobody is warned."),
        Number("consent.forget", 30, "days", "A name passed on without its bearer’s word is no longer ours then.", 0),
    ),
)

SPOKEN = (Warmth.INTRODUCTION, Warmth.MEETING)  # the introducer has spoken to the prospect


@dataclass(frozen=True, slots=True)
class ConsentView:
    """An introduction about to be logged, or called on. `agreed` is None while unknown; `anyway` the line that goes on
    (when logging, there is nothing to stop: show the sentence beside the entry)."""

    prospect: Contact
    warmth: Warmth
    agreed: bool | None
    introducer: str | None = None
    number: int | None = None  # of the introduction, once it has one
    anyway: str | None = None


def judge(view: ConsentView, policy: Policy, now: datetime) -> Verdict:
    """Allowed; a hard stop for who said "don't call", left, is bereaved or has died; else advice."""
    if stop(view.prospect) is not None:
        about = ((words.about(view.prospect), f"brief contact:{view.prospect.id}"),) if view.prospect.id else ()
        return Advised("consent", words.not_to_be_called(view.prospect), hard=True, offers=about)
    if view.agreed or (view.agreed is None and view.warmth in SPOKEN):
        return Allowed()
    offers = ((words.HAS_AGREED, f"agreed {view.number}"),) if view.number else ()
    verdict = Advised(
        "consent",
        words.does_not_know(view.prospect, view.introducer, spoken_to=view.warmth in SPOKEN),
        anyway=view.anyway,
        offers=offers,
    )
    return spoken(verdict, policy)
