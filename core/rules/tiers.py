"""How often a client hears from us, by his tier: how-are-we-doing calls, and talks of any kind."""

from __future__ import annotations

from typing import NamedTuple

from core.model import Contact
from core.partners import Care
from core.policy import Policy

TIERS = ("a", "b", "c")
OTHER = "other"  # nobody has said how close he is


class Rhythm(NamedTuple):
    """Days between two talks: at best, and at most."""

    ideal: int
    limit: int


def tier_of(contact: Contact) -> str:
    """The tier as the numbers' keys have it."""
    tier = (contact.tier or "").lower()
    return tier if tier in TIERS else OTHER


def check_days(contact: Contact, care: Care | None, policy: Policy) -> int:
    """Days between two how-are-we-doing calls: his own, or his tier's."""
    own = care.check_days if care is not None else None
    return own or policy[f"value-check.{tier_of(contact)}"]


def rhythm(contact: Contact, policy: Policy) -> Rhythm:
    tier = tier_of(contact)
    ideal = policy[f"keep-in-touch.{tier}_ideal"]
    return Rhythm(ideal, max(ideal, policy[f"keep-in-touch.{tier}_limit"]))
