"""What the gates before an ask look at: one person outside, what we owe him, who asked him before, what he said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.model import Contact, Introduction, Member, Organization, Role
from core.partners import Asked, Care, Knows


@dataclass(frozen=True, slots=True)
class Earned:
    """What we did for somebody: `by` is "win" or "promise"."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class AskView:
    """Somebody about to be asked for an introduction (`asked`), and to whom (`about`; None where nobody was named).

    `asks` are those made to him by anybody of the organization, newest first; `owed` the doors he opened for which he
    was not thanked, with the prospect's name; `knows` the people he knows whom the speaker may see; `typed` the ask as
    it stands without its verb, for the buttons that go on with it.
    """

    organization: Organization
    me: Member
    asked: Contact
    about: Contact | None = None
    complaint: bool = False  # the asked's is open
    about_complaint: bool = False
    knows: tuple[tuple[Contact, Knows], ...] = ()
    care: Care | None = None
    earned: Earned | None = None
    owed: tuple[tuple[Introduction, str], ...] = ()
    asks: tuple[Asked, ...] = ()
    came: bool = False  # he was introduced to us himself
    opened: bool = False  # he has opened a door for us before
    members: Mapping[int, str] = field(default_factory=dict)
    typed: str = ""

    @property
    def zone(self) -> ZoneInfo:
        return self.me.tz(self.organization)

    @property
    def locale(self) -> str:
        return self.me.locale or self.organization.locale

    @property
    def token(self) -> str:
        """The person asked, as a button's line names him."""
        return f"contact:{self.asked.id}" if self.asked.id else f'"{self.asked.name}"'

    @property
    def partner(self) -> bool:
        return self.asked.partner_since is not None

    @property
    def client(self) -> bool:
        return self.asked.client_since is not None

    def confides(self, who: Contact) -> bool:
        """Whether the speaker may hear what this person complained of: who looks after him, and the lead."""
        return self.me.role is not Role.MEMBER or who.owner_id in (None, self.me.id)

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()
