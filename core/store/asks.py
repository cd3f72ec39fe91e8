"""Asks: whom we asked to introduce whom, what they answered, and all that the gates look at before the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, func, select, text

from core.model import Contact, Introduction, Organization, Stage
from core.partners import Asked, Care, Knows
from core.rules.views_asks import Earned
from core.store import introductions
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import ASKS, CARES, COMPLAINTS, KNOWS
from core.store.tables import ask, complaint, introduction, knows, promise, sale

MOST = 20  # asks to one person looked at, the newest

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_TO = ASKS.where(ask.c.contact_id.in_(_IDS)).order_by(ask.c.at.desc(), ask.c.id.desc())
_OF = ASKS.where(ask.c.introduction_id.in_(_IDS)).order_by(ask.c.id)
_OPEN_COMPLAINTS = COMPLAINTS.where(complaint.c.contact_id.in_(_IDS), complaint.c.closed_at.is_(None))
_KNOWN = KNOWS.where(knows.c.knower_id.in_(_IDS)).order_by(knows.c.strength.desc(), knows.c.id.desc())
_KNOWN_AT_ALL = KNOWS.where(knows.c.knower_id.is_not(None)).order_by(knows.c.id.desc()).limit(bindparam("most"))
_WON = (
    select(introduction.c.prospect_id, func.max(introduction.c.closed_at))
    .where(
        introduction.c.organization_id == bindparam("org"),
        introduction.c.gone_at.is_(None),
        introduction.c.prospect_id.in_(_IDS),
        introduction.c.stage == Stage.WON.value,
    )
    .group_by(introduction.c.prospect_id)
)
_SOLD = (
    select(sale.c.contact_id, func.max(sale.c.at))
    .where(sale.c.organization_id == bindparam("org"), sale.c.gone_at.is_(None), sale.c.contact_id.in_(_IDS))
    .group_by(sale.c.contact_id)
)
_KEPT = (
    select(promise.c.contact_id, func.max(promise.c.kept_on))
    .where(
        promise.c.organization_id == bindparam("org"),
        promise.c.gone_at.is_(None),
        promise.c.contact_id.in_(_IDS),
        promise.c.by_member_id.is_not(None),
        promise.c.kept_on.is_not(None),
    )
    .group_by(promise.c.contact_id)
)
_WAITING = (
    select(*introductions.COLUMNS)
    .where(
        introduction.c.organization_id == bindparam("org"),
        introduction.c.owner_id == bindparam("member"),
        # word for word the condition of the index introduction_live, so that both databases use it
        text("gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"),
        introduction.c.stage.in_((Stage.ASKED.value, Stage.PROMISED.value)),
    )
    .order_by(introduction.c.id.desc())
    .limit(MOST)
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one person before he is asked; `came` brought him to us, `opened` are doors he opened."""

    asks: tuple[Asked, ...] = ()
    complaint: bool = False
    knows: tuple[Knows, ...] = ()
    care: Care | None = None
    earned: Earned | None = None
    came: tuple[Introduction, ...] = ()
    opened: tuple[Introduction, ...] = ()


@dataclass(slots=True)
class _Rows:
    """Rows by the contact they are about."""

    asks: dict[int, list[Asked]] = field(default_factory=dict)
    knows: dict[int, list[Knows]] = field(default_factory=dict)
    came: dict[int, list[Introduction]] = field(default_factory=dict)
    opened: dict[int, list[Introduction]] = field(default_factory=dict)


def standing(tx: Tx, organization: Organization, people: Iterable[Contact]) -> dict[int, Standing]:
    """How each of these stands to being asked, in a number of queries that does not grow with them."""
    clients = {one.id: one for one in people if one.id}
    ids, org = sorted(clients), organization.id
    if not ids:
        return {}
    rows = _Rows()
    for one in ASKS.all(tx, org, _TO, ids=ids):
        rows.asks.setdefault(one.contact_id, []).append(one)
    for two in KNOWS.all(tx, org, _KNOWN, ids=ids):
        rows.knows.setdefault(two.knower_id or 0, []).append(two)
    for entry in introductions.of_prospects(tx, org, ids):
        rows.came.setdefault(entry.prospect_id, []).append(entry)
    for entry in introductions.by_introducers(tx, org, ids):
        rows.opened.setdefault(entry.introducer_id or 0, []).append(entry)
    unhappy, cares, earned = complained(tx, org, ids), CARES.load(tx, org, ids), _earned(tx, organization, ids)
    return {
        id: Standing(
            asks=tuple(rows.asks.get(id, ())[:MOST]),
            complaint=id in unhappy,
            knows=tuple(rows.knows.get(id, ())),
            care=cares.get(id),
            earned=earned.get(id),
            came=tuple(rows.came.get(id, ())),
            opened=tuple(rows.opened.get(id, ())),
        )
        for id in ids
    }


def complained(tx: Tx, org: int, ids: Iterable[int]) -> frozenset[int]:
    """Those of these contacts who have a complaint open."""
    wanted = sorted(set(ids))
    found = COMPLAINTS.all(tx, org, _OPEN_COMPLAINTS, ids=wanted) if wanted else ()
    return frozenset(one.contact_id for one in found)


def acquaintances(tx: Tx, org: int, *, most: int) -> tuple[Knows, ...]:
    """Who outside knows whom, what was noted last first."""
    return KNOWS.all(tx, org, _KNOWN_AT_ALL, most=most)


def of_introductions(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, Asked]:
    """The asks these introductions began with, by their number."""
    wanted = sorted(set(ids))
    found = ASKS.all(tx, org, _OF, ids=wanted) if wanted else ()
    return {one.introduction_id: one for one in found if one.introduction_id is not None}


def waiting(tx: Tx, org: int, member: int) -> tuple[Introduction, ...]:
    """A member's own introductions for which somebody was asked, or that were promised, the newest first."""
    rows = tx.execute(_WAITING, {"org": org, "member": member})
    return tuple(introductions.made(row) for row in rows)


def add(book: Book, given: Asked) -> None:
    """A new ask; its id comes from `book.id()`."""
    ASKS.add(book, given)


def answered(book: Book, entry: Introduction, to: Stage) -> None:
    """The introduction moves on from `asked`: that is the answer, unless one is noted already."""
    if entry.stage is not Stage.ASKED or to in (Stage.ASKED, Stage.PARKED):
        return
    found = of_introductions(book.tx, book.organization, (entry.id,)).get(entry.id)
    if found is not None and found.answer is None:
        answer = "no" if to in (Stage.DECLINED, Stage.LOST) else "yes"
        ASKS.change(book, found, answer=answer, answered_at=book.now)


def _earned(tx: Tx, organization: Organization, ids: list[int]) -> dict[int, Earned]:
    """The last thing that made each of them glad of us: a sale, or a promise of ours that was kept."""
    params = {"org": organization.id, "ids": ids}
    zone = ZoneInfo(organization.zone)
    found = [(id, Earned(at, "win")) for statement in (_WON, _SOLD) for id, at in tx.execute(statement, params) if at]
    for id, day in tx.execute(_KEPT, params):
        found.append((id, Earned(datetime.combine(day, time(12), tzinfo=zone), "promise")))
    latest: dict[int, Earned] = {}
    for id, one in found:
        if id not in latest or one.at > latest[id].at:
            latest[id] = one
    return latest
