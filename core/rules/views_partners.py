"""What the rules of partnerships and promises look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.model import Contact, Introduction, Member, Organization, Touch
from core.partners import Knows, Partnership, PartnershipState, Promise, PromiseState
from core.readings.flows import Passed
from core.rules.stops import stop
from core.workdays import Calendar, calendar_of


@dataclass(frozen=True, slots=True)
class PartnershipView:
    """One partnership, and what happened in it.

    `promises` are the open ones, and those settled since `since`; `received` and `given` the doors opened since then,
    with the prospect's name; `passed` what was counted in three years; `knows` whom the partner knows and was not asked
    about; `offers` clients of ours whom the partner looks for; `answers` the days he took to answer our asks.
    """

    organization: Organization
    partnership: Partnership
    partner: Contact
    owner: Member
    promises: tuple[Promise, ...] = ()
    received: tuple[tuple[Introduction, str], ...] = ()
    given: tuple[tuple[Introduction, str], ...] = ()
    passed: tuple[Passed, ...] = ()
    talks: tuple[Touch, ...] = ()
    knows: tuple[tuple[Contact, Knows], ...] = ()
    offers: tuple[Contact, ...] = ()
    answers: tuple[int, ...] = ()
    said: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.owner, self.organization)

    @property
    def locale(self) -> str:
        return self.owner.locale or self.organization.locale

    @property
    def token(self) -> str:
        return f"contact:{self.partner.id}"

    @property
    def since(self) -> datetime:
        """Since when the present stretch runs: the last review, else the beginning."""
        return since(self.partnership)

    @property
    def agreed(self) -> bool:
        return self.partnership.state is PartnershipState.AGREED

    @property
    def live(self) -> bool:
        """In the making or agreed; neither declined nor ended."""
        return self.partnership.state in (PartnershipState.FORMING, PartnershipState.AGREED)

    @property
    def ours(self) -> tuple[Promise, ...]:
        return tuple(p for p in self.promises if p.by_member_id is not None)

    @property
    def theirs(self) -> tuple[Promise, ...]:
        return tuple(p for p in self.promises if p.by_contact_id is not None)

    @property
    def moved(self) -> bool:
        """Whether a door was opened or a promise kept since the last review."""
        return bool(self.received or self.given or self.kept)

    @property
    def kept(self) -> bool:
        return any(p.state is PromiseState.KEPT for p in self.promises)

    @property
    def planned(self) -> bool:
        """Whether there is anything like a plan: an ideal client, a promise, a day to look at it again."""
        said = self.partnership
        return bool(said.ideal_ours or said.ideal_theirs or self.promises or said.review_on)

    @property
    def silent(self) -> bool:
        """Left, bereaved, died, or asked not to be called."""
        return stop(self.partner) is not None

    def late(self, promises: tuple[Promise, ...], today: date) -> tuple[Promise, ...]:
        return tuple(p for p in promises if p.state is PromiseState.OPEN and p.due_on is not None and p.due_on < today)


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise; `hears` is who is told of it: whoever made it, if he is one of us, else who looks after it."""

    organization: Organization
    promise: Promise
    contact: Contact
    hears: Member

    @property
    def calendar(self) -> Calendar:
        return calendar_of(self.hears, self.organization)

    @property
    def locale(self) -> str:
        return self.hears.locale or self.organization.locale

    @property
    def ours(self) -> bool:
        return self.promise.by_member_id is not None

    @property
    def silent(self) -> bool:
        return stop(self.contact) is not None


def since(partnership: Partnership) -> datetime:
    return partnership.reviewed_at or partnership.started_at
