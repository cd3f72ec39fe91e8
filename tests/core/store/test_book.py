"""The book: ids, rows, counters, the agenda and the audit, all in the transaction that changes something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.model import Act, Stage
from core.rules import RULES
from core.store import Store, audit, contacts, introductions
from core.store.book import LOOKED_AT, Book
from core.store.tables import agenda, tally
from tests.core.store.desk import NOW, Desk, called, logged, open_desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def counts(desk: Desk) -> dict[tuple[str, str, str, int], int]:
    rows = desk.store.read_now(lambda tx: tx.execute(select(tally)).all())
    return {(r.grain, r.period, r.act, r.member_id): r._mapping["count"] for r in rows}


def test_numbers_are_counted_from_one_without_gaps(desk: Desk) -> None:
    assert [desk.log(f"P{n} Doe")[0].id for n in range(5)] == [1, 2, 3, 4, 5]


def test_a_failed_command_uses_up_no_number(desk: Desk) -> None:
    def failing(book: Book) -> None:
        logged(book, "Jane Doe", "Carl Smith")
        raise KeyError("stop")

    with pytest.raises(KeyError):
        desk.write(failing)
    assert desk.log()[0].id == 1


def test_ids_are_unique_however_many_are_taken(desk: Desk) -> None:
    first, _ = desk.write(lambda book: [book.id() for _ in range(20)])
    second, _ = desk.write(lambda book: [book.id() for _ in range(3)])
    every = [*first, *second, desk.ana.id, desk.bob.id]
    assert len(set(every)) == len(every)


def test_two_organizations_count_by_themselves(desk: Desk) -> None:
    other = open_desk(desk.store, "slack:T2")
    assert [desk.log()[0].id, other.log()[0].id, desk.log()[0].id] == [1, 1, 2]


def test_what_was_written_is_read_back_whole(desk: Desk) -> None:
    entry, _ = desk.log()
    assert desk.read(introductions.get, entry.id) == entry
    changed, _ = desk.write(lambda book: called(book, entry))
    assert desk.read(introductions.get, entry.id) == changed


def test_the_audit_tells_who_what_and_the_difference_only(desk: Desk) -> None:
    entry, _ = desk.log()
    _, receipt = desk.write(
        lambda book: introductions.change(book, entry, stage=Stage.MET, met_at=NOW), by=desk.bob, command="move"
    )
    assert receipt is not None
    told = desk.read(audit.entry, receipt)
    assert told is not None
    assert (told.member_id, told.command, told.at, told.via) == (desk.bob.id, "move", NOW, "slack:T1:Bob Stone")
    (change,) = told.changes
    assert change.before == {"stage": "introduced", "met_at": None}
    assert change.after == {"stage": "met", "met_at": "2026-11-23T14:00:00+00:00"}


def test_the_audit_keeps_no_names_of_new_people(desk: Desk) -> None:
    _, receipt = desk.log("Jane Doe", "Carl Smith")
    told = desk.read(audit.entry, receipt)
    assert "Jane" not in repr(told)
    assert "Carl" not in repr(told)


def test_nothing_changed_leaves_no_audit(desk: Desk) -> None:
    entry, _ = desk.log()
    same = lambda book: introductions.change(book, entry, stage=entry.stage)  # noqa: E731
    assert desk.write(same) == (entry, None)


def test_acts_are_counted_by_day_and_by_month(desk: Desk) -> None:
    def work(book: Book) -> None:
        book.tally(Act.MET, desk.bob.id, NOW.date())
        book.tally(Act.MET, desk.bob.id, NOW.date())
        book.tally(Act.WON_VALUE, desk.bob.id, NOW.date(), 1_200_000, "USD")

    desk.write(work)
    desk.write(lambda book: book.tally(Act.MET, desk.bob.id, (NOW - timedelta(days=1)).date()))
    assert counts(desk) == {
        ("d", "2026-11-22", "met", desk.bob.id): 1,
        ("d", "2026-11-23", "met", desk.bob.id): 2,
        ("d", "2026-11-23", "won_value", desk.bob.id): 1_200_000,
        ("m", "2026-11", "met", desk.bob.id): 3,
        ("m", "2026-11", "won_value", desk.bob.id): 1_200_000,
    }


def test_acts_that_cancel_out_write_nothing(desk: Desk) -> None:
    def work(book: Book) -> None:
        book.tally(Act.MET, desk.bob.id, NOW.date())
        book.tally(Act.MET, desk.bob.id, NOW.date(), -1)

    assert desk.write(work) == (None, None)
    assert counts(desk) == {}


def test_what_was_touched_is_looked_at_now(desk: Desk) -> None:
    entry, _ = desk.log()
    later = NOW + timedelta(days=2)
    desk.write(lambda book: called(book, entry), now=later)
    rows = desk.store.read_now(lambda tx: tx.execute(select(agenda)).all())
    looks = {(r.kind, r.subject_id): r.look_at for r in rows}
    assert looks["introduction", 1] == later
    assert ("contact", entry.prospect_id) not in looks, "neither client nor partner"


def test_what_is_put_up_for_a_look_is_what_rules_look_at() -> None:
    assert {rule.looks_at for rule in RULES} == LOOKED_AT


def test_a_row_of_another_organization_cannot_be_changed(desk: Desk) -> None:
    entry, _ = desk.log()
    other = open_desk(desk.store, "slack:T2")
    with pytest.raises(LookupError):
        other.write(lambda book: introductions.change(book, entry, stage=Stage.LOST))
    assert desk.read(introductions.get, entry.id) == entry


def test_a_column_that_does_not_exist_is_refused(desk: Desk) -> None:
    with pytest.raises(KeyError, match="nickname"):
        desk.write(lambda book: book.add("team", {"id": book.id(), "name": "North", "nickname": "N"}))


def test_the_story_of_a_subject_is_told_in_order(desk: Desk) -> None:
    entry, _ = desk.log()
    desk.write(lambda book: called(book, entry), command="called")
    desk.log("Other Person")
    story = desk.read(audit.story, "contact", entry.prospect_id)
    assert [told.command for told in story] == ["log", "called"]


def test_my_latest_changes_come_newest_first(desk: Desk) -> None:
    desk.log()
    desk.log("Ann Lee")
    desk.log("Not Mine", by=desk.bob)
    mine = desk.read(audit.latest, desk.ana.id, since=NOW - timedelta(hours=1))
    assert [told.subject_id for told in mine] == sorted((t.subject_id for t in mine), reverse=True)
    assert len(mine) == 2


@pytest.mark.parametrize(
    "missing", [lambda tx, org: introductions.get(tx, org, 9), lambda tx, org: audit.entry(tx, org, 9_999)]
)
def test_what_is_not_there_is_none(desk: Desk, missing: Callable[..., object]) -> None:
    assert desk.read(missing) is None
    assert desk.read(contacts.load, [9_999]) == {}
