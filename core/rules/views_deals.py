"""What the rule about deals brought in from elsewhere looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.model import Contact, Member, Organization
from core.sales import Sale


@dataclass(frozen=True, slots=True)
class DealsView:
    """One member's latest deals without a door, and their clients by id."""

    organization: Organization
    member: Member
    deals: tuple[Sale, ...]
    clients: Mapping[int, Contact]
