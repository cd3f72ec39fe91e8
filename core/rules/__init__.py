"""Every rule, gate and other topic `why` can tell of, and every number they work with."""

from __future__ import annotations

from core.model import Organization
from core.policy import Number, Policy, policy_of
from core.rules import (
    consent,
    credit,
    first_contact,
    heads_up,
    house,
    leaderboard,
    morning,
    quiet,
    reminder,
    stage,
    thank_at_once,
    thank_at_outcome,
)
from core.rules.rule import Rule, Topic

RULES: tuple[Rule, ...] = (
    heads_up.RULE,
    first_contact.RULE,
    quiet.RULE,
    thank_at_once.RULE,
    thank_at_outcome.RULE,
    reminder.RULE,
    morning.RULE,
    leaderboard.RULE,
)
GATES: tuple[Topic, ...] = (credit.GATE, consent.GATE, stage.GATE)
TOPICS: tuple[Topic, ...] = (*GATES, house.POINTS, house.MANNERS)
NUMBERS: tuple[Number, ...] = (
    *(number for rule in RULES for number in rule.numbers),
    *(number for topic in TOPICS for number in topic.numbers),
)


def policy_in(organization: Organization) -> Policy:
    """All numbers in force for an organization."""
    return policy_of(organization, NUMBERS)
