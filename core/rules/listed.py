"""What other subjects put into a member's lists: one place for every rule that lists rather than speaks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.model import Member
from core.policy import Policy
from core.rules import influence_map, keep_in_touch, named_date, value_check
from core.rules.rule import ListItem, Rule
from core.rules.views_clients import ContactView

RULES: tuple[Rule, ...] = (
    named_date.RULE,
    value_check.RULE,
    keep_in_touch.RULE,
    influence_map.RULE,
)  # of one client the first that has something lists it


def listed(views: Iterable[ContactView], member: Member, policy: Policy, now: datetime) -> tuple[ListItem, ...]:
    """The most pressing lines for this member: a day of somebody's own, then red before amber, the longest wait first;
    one for each client."""
    found = [item for view in views if (item := _first(view, member, policy, now)) is not None]
    return tuple(sorted(found, key=pressing)[: policy["keep-in-touch.listed"]])


def pressing(item: ListItem) -> tuple[int, int, int]:
    return -item.weight, -item.days, item.subject[1]


def _first(view: ContactView, member: Member, policy: Policy, now: datetime) -> ListItem | None:
    wanted = (rule for rule in RULES if rule.name not in member.muted)
    return next((item for rule in wanted for item in rule.look(view, policy, now).listed), None)
