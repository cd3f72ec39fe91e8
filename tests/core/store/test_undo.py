"""Taking back restores what was there, unless something later rests on it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.model import Act, Introduction, Reminder, Stage, Touch
from core.store import Store, contacts, introductions, touches
from core.store.audit import Entry
from core.store.book import Book
from core.store.recount import recount
from core.store.undo import Refusal, undo
from tests.core.store.desk import NOW, Desk, called, dump, open_desk

HISTORY = frozenset({"audit", "organization", "agenda", "tally", "flow", "contact_word"})


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def take_back(desk: Desk, receipt: int | None, **more: Any) -> Entry | Refusal:
    assert receipt is not None
    found, _ = desk.write(lambda book: undo(book, receipt), command="undo", **more)
    assert isinstance(found, Entry | Refusal)
    return found


def win(book: Book, entry: Introduction) -> Introduction:
    book.tally(Act.WON, book.member_id, NOW.date())
    book.tally(Act.WON_VALUE, book.member_id, NOW.date(), 500, "EUR")
    return introductions.change(
        book, entry, stage=Stage.WON, closed_at=book.now, value=500, currency="EUR",
        counted={**entry.counted, "won": "2026-11-23", "won_value": "2026-11-23"},
    )  # fmt: skip


def test_a_change_is_taken_back_to_the_letter(desk: Desk) -> None:
    entry, _ = desk.log()
    before = desk.store.read_now(lambda tx: dump(tx, without=HISTORY))
    _, receipt = desk.write(lambda book: win(book, entry))
    assert desk.store.read_now(lambda tx: dump(tx, without=HISTORY)) != before
    assert isinstance(take_back(desk, receipt), Entry)
    assert desk.store.read_now(lambda tx: dump(tx, without=HISTORY)) == before
    assert desk.read(recount) == ()


def test_a_log_is_taken_back_with_the_people_it_brought(desk: Desk) -> None:
    entry, receipt = desk.log()
    assert isinstance(take_back(desk, receipt), Entry)
    assert desk.read(introductions.get, entry.id) is None
    assert desk.read(introductions.find, "Jane Doe") == ()
    assert desk.read(recount) == ()
    assert desk.log()[0].id == 2  # a number is never given twice


def test_people_somebody_else_has_named_since_stay(desk: Desk) -> None:
    entry, receipt = desk.log()
    carl = entry.introducer_id
    assert carl is not None
    desk.write(lambda book: touches.add(book, Touch(book.id(), carl, desk.bob.id, "call", NOW)), by=desk.bob)
    assert isinstance(take_back(desk, receipt), Entry)
    found = desk.read(introductions.people, "Carl Smith")
    assert [c.id for c in (*found.sure, *found.near)] == [carl]
    assert desk.read(introductions.get, entry.id) is None


def test_something_later_rests_on_it(desk: Desk) -> None:
    entry, receipt = desk.log()
    desk.write(lambda book: called(book, entry))
    assert take_back(desk, receipt) is Refusal.CHANGED_SINCE
    assert desk.read(introductions.get, entry.id) is not None


def test_a_reminder_rests_on_it(desk: Desk) -> None:
    entry, receipt = desk.log()

    def remind(book: Book) -> None:
        row = Reminder(book.id(), desk.ana.id, "call", NOW, entry.id)
        book.add("reminder", {f: getattr(row, f) for f in ("id", "member_id", "about", "due_at", "introduction_id")})

    _, reminder = desk.write(remind)
    assert take_back(desk, receipt) is Refusal.CHANGED_SINCE
    assert isinstance(take_back(desk, reminder), Entry)
    assert isinstance(take_back(desk, receipt), Entry)


def test_several_changes_of_one_row_in_one_command(desk: Desk) -> None:
    entry, _ = desk.log()

    def twice(book: Book) -> None:
        win(book, called(book, entry))

    _, receipt = desk.write(twice)
    assert isinstance(take_back(desk, receipt), Entry)
    assert desk.read(introductions.get, entry.id) == entry


def test_not_twice_however_often_the_button_is_clicked(desk: Desk) -> None:
    _, receipt = desk.log()
    assert isinstance(take_back(desk, receipt), Entry)
    assert take_back(desk, receipt) is Refusal.ALREADY


def test_an_undoing_cannot_be_undone(desk: Desk) -> None:
    _, receipt = desk.log()
    undoing, undone = desk.write(lambda book: undo(book, receipt or 0))
    assert isinstance(undoing, Entry)
    assert take_back(desk, undone) is Refusal.FINAL


def test_only_ones_own(desk: Desk) -> None:
    _, receipt = desk.log()
    assert take_back(desk, receipt, by=desk.bob) is Refusal.NOT_YOURS


def test_only_for_a_day(desk: Desk) -> None:
    _, receipt = desk.log()
    assert take_back(desk, receipt, now=NOW + timedelta(hours=24, minutes=1)) is Refusal.TOO_OLD
    assert isinstance(take_back(desk, receipt, now=NOW + timedelta(hours=24)), Entry)


def test_settings_are_not_taken_back(desk: Desk) -> None:
    from core.store.people import update_member

    _, receipt = desk.write(lambda book: update_member(book, desk.ana, zone="Europe/Berlin"))
    assert take_back(desk, receipt) is Refusal.FINAL


def test_what_was_never_there(desk: Desk) -> None:
    assert take_back(desk, 99_999) is Refusal.UNKNOWN


def test_another_organizations_receipt_is_unknown(desk: Desk) -> None:
    other = open_desk(desk.store, "slack:T2")
    for _ in range(3):
        desk.log()
    entry, receipt = desk.log()
    assert take_back(other, receipt) is Refusal.UNKNOWN
    assert desk.read(introductions.get, entry.id) == entry


def test_a_refused_undo_writes_nothing(desk: Desk) -> None:
    entry, receipt = desk.log()
    desk.write(lambda book: called(book, entry))
    before = desk.store.read_now(dump)
    assert take_back(desk, receipt) is Refusal.CHANGED_SINCE
    assert desk.store.read_now(dump) == before


def test_an_edited_name_comes_back_and_is_found_again(desk: Desk) -> None:
    entry, _ = desk.log("Jane Doe")
    jane = desk.read(contacts.get, entry.prospect_id)
    assert jane is not None
    _, receipt = desk.write(lambda book: contacts.change(book, jane, name="Joan Dole"))
    take_back(desk, receipt)
    assert desk.read(contacts.get, jane.id) == jane
    assert [i.id for i in desk.read(introductions.find, "Jane Doe")] == [entry.id]
