"""Promises to partners and clients, and theirs to us: who does what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, or_

from core import counting
from core.partners import Promise, PromiseState
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import PROMISES
from core.store.tables import promise

MOST = 50

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_P = promise.c
_OPEN = _P.state == PromiseState.OPEN.value
_OPEN_OF = PROMISES.where(_P.contact_id.in_(_IDS), _OPEN).order_by(_P.due_on, _P.id).limit(MOST)
_MINE = (
    PROMISES.where(_OPEN, or_(_P.owner_id == bindparam("member"), _P.by_member_id == bindparam("member")))
    .order_by(_P.due_on, _P.id)
    .limit(MOST)
)
_RECENT = PROMISES.where(
    _P.contact_id.in_(_IDS), or_(_OPEN, _P.kept_on >= bindparam("day"), _P.created_at >= bindparam("since"))
).order_by(_P.due_on, _P.id)


def get(tx: Tx, org: int, id: int) -> Promise | None:
    return PROMISES.get(tx, org, id)


def open_with(tx: Tx, org: int, contacts: Iterable[int]) -> tuple[Promise, ...]:
    """The open ones between us and these contacts, the nearest first."""
    ids = sorted(set(contacts))
    return PROMISES.all(tx, org, _OPEN_OF, ids=ids) if ids else ()


def open_of(tx: Tx, org: int, member: int) -> tuple[Promise, ...]:
    """The open ones a member made or looks after, the nearest first."""
    return PROMISES.all(tx, org, _MINE, member=member)


def since(tx: Tx, org: int, contacts: Iterable[int], since: datetime) -> tuple[Promise, ...]:
    """Those open, and those made or kept since then, the nearest first."""
    ids = sorted(set(contacts))
    return PROMISES.all(tx, org, _RECENT, ids=ids, since=since, day=since.date()) if ids else ()


def add(book: Book, given: Promise) -> Promise:
    """A new one; its id comes from `book.id()`."""
    return PROMISES.add(book, given)


def change(book: Book, given: Promise, **changes: Any) -> Promise:
    """The promise with these fields changed, and what it is worth on the boards with it."""
    after = PROMISES.change(book, given, **changes)
    for sign, one in ((-1, given), (1, after)):
        for (act, member, day, currency), count in counting.kept(one).items():
            book.tally(act, member, date.fromisoformat(day), sign * count, currency)
    return after
