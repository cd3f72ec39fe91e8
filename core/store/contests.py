"""Contests and the targets members set themselves in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, bindparam

from core.sales import Contest, Target
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import CONTESTS, TARGETS
from core.store.tables import contest, target

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_BETWEEN = CONTESTS.where(contest.c.starts_on <= bindparam("last"), contest.c.ends_on >= bindparam("first")).order_by(
    contest.c.starts_on, contest.c.id
)
_LATEST = CONTESTS.where(contest.c.ends_on < bindparam("today")).order_by(contest.c.ends_on.desc(), contest.c.id.desc())
_COMING = CONTESTS.where(contest.c.starts_on > bindparam("today")).order_by(contest.c.starts_on, contest.c.id)
_TARGETS = TARGETS.where(target.c.contest_id.in_(_IDS)).order_by(target.c.id)


def add(book: Book, given: Contest) -> Contest:
    """A new one; its id comes from `book.id()`."""
    return CONTESTS.add(book, given)


def drop(book: Book, given: Contest) -> None:
    CONTESTS.drop(book, given)


def load(tx: Tx, org: int, ids: Any) -> dict[int, Contest]:
    return CONTESTS.load(tx, org, ids)


def between(tx: Tx, org: int, first: date, last: date) -> tuple[Contest, ...]:
    """Those with a day in this span, the first to begin first."""
    return CONTESTS.all(tx, org, _BETWEEN, first=first, last=last)


def at_hand(tx: Tx, org: int, today: date) -> Contest | None:
    """The one that is on; else the next to begin; else the last that ended."""
    on = between(tx, org, today, today)
    return on[0] if on else CONTESTS.first(tx, org, _COMING, today=today) or last_over(tx, org, today)


def last_over(tx: Tx, org: int, today: date) -> Contest | None:
    return CONTESTS.first(tx, org, _LATEST, today=today)


def targets(tx: Tx, org: int, ids: Any) -> dict[int, dict[int, int]]:
    """What members set themselves, by contest and member."""
    found: dict[int, dict[int, int]] = {}
    wanted = sorted(set(ids))
    for one in TARGETS.all(tx, org, _TARGETS, ids=wanted) if wanted else ():
        found.setdefault(one.contest_id, {})[one.member_id] = one.amount
    return found


def set_target(book: Book, given: Contest, member: int, amount: int) -> Target:
    """His target from now on."""
    some = TARGETS.all(book.tx, book.organization, _TARGETS, ids=[given.id])
    known = next((one for one in some if one.member_id == member), None)
    if known is not None:
        return TARGETS.change(book, known, amount=amount)
    return TARGETS.add(book, Target(book.id(), given.id, member, amount))
