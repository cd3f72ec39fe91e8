"""The gate `partner-fit`: no agreement before click, trust and focus are judged."""

from __future__ import annotations

from datetime import datetime

from core.phrases import fits as words
from core.policy import Number, Policy
from core.readings.fits import low, open_questions
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.views_partners import PartnershipView

NAME = "partner-fit"
GATE = Topic(
    name=NAME,
    why=(
        "Fit and focus come first: do we click, would I send him my best client, does he serve the same type of "
        "client? Three questions, each judged for itself and never added up, because one honest “no” outweighs two "
        "kind “yes”. “Not a match” is a good result: it saves both of you a year of coffee."
    ),
    source="A2, A1",
    numbers=(
        speaks(NAME),
        Number("partner-fit.low", 2, "points", "One or two of five is a no said politely.", 1, 4),
    ),
)


def judge(view: PartnershipView, policy: Policy, now: datetime) -> Verdict:
    """Names what was not judged yet, or was judged low."""
    open_ones, lows = open_questions(view.partnership), low(view.partnership, policy["partner-fit.low"])
    if not open_ones and not lows:
        return Allowed()
    verdict = Advised(
        NAME,
        words.not_judged(view, open_ones) if open_ones else words.judged_low(view, lows),
        anyway=f"agree anyway {view.token}",
        offers=words.offers(view, open_ones),
        facts=words.judged(view, now),
    )
    return spoken(verdict, policy)
