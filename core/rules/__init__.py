"""Every rule, gate and other topic `why` can tell of, and every number they work with."""

from __future__ import annotations

from functools import lru_cache

from core.model import Organization
from core.policy import Number, Policy, policy_from
from core.rules import (
    ask_at_close,
    ask_client,
    ask_earned,
    ask_named,
    ask_prospect,
    ask_rested,
    ask_thanked,
    balance,
    call_ahead,
    card_season,
    check_in,
    consent,
    contest,
    credit,
    first_contact,
    first_days,
    gift,
    handover,
    heads_up,
    house,
    influence_map,
    keep_in_touch,
    knows_source,
    last_referral_sale,
    lead_digest,
    leaderboard,
    morning,
    named_date,
    newsletter,
    no_plan,
    numbers,
    partner_fit,
    playbooks,
    promise_due,
    quiet,
    refit,
    reminder,
    shared_credit,
    spring,
    stage,
    status_light,
    stops,
    swap_ring,
    thank_at_once,
    thank_at_outcome,
    value_check,
    who_opened,
)
from core.rules.rule import Rule, Topic

RULES: tuple[Rule, ...] = (
    heads_up.RULE,
    handover.RULE,
    shared_credit.RULE,
    first_contact.RULE,
    call_ahead.RULE,
    quiet.RULE,
    thank_at_once.RULE,
    thank_at_outcome.RULE,
    ask_at_close.RULE,
    who_opened.RULE,
    first_days.RULE,
    named_date.RULE,
    value_check.RULE,
    keep_in_touch.RULE,
    influence_map.RULE,
    card_season.RULE,
    newsletter.RULE,
    check_in.RULE,
    no_plan.RULE,
    promise_due.RULE,
    last_referral_sale.RULE,
    spring.RULE,
    lead_digest.RULE,
    reminder.RULE,
    morning.RULE,
    leaderboard.RULE,
    contest.RULE,
)
GATES: tuple[Topic, ...] = (
    credit.GATE,
    consent.GATE,
    stage.GATE,
    ask_named.GATE,
    ask_prospect.GATE,
    ask_client.GATE,
    ask_earned.GATE,
    ask_thanked.GATE,
    ask_rested.GATE,
    partner_fit.GATE,
    knows_source.GATE,
    gift.GATE,
)
TOPICS: tuple[Topic, ...] = (
    *GATES,
    balance.TOPIC,
    refit.TOPIC,
    status_light.TOPIC,
    stops.TOPIC,
    swap_ring.TOPIC,
    house.POINTS,
    numbers.TOPIC,
    house.MANNERS,
    house.KEEPING,
    *(one for one in playbooks.PLAYBOOKS if one.name != ask_at_close.NAME),  # the rule of that name tells of both
)
NUMBERS: tuple[Number, ...] = (
    *(number for rule in RULES for number in rule.numbers),
    *(number for topic in TOPICS for number in topic.numbers),
)


def policy_in(organization: Organization) -> Policy:
    """All numbers in force for an organization."""
    return _policy(organization.playbook, tuple(sorted(organization.numbers.items())))


def loosens(key: str, before: int, after: int) -> bool:
    """Whether this change of a number has people asked more often, or with less said against it."""
    sign = ask_rested.LOOSER.get(key, -1 if key.startswith("ask-") and key.endswith(".speaks") else 0)
    return (after - before) * sign > 0


@lru_cache(maxsize=1024)  # most organizations work with one of a few sets
def _policy(playbook: str, own: tuple[tuple[str, str], ...]) -> Policy:
    return policy_from(playbook, dict(own), NUMBERS)
