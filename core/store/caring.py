"""What serving a contact needs to know of him, his named dates, who takes the newsletter, and who gets a card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, and_, bindparam, func, select

from core.model import Contact, ContactState
from core.partners import Care, NamedDate, Promise, PromiseState
from core.policy import Policy
from core.rules.card_season import seasons
from core.store import contacts, quick
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import CARES, NAMED_DATES, PROMISES
from core.store.tables import care, contact, named_date, promise, touch

MOST = 5000  # on one list
_FILLED = ("profession", "sector", "check_days", "mapped_at", "newsletter_since", "holiday")

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_DATES = quick.Quick(
    NAMED_DATES.where(quick.Among(named_date.c.contact_id)).order_by(
        named_date.c.month, named_date.c.day, named_date.c.id
    )
)
_PROMISED = quick.Quick(
    PROMISES.where(
        quick.Among(promise.c.contact_id),
        promise.c.by_member_id.is_not(None),
        promise.c.state == PromiseState.OPEN.value,
    ).order_by(promise.c.due_on, promise.c.id)
)
_CARED = and_(care.c.organization_id == contact.c.organization_id, care.c.id == contact.c.id, care.c.gone_at.is_(None))
_ACTIVE = (
    contact.c.organization_id == bindparam("org"),
    contact.c.gone_at.is_(None),
    contact.c.state == ContactState.ACTIVE.value,
)
_TAKERS = (
    select(*contacts.COLUMNS, care.c.newsletter_since)
    .join_from(contact, care, _CARED)
    .where(*_ACTIVE, care.c.newsletter_since.is_not(None))
    .order_by(contact.c.folded, contact.c.id)
    .limit(MOST)
)
_GREETED = (
    select(*contacts.COLUMNS, care.c.holiday)
    .join_from(contact, care, _CARED)
    .where(*_ACTIVE, contact.c.owner_id.in_(_IDS), care.c.holiday.in_(bindparam("festivals", expanding=True)))
    .order_by(contact.c.folded, contact.c.id)
    .limit(MOST)
)
_KEPT = (
    select(contact.c.owner_id, care.c.holiday)
    .join_from(contact, care, _CARED)
    .where(*_ACTIVE, contact.c.owner_id.in_(_IDS), care.c.holiday.is_not(None))
    .distinct()
)
_GIFTS = select(func.coalesce(func.sum(touch.c.value), 0)).where(
    touch.c.organization_id == bindparam("org"),
    touch.c.gone_at.is_(None),
    touch.c.contact_id == bindparam("contact"),
    touch.c.kind == "gift",
    touch.c.currency == bindparam("currency"),
    touch.c.at >= bindparam("since"),
)


class Taker(NamedTuple):
    """Somebody who takes the newsletter, and since when."""

    contact: Contact
    since: datetime


class Greeted(NamedTuple):
    """Somebody who gets a card for a holiday of his own."""

    contact: Contact
    festival: str


def of(tx: Tx, org: int, contact_id: int) -> Care:
    """What is noted of him; an empty note where nothing is."""
    return CARES.get(tx, org, contact_id) or Care(contact_id)


def load(tx: Tx, org: int, people: Iterable[int]) -> dict[int, Care]:
    """What is noted of each of them; those of whom nothing is are left out."""
    return CARES.load(tx, org, people)


def promised(tx: Tx, org: int, people: Iterable[int]) -> dict[int, list[Promise]]:
    """What we promised each of them and have not kept yet, the nearest day first."""
    found: dict[int, list[Promise]] = {}
    wanted = sorted(set(people))
    for row in _PROMISED.rows(tx, {"org": org, "ids": wanted}) if wanted else ():
        made = PROMISES.made(row)
        found.setdefault(made.contact_id, []).append(made)
    return found


def keep(book: Book, known: Contact, **changes: Any) -> Care:
    """His note with these fields changed, made where there was none. A holiday concerns who writes the card."""
    if "holiday" in changes and known.owner_id is not None:
        book.touch("member", known.owner_id)
    found = CARES.get(book.tx, book.organization, known.id)
    if found is not None:
        return CARES.change(book, found, **changes)
    return CARES.add(book, Care(known.id, **changes))


def merge(book: Book, away: Contact, kept: Contact) -> None:
    """What is noted of one entry goes to the other it turned out to be: what that lacks, the later answer, a wish."""
    theirs = CARES.get(book.tx, book.organization, away.id)
    if theirs is None:
        return
    mine = of(book.tx, book.organization, kept.id)
    filled = {name: getattr(theirs, name) for name in _FILLED if getattr(mine, name) is None}
    if theirs.gifts_off:
        filled["gifts_off"] = True
    if theirs.checked_at is not None and (mine.checked_at is None or mine.checked_at < theirs.checked_at):
        filled |= {"checked_at": theirs.checked_at, "answer": theirs.answer}
    keep(book, kept, **filled)


def dates(tx: Tx, org: int, people: Iterable[int]) -> tuple[NamedDate, ...]:
    """Their named days, in the order of the year."""
    wanted = sorted(set(people))
    return tuple(map(NAMED_DATES.made, _DATES.rows(tx, {"org": org, "ids": wanted}))) if wanted else ()


def takers(tx: Tx, org: int) -> tuple[Taker, ...]:
    """Who takes the newsletter, by name; never the departed."""
    return tuple(Taker(contacts.made(row), row[-1]) for row in tx.execute(_TAKERS, {"org": org}))


def greeted(tx: Tx, org: int, owners: Iterable[int], festivals: Iterable[str]) -> tuple[Greeted, ...]:
    """Whose card these members write for one of these holidays, by name; never the departed."""
    params = {"org": org, "ids": sorted(set(owners)), "festivals": sorted(set(festivals))}
    if not (params["ids"] and params["festivals"]):
        return ()
    return tuple(Greeted(contacts.made(row), row[-1]) for row in tx.execute(_GREETED, params))


def kept(tx: Tx, org: int, owners: Iterable[int]) -> dict[int, frozenset[str]]:
    """By owner, the holidays that people of his keep."""
    found: dict[int, set[str]] = {}
    for owner, festival in tx.execute(_KEPT, {"org": org, "ids": sorted(set(owners))}):
        found.setdefault(owner, set()).add(festival)
    return {owner: frozenset(festivals) for owner, festivals in found.items()}


def in_season(
    tx: Tx, org: int, keeping: Mapping[int, Iterable[str]], policy: Policy, now: datetime
) -> dict[int, list[tuple[Contact, str]]]:
    """By owner, whose card is to be bought or written about now, of the holidays `kept`; nothing is read out of
    season."""
    every = {festival for festivals in keeping.values() for festival in festivals}
    days = [now.date() + timedelta(days=off) for off in (-1, 0, 1)]  # whatever the owner's zone
    around = {one.festival for day in days for one in seasons(day, policy, every)}
    found: dict[int, list[tuple[Contact, str]]] = {}
    for one in greeted(tx, org, keeping, around):
        found.setdefault(one.contact.owner_id or 0, []).append((one.contact, one.festival))
    return found


def gifts(tx: Tx, org: int, contact_id: int, currency: str, since: datetime) -> int:
    """What gifts to him have cost since then, minor units."""
    params = {"org": org, "contact": contact_id, "currency": currency, "since": since}
    return int(tx.execute(_GIFTS, params).scalar_one())
