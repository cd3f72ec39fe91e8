"""A client built in memory, for asking the rules of serving without a database."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from core.model import Contact
from core.partners import Care, Complaint, Mood
from core.rules.rule import ListItem, Rule
from core.rules.views_clients import ContactView
from tests.core.rules.sample import BOB, BRIGHTWATER, MONDAY, policy

DAY = timedelta(days=1)


def client(**more: Any) -> Contact:
    """Carl, a client of Bob's since Monday 16 November 2026, never spoken to."""
    usual: dict[str, Any] = {"company": "Acme", "owner_id": BOB.id, "client_since": MONDAY}
    return Contact(10, "Carl Smith", **(usual | more))


def seen(given: Contact | None = None, **more: Any) -> ContactView:
    usual: dict[str, Any] = {"organization": BRIGHTWATER, "contact": given or client(), "owner": BOB, "bought": True}
    return ContactView(**(usual | more))


def cared(**more: Any) -> Care:
    return Care(10, **more)


def answered(mood: Mood, days_ago: int = 0, **more: Any) -> Care:
    return Care(10, checked_at=MONDAY - days_ago * DAY, answer=mood, **more)


def complained(at: datetime = MONDAY) -> Complaint:
    return Complaint(30, 10, BOB.id, BOB.id, at, text="the invoice was wrong")


def lists(rule: Rule, view: ContactView, now: datetime, **numbers: int) -> ListItem | None:
    """The one line the rule lists then, if any; such a rule never speaks by itself."""
    look = rule.look(view, policy(**numbers), now)
    assert (look.say, look.later) == ((), None)
    assert len(look.listed) <= 1
    return look.listed[0] if look.listed else None


def lists_from(rule: Rule, view: ContactView, days: int, **numbers: int) -> ListItem:
    """Silent the day before, listed on that day after Monday."""
    assert lists(rule, view, MONDAY + (days - 1) * DAY, **numbers) is None
    item = lists(rule, view, MONDAY + days * DAY, **numbers)
    assert item is not None
    return item
