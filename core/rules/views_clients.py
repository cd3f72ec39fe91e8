"""What the rules of serving look at: a client or partner, how he was looked after, what is open between us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.model import Contact, Member, Organization
from core.partners import Care, Complaint, NamedDate, Promise
from core.rules.stops import stop
from core.workdays import Calendar, calendar_of


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact. `complaint` is the one still open, `promises` those we made him and have not kept yet,
    `dates` his named days; `bought`: a sale to him is in the book (known where the sweep looks at him).

    For a reader whom complaints do not concern neither the complaint nor an unhappy answer stands here; `in_peace` is
    then whether one is open, of which nothing is told but that this is no time to call or ask.
    """

    organization: Organization
    contact: Contact
    owner: Member
    care: Care | None = None
    complaint: Complaint | None = None
    promises: tuple[Promise, ...] = ()
    in_peace: bool = False
    dates: tuple[NamedDate, ...] = ()
    bought: bool = False

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.owner, self.organization)

    @property
    def locale(self) -> str:
        return self.owner.locale or self.organization.locale

    @property
    def client(self) -> bool:
        return self.contact.client_since is not None

    @property
    def since(self) -> datetime | None:
        """When he became a client or partner; None for somebody who is neither."""
        return max(filter(None, (self.contact.client_since, self.contact.partner_since)), default=None)

    @property
    def silent(self) -> bool:
        """Left, bereaved, died, or asked not to be called: no word about him by itself."""
        return stop(self.contact) is not None

    def days_since(self, at: datetime, now: datetime) -> int:
        """Whole days on the owner's wall."""
        return (self.calendar.day(now) - self.calendar.day(at)).days
