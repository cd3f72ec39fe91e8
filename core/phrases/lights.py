"""What the status light says, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.phrases.when import span
from core.readings.flows import Balance

if TYPE_CHECKING:
    from core.rules.views_partners import PartnershipView

LAMPS = {"grey": "⚪ Grey", "red": "🔴 Red", "amber": "🟠 Amber", "green": "🟢 Green"}
NOT_BOOKED = "the next review is near and not booked"
LOW_FIT = "the fit was judged low"


def not_agreed(view: PartnershipView) -> str:
    said = view.partnership
    if said.ours_on is None and said.theirs_on is None:
        return "nobody has said yes yet"
    return f"{view.partner.name.split()[0]} has still to say yes" if said.theirs_on is None else "our yes is missing"


def late(many: int, *, ours: bool) -> str:
    promises = "promise" if many == 1 else "promises"
    return f"{many} {promises} of {'ours' if ours else 'theirs'} {'is' if many == 1 else 'are'} late"


def overdue(days: int) -> str:
    return f"the review is {span(days)} overdue"


def idle(reviews: int) -> str:
    return f"nothing moved in {reviews} reviews"


def balance(found: Balance) -> str:
    return "we could give more" if found.behind else "we gave more than we got"


def quiet(days: int) -> str:
    return f"no door opened either way for {span(days)}"


def green(view: PartnershipView) -> tuple[str, ...]:
    rows = (
        (view.received and view.given, "doors open both ways"),
        (view.kept, "promises are kept"),
        (view.partnership.review_on, "the next review has its day"),
    )
    return tuple(said for holds, said in rows if holds)
