"""What the rule of shared credit looks at."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Contact, Introduction, Member, Organization
from core.sales import Share


@dataclass(frozen=True, slots=True)
class ShareView:
    """One proposal to share the credit for an introduction: `owner` has it, `sharer` would have a part, `second` opened
    a door to the same prospect as well, `lead` decides (None: nobody is there who could)."""

    organization: Organization
    share: Share
    introduction: Introduction
    prospect: Contact
    owner: Member
    sharer: Member
    proposer: Member
    lead: Member | None = None
    second: Contact | None = None
    decider: Member | None = None
