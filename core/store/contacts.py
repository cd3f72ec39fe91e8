"""People outside: read, found forgivingly, added, changed, merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam, insert, select

from core.model import Contact, ContactState
from core.names import fold, fold_company, words_of
from core.store.book import Book
from core.store.engine import Tx
from core.store.quick import Among, Quick
from core.store.tables import contact, contact_word

_OF = contact.c.organization_id == bindparam("org")
COLUMNS = tuple(contact.c[f.name] for f in fields(Contact))
_NAMES = tuple(f.name for f in fields(Contact))
_VALUES = attrgetter(*_NAMES)
_STATE = _NAMES.index("state")
_STATES = {state.value: state for state in ContactState}
_ONE = Quick(select(*COLUMNS, contact.c.gone_at, contact.c.merged_into).where(_OF, contact.c.id == bindparam("id")))
_BY_IDS = Quick(select(*COLUMNS).where(_OF, Among(contact.c.id)))
_KNOWN_WORDS = select(contact_word.c.word).where(
    contact_word.c.organization_id == bindparam("org"), contact_word.c.contact_id == bindparam("contact")
)
_WORDS = Quick(insert(contact_word))


def made(row: Any) -> Contact:
    """A contact from a row that begins with `COLUMNS`."""
    values = list(row[: len(COLUMNS)])
    values[_STATE] = _STATES[values[_STATE]]
    return Contact(*values)


def get(tx: Tx, org: int, id: int) -> Contact | None:
    """This contact, or the one it was merged into; None for one that is gone."""
    row = _ONE.row(tx, {"org": org, "id": id})
    if row is None or row[-2] is None:
        return made(row) if row is not None else None
    return get(tx, org, row[-1]) if row[-1] is not None else None


def load(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, Contact]:
    """These contacts by id, gone ones too (an old introduction still names them); unknown ids are left out."""
    wanted = sorted(set(ids))
    if len(wanted) == 1:
        row = _ONE.row(tx, {"org": org, "id": wanted[0]})
        return {wanted[0]: made(row)} if row is not None else {}
    if not wanted:
        return {}
    return {one.id: one for one in map(made, _BY_IDS.rows(tx, {"org": org, "ids": wanted}))}


def add(book: Book, given: Contact) -> None:
    """A new contact; its id comes from `book.id()`. E-mail is stored in lower case."""
    book.add("contact", _row(given) | {"created_at": book.now})
    _index(book, given)
    _look(book, given)


def change(book: Book, given: Contact, **changes: Any) -> Contact:
    """The contact with these fields changed; only what differs is written."""
    if not changes:
        return given
    after = replace(given, **changes)
    _write(book, given, after)
    return after


def _write(book: Book, before: Contact, after: Contact) -> None:
    if before == after:
        return
    book.change("contact", before.id, _row(before), _row(after))
    if (before.name, before.company, before.phone) != (after.name, after.company, after.phone):
        _index(book, after, known=True)
    _look(book, after)


def _look(book: Book, given: Contact) -> None:
    """Rules look at clients and partners only; most contacts are neither."""
    book.touch("contact", given.id, look=given.client_since is not None or given.partner_since is not None)


def _row(given: Contact) -> dict[str, Any]:
    row = dict(zip(_NAMES, _VALUES(given), strict=True))
    row["state"] = given.state.value
    row["folded"] = fold(given.name)
    row["folded_company"] = fold_company(given.company) if given.company else None
    row["email"] = given.email.strip().lower() if given.email else None
    return row


def _index(book: Book, given: Contact, *, known: bool = False) -> None:
    """Make the contact findable by its words. Former words stay: they still find it after an undo, and only propose."""
    words = words_of(given.name, given.company, given.phone)
    if known:
        params = {"org": book.organization, "contact": given.id}
        words -= frozenset(book.tx.execute(_KNOWN_WORDS, params).scalars())
    rows = [{"organization_id": book.organization, "word": w, "contact_id": given.id} for w in sorted(words)]
    if rows:
        _WORDS.many(book.tx, rows)


def gone(book: Book, given: Contact, *, into: int | None) -> None:
    """Out of every search; `into` is the contact it was merged into."""
    before = {"merged_into": None, "gone_at": None}
    book.change("contact", given.id, before, {"merged_into": into, "gone_at": book.now})
