"""Views built in memory, for asking a rule without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.model import (
    Channel,
    Contact,
    Direction,
    Introduction,
    Member,
    Organization,
    Reminder,
    Role,
    Stage,
    Warmth,
)
from core.policy import Policy, policy_of
from core.rules import NUMBERS
from core.rules.rule import Look, Rule
from core.rules.views import IntroductionView

BRIGHTWATER = Organization(1, "Brightwater Advisory", zone="America/New_York")
BOB = Member(2, "Bob Stone", account="slack:T1:UBOB")
ANA = Member(1, "Ana Ruiz")
DANA = Member(3, "Dana Webb", role=Role.LEAD)
CARL = Contact(10, "Carl Smith")
ANN = Contact(11, "Ann Lee", company="Beta", title="finance director", phone="555-0142")
NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)  # 10:00 in New York


def policy(**numbers: int) -> Policy:
    """The numbers in force, some changed: `policy(quiet_met=3)`."""
    own = {key.replace("__", "-").replace("_", ".", 1): str(value) for key, value in numbers.items()}
    return policy_of(replace(BRIGHTWATER, numbers=own), NUMBERS)


def here(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    """A moment of November 2026 on the wall in New York."""
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)


def entry(**more: Any) -> Introduction:
    usual: dict[str, Any] = {
        "id": 12, "direction": Direction.RECEIVED, "prospect_id": ANN.id, "owner_id": BOB.id, "logged_by": ANA.id,
        "logged_at": MONDAY, "stage": Stage.INTRODUCED, "stage_at": MONDAY, "waiting_since": MONDAY,
        "warmth": Warmth.INTRODUCTION, "agreed": True, "opened_at": MONDAY, "introducer_id": CARL.id,
    }  # fmt: skip
    return Introduction(**(usual | more))


def view(given: Introduction | None = None, **more: Any) -> IntroductionView:
    usual: dict[str, Any] = {
        "organization": BRIGHTWATER, "introduction": given or entry(), "prospect": ANN, "owner": BOB, "logger": ANA,
        "introducer": CARL, "lead": DANA,
    }  # fmt: skip
    return IntroductionView(**(usual | more))


def ask(rule: Rule, subject: Any, now: datetime, **numbers: int) -> Look:
    """What the rule says; `later` must be after now, or the sweep would never end."""
    look = rule.look(subject, policy(**numbers), now)
    assert look.later is None or look.later > now
    return look


def speaks_at(rule: Rule, subject: Any, moment: datetime, **numbers: int) -> Look:
    """The rule is silent one step before, names that moment, and speaks at it."""
    before = ask(rule, subject, moment - timedelta(seconds=1), **numbers)
    assert before.say == ()
    assert before.later == moment
    at = ask(rule, subject, moment, **numbers)
    assert at.say
    return at


__all__ = [
    "ANA", "ANN", "BOB", "BRIGHTWATER", "CARL", "DANA", "MONDAY", "NEW_YORK", "Channel", "Reminder", "ask", "date",
    "entry", "here", "policy", "speaks_at", "view",
]  # fmt: skip
