"""The balance of a partnership: what is said of it, inside the check-in only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from core.policy import Number, Policy
from core.readings.flows import Balance, Passed, balance
from core.rules.rule import Topic
from core.rules.views_partners import PartnershipView

NAME = "balance"


def over(passed: Iterable[Passed], policy: Policy, today: date) -> Balance:
    """Of the window's days."""
    days = policy["balance.days"]
    return replace(balance(passed, today - timedelta(days=days)), days=days)


def of(view: PartnershipView, policy: Policy, today: date) -> Balance | None:
    """None for a profession whose rules know no balance."""
    return None if view.partnership.restricted else over(view.passed, policy, today)


def speaks(view: PartnershipView, policy: Policy, today: date) -> Balance | None:
    """The balance where it is so far out that the check-in says so."""
    found = of(view, policy, today)
    if found is None or not found.out(apart=policy["balance.apart"], times=policy["balance.times"]):
        return None
    return found


TOPIC = Topic(
    name=NAME,
    why=(
        "“If you sent me three and I never sent you anybody, how would you feel?” Doors are counted both ways, by "
        "number and never by worth, and only when you two sit down anyway do I say that they are out of balance: as "
        "something we could give where we are behind. Owner and lead alone see it, and it is never kept for "
        "professions whose rules forbid it."
    ),
    source="A1",
    numbers=(
        Number("balance.days", 182, "days", "Half a year evens out who happened to meet whom.", 30, 1095),
        Number("balance.apart", 3, "doors", "One or two more is how friends give; three begins to be noticed.", 1, 50),
        Number("balance.times", 2, "times", "Nine to six is a lively partnership, not a debt.", 1, 10),
    ),
)
