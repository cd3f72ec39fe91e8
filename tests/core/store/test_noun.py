"""Nouns and their tables: what is written reads back, changes are taken back, what is gone is not found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import bindparam

from core.partners import Care, Mood, Partnership, PartnershipState, Promise, PromiseState
from core.store import Store, tables
from core.store.audit import Entry
from core.store.book import Book
from core.store.nouns import CARES, PARTNERSHIPS, PROMISES
from core.store.undo import undo
from tests.core.store.desk import NOW, Desk, open_desk

OF = PROMISES.where(tables.promise.c.contact_id == bindparam("contact")).order_by(tables.promise.c.id)


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def promised(book: Book, text: str = "send the report") -> Promise:
    return PROMISES.add(
        book, Promise(book.id(), 7, 1, text, PromiseState.OPEN, NOW, by_member_id=1, due_on=date(2026, 12, 1))
    )


def test_what_is_written_reads_back_as_it_was(desk: Desk) -> None:
    fit = {"click": [[4, "laughs with us", "2026-11-23", 1]]}
    given = Partnership(900, 7, 1, PartnershipState.FORMING, NOW, fit=fit, ours_on=date(2026, 11, 23), restricted=True)
    desk.write(lambda book: PARTNERSHIPS.add(book, given))
    assert desk.read(lambda tx, org: PARTNERSHIPS.get(tx, org, 900)) == given
    desk.write(lambda book: CARES.add(book, Care(7, answer=Mood.GREAT, checked_at=NOW)))
    assert desk.read(lambda tx, org: CARES.load(tx, org, [7, 8])) == {7: Care(7, answer=Mood.GREAT, checked_at=NOW)}


def test_a_change_is_taken_back(desk: Desk) -> None:
    made, _ = desk.write(promised)
    _, receipt = desk.write(lambda book: PROMISES.change(book, made, state=PromiseState.WITHDRAWN))
    assert receipt is not None
    taken, _ = desk.write(lambda book: undo(book, receipt), command="undo")
    assert isinstance(taken, Entry)
    assert desk.read(lambda tx, org: PROMISES.get(tx, org, made.id)) == made


def test_a_new_one_is_taken_back_and_found_no_more(desk: Desk) -> None:
    made, receipt = desk.write(promised)
    assert desk.read(lambda tx, org: PROMISES.all(tx, org, OF, contact=7)) == (made,)
    assert receipt is not None
    desk.write(lambda book: undo(book, receipt), command="undo", now=NOW + timedelta(hours=1))
    assert desk.read(lambda tx, org: PROMISES.all(tx, org, OF, contact=7)) == ()


def test_the_texts_of_a_new_one_stay_out_of_the_audit(desk: Desk) -> None:
    desk.write(lambda book: promised(book, "call Gloria Swan"))
    assert "Gloria" not in str(desk.read(lambda tx, org: tx.execute(tables.audit.select()).all()))


def test_nobody_elses_are_found(desk: Desk) -> None:
    made, _ = desk.write(promised)
    assert desk.read(lambda tx, org: PROMISES.get(tx, org + 1, made.id)) is None
    assert desk.read(lambda tx, org: PROMISES.first(tx, org + 1, OF, contact=7)) is None
    with pytest.raises(LookupError):
        desk.write(
            lambda book: PROMISES.drop(Book(book.tx, book.organization + 1, member_id=1, via="x", now=NOW), made)
        )
