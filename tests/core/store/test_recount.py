"""Counters are compared with the history they were counted from."""

from __future__ import annotations

import importlib
from datetime import date, timedelta

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text

from core.counting import EVERYBODY, UNTIMED
from core.model import Act, Stage
from core.store import Store, Tx, introductions
from core.store.book import Book
from core.store.recount import Miscount, miscounts, recount
from core.store.undo import undo
from tests.core.store.desk import NOW, Desk, open_desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def test_an_empty_book_is_right(desk: Desk) -> None:
    assert desk.read(recount) == ()


def test_what_is_counted_with_its_change_is_right(desk: Desk) -> None:
    for n in range(3):
        desk.log(f"P{n} Doe", by=(desk.ana, desk.bob)[n % 2])
    _, receipt = desk.log()
    desk.write(lambda book: undo(book, receipt))
    assert desk.read(recount) == ()


def test_a_counter_nobody_earned_is_found(desk: Desk) -> None:
    desk.log()
    desk.write(lambda book: book.tally(Act.MET, desk.bob.id, NOW.date()))
    found = desk.read(recount)
    assert [(m.grain, m.act, m.whose, m.counted, m.history) for m in found] == [
        ("d", "met", desk.bob.id, 1, 0),
        ("m", "met", desk.bob.id, 1, 0),
    ]


def test_history_that_was_not_counted_is_found(desk: Desk) -> None:
    entry, _ = desk.log()
    day = (NOW + timedelta(days=1)).date().isoformat()
    desk.write(lambda book: introductions.change(book, entry, counted={**entry.counted, "met": day}))
    assert desk.read(recount) == (
        Miscount("d", day, "met", desk.ana.id, "", 0, 1),
        Miscount("m", day[:7], "met", desk.ana.id, "", 0, 1),
    )


def test_a_lost_counter_is_found_over_all_organizations(desk: Desk) -> None:
    other = open_desk(desk.store, "slack:T2")
    desk.log()
    other.log()
    desk.store.write_now(lambda tx: tx.execute(text("DELETE FROM tally WHERE grain = 'd'")))
    assert desk.store.read_now(miscounts) == 2
    assert len(other.read(recount)) == 1


def flows(desk: Desk) -> dict[tuple[str, str], int]:
    counted = text("SELECT act, period, count FROM flow WHERE count != 0")
    rows = desk.store.read_now(lambda tx: tx.execute(counted).all())
    return {(act, period): count for act, period, count in rows}


def test_what_passed_with_a_contact_is_counted_moved_and_taken_back(desk: Desk) -> None:
    entry, _ = desk.log()
    assert flows(desk) == {("logged", "2026-11-23"): 1}
    counted = {**entry.counted, "met": "2026-11-25"}

    def meet(book: Book) -> None:
        book.tally(Act.MET, desk.ana.id, date(2026, 11, 25))
        introductions.change(book, entry, stage=Stage.MET, counted=counted)

    _, receipt = desk.write(meet)
    assert flows(desk) == {("logged", "2026-11-23"): 1, ("met", "2026-11-25"): 1}
    desk.store.write_now(lambda tx: tx.execute(text("UPDATE flow SET count = 3 WHERE act = 'logged'")))
    assert [(m.grain, m.act, m.whose, m.counted, m.history) for m in desk.read(recount)] == [
        ("c", "logged", entry.introducer_id, 3, 1)
    ]
    desk.write(lambda book: undo(book, receipt))
    assert flows(desk) == {("logged", "2026-11-23"): 3}


def stages(desk: Desk, member: int) -> dict[tuple[str, int], int]:
    counted = text("SELECT stage, days, count FROM funnel WHERE count != 0 AND member_id = :member")
    rows = desk.store.read_now(lambda tx: tx.execute(counted, {"member": member}).all())
    return {(stage, days): count for stage, days, count in rows}


def test_the_stages_a_door_came_to_are_counted_moved_and_taken_back(desk: Desk) -> None:
    entry, _ = desk.log()
    assert stages(desk, desk.ana.id) == stages(desk, EVERYBODY) == {("introduced", UNTIMED): 1}
    met = NOW + timedelta(days=3, hours=2)
    _, receipt = desk.write(lambda book: introductions.change(book, entry, stage=Stage.MET, met_at=met))
    reached = {("introduced", UNTIMED): 1, ("contacted", UNTIMED): 1, ("met", 3): 1}
    assert stages(desk, desk.ana.id) == stages(desk, EVERYBODY) == reached
    assert desk.read(recount) == ()
    desk.write(lambda book: undo(book, receipt))
    assert stages(desk, desk.ana.id) == {("introduced", UNTIMED): 1}
    assert desk.read(recount) == ()


def test_a_lost_count_of_a_stage_is_found(desk: Desk) -> None:
    desk.log()
    desk.store.write_now(lambda tx: tx.execute(text("DELETE FROM funnel WHERE member_id = 0")))
    assert [(m.grain, m.period, m.act, m.whose, m.counted, m.history) for m in desk.read(recount)] == [
        ("f", "2026-11", "received introduction introduced -1", EVERYBODY, 0, 1)
    ]


def test_the_migration_counts_what_was_logged_before_it(desk: Desk) -> None:
    entry, _ = desk.log()
    won = NOW + timedelta(days=40)
    desk.write(lambda book: introductions.change(book, entry, stage=Stage.WON, contacted_at=won, closed_at=won))
    desk.log("Tom Doe")
    migration = importlib.import_module("core.store.migrations.versions.0006_funnel")

    def again(tx: Tx) -> None:
        tx.execute(text("DELETE FROM funnel"))
        with Operations.context(MigrationContext.configure(tx)):
            migration.upgrade()

    desk.store.write_now(again)
    assert desk.read(recount) == ()
