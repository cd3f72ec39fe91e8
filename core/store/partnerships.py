"""Partnerships: the one with a contact, those of a member, and how each began to be met."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam

from core.partners import Partnership, PartnershipState, Review
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import PARTNERSHIPS, REVIEWS
from core.store.tables import partnership

MOST = 100

_P = partnership.c
_LIVE = _P.state.in_((PartnershipState.FORMING.value, PartnershipState.AGREED.value))
_WITH = PARTNERSHIPS.where(_P.contact_id == bindparam("contact"), _LIVE).order_by(
    _P.state == PartnershipState.FORMING.value,
    _P.id.desc(),  # after a merge there may be two: what is agreed holds
)
_ALL = PARTNERSHIPS.where(_LIVE).order_by(_P.review_on, _P.id).limit(bindparam("most"))
_OWNED = (
    PARTNERSHIPS.where(_LIVE, _P.owner_id.in_(bindparam("owners", expanding=True)))
    .order_by(_P.review_on, _P.id)
    .limit(bindparam("most"))
)


def with_contact(tx: Tx, org: int, contact: int) -> Partnership | None:
    """The one that is forming or agreed; None where there is none, or it has ended."""
    return PARTNERSHIPS.first(tx, org, _WITH, contact=contact)


def live(tx: Tx, org: int, owners: Iterable[int] | None, *, most: int = MOST) -> tuple[Partnership, ...]:
    """Those of these members, or everybody's; the next review first."""
    if owners is None:
        return PARTNERSHIPS.all(tx, org, _ALL, most=most)
    return PARTNERSHIPS.all(tx, org, _OWNED, owners=sorted(set(owners)), most=most)


def now(tx: Tx, org: int, given: Partnership) -> Partnership:
    """The partnership as it stands in the book."""
    return PARTNERSHIPS.get(tx, org, given.id) or given


def met(book: Book, contact: int, at: datetime) -> None:
    """A meeting with somebody: the first one with a partner begins the time to make a plan."""
    found = with_contact(book.tx, book.organization, contact)
    if found is not None and found.met_at is None:
        PARTNERSHIPS.change(book, found, met_at=at)


def reviewed(book: Book, given: Review) -> None:
    """A review that was held; its id comes from `book.id()`."""
    REVIEWS.add(book, given)
