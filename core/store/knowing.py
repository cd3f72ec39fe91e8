"""Who knows whom, as it was told to us."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import BindParameter, Select, bindparam, select

from core.model import Contact
from core.names import fold_company
from core.partners import Knows
from core.store import contacts
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import KNOWS
from core.store.tables import contact, knows

MOST = 200  # acquaintances looked through at once; a way among more is found by asking for one person
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_ORDER = (knows.c.strength.desc(), knows.c.at.desc(), knows.c.id.desc())
_OF_KNOWN = KNOWS.where(knows.c.known_id.in_(_IDS)).order_by(*_ORDER).limit(MOST)
_OF_KNOWERS = KNOWS.where(knows.c.knower_id.in_(_IDS)).order_by(*_ORDER).limit(MOST)
_SAME = KNOWS.where(knows.c.known_id == bindparam("known"), knows.c.knower_id == bindparam("knower"))
_MINE = KNOWS.where(knows.c.known_id == bindparam("known"), knows.c.member_id == bindparam("member"))
_AT: Select[tuple[object, ...]] = (
    select(*contacts.COLUMNS)
    .where(
        contact.c.organization_id == bindparam("org"),
        contact.c.gone_at.is_(None),
        contact.c.folded_company == bindparam("firm"),
    )
    .order_by(contact.c.id)
    .limit(MOST)
)


def of_known(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Knows, ...]:
    """Who knows these, the strongest first."""
    wanted = sorted(set(ids))
    return KNOWS.all(tx, org, _OF_KNOWN, ids=wanted) if wanted else ()


def of_knowers(tx: Tx, org: int, ids: Iterable[int]) -> tuple[Knows, ...]:
    """Whom these know, the strongest first."""
    wanted = sorted(set(ids))
    return KNOWS.all(tx, org, _OF_KNOWERS, ids=wanted) if wanted else ()


def at_company(tx: Tx, org: int, company: str) -> tuple[Contact, ...]:
    """The people of this firm, however its name is written."""
    rows = tx.execute(_AT, {"org": org, "firm": fold_company(company)})
    return tuple(contacts.made(row) for row in rows)


def note(book: Book, given: Knows) -> tuple[Knows, bool]:
    """Keep it; where it was known already, what is told now counts, and how it is known stays where nothing is said
    of it. Whether it was known."""
    org = book.organization
    if given.member_id is not None:
        before = KNOWS.first(book.tx, org, _MINE, known=given.known_id, member=given.member_id)
    else:
        before = KNOWS.first(book.tx, org, _SAME, known=given.known_id, knower=given.knower_id)
    if given.knower_id is not None:
        book.touch("contact", given.knower_id)
    if before is None:
        return KNOWS.add(book, given), False
    fresh = {"how": given.how or before.how, "strength": given.strength, "source": given.source}
    return KNOWS.change(book, before, **fresh, told_by=given.told_by, at=given.at), True
