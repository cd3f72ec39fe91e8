"""What the rules of the whole organization look at: who takes the newsletter, and who looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.model import Contact, Member, Organization
from core.rules.views_digest import Digest
from core.workdays import Calendar, calendar_of


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """`keeper` looks after the newsletter (None: nobody, or he left); `takers` with the moment since when, by name,
    those the keeper may see; `digests` what waits with each member, on the two days of the leads' digest."""

    organization: Organization
    keeper: Member | None = None
    takers: tuple[tuple[Contact, datetime], ...] = ()
    digests: tuple[Digest, ...] = ()
    rings: int = 0  # swap rings, for the leads' digest

    @property
    def calendar(self) -> Calendar | None:
        """The keeper's."""
        return calendar_of(self.keeper, self.organization) if self.keeper is not None else None
