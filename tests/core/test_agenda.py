"""The sweep: what is due is looked at once, what a rule says goes into the post, and weeks pass as they should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from core import agenda
from core.agenda import sweep
from core.model import Channel, Morning, Reminder, Stage
from core.port import Outgoing, Refused, Sent
from core.rules import judging, quiet
from core.rules.rule import Look
from core.store import Store, reminders
from core.store import agenda as rows
from tests.core.office import MONDAY, Clock, Office
from tests.core.rules.sample import here


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store, Clock())


@pytest.fixture
def small(sqlite_store: Store) -> Office:
    return Office(sqlite_store, Clock())


async def test_heads_up_reaches_the_one_who_is_to_call_at_once(office: Office) -> None:
    office.introduce("Ann Lee", company="Beta")
    await office.settle()
    assert office.wire.titles() == ["Carl Smith has opened a door for you: Ann Lee"]
    assert office.wire.sent[0].to == "slack:T1:UBOB"
    assert "Because Ana named you on #1" in office.wire.texts()


async def test_a_week_of_one_introduction(office: Office) -> None:
    office.introduce("Ann Lee")
    heard: list[tuple[str, str, str]] = []

    def note(message: Any) -> None:
        local = office.clock.now - timedelta(hours=5)
        heard.append((f"{local:%a %H:%M}", message.to.split(":U")[1], message.key.split(":")[0]))

    office.wire.on_send = note
    await office.until(here(24, 12))
    assert [one for one in heard if one[2] != "lead-digest"] == [
        ("Mon 10:30", "BOB", "heads-up"),
        ("Mon 17:00", "BOB", "first-contact"),
        ("Tue 09:00", "BOB", "morning"),
        ("Tue 10:00", "BOB", "thank-at-once"),
        ("Tue 12:00", "BOB", "first-contact"),
        ("Wed 09:00", "BOB", "morning"),
        ("Wed 12:00", "DANA", "first-contact"),
        ("Mon 09:00", "BOB", "morning"),
    ]


async def test_a_call_noted_silences_what_was_to_come(office: Office) -> None:
    number = office.introduce("Ann Lee", thanked_at=MONDAY)
    await office.settle()
    office.clock.turn(hours=1)
    now = office.clock()
    office.change(number, stage=Stage.CONTACTED, stage_at=now, contacted_at=now, waiting_since=now)
    await office.until(MONDAY + timedelta(days=6))
    assert [m.key.split(":")[0] for m in office.wire.sent] == ["heads-up"]


async def test_over_the_cap_joins_the_next_morning(office: Office) -> None:
    for n in range(6):
        office.introduce(f"Prospect {chr(65 + n)}", owner="ana", thanked_at=MONDAY)
    await office.until(here(16, 23))
    assert len(office.heard("ana")) == 3
    assert len(office.rows("id", "state = 'folded'")) == 3
    await office.until(here(17, 10))
    morning = office.heard("ana")[3]
    assert morning.title == "Good morning, Ana. Six things wait"
    assert office.rows("id", "state = 'folded'") == []
    assert len(office.rows("id", "reason = 'in the morning list'")) == 3


async def test_folded_and_done_meanwhile_is_not_in_the_list(small: Office) -> None:
    numbers = [small.introduce(f"Prospect {chr(65 + n)}", owner="ana", thanked_at=MONDAY) for n in range(4)]
    await small.until(here(16, 23))
    now = small.clock()
    small.change(numbers[3], stage=Stage.CONTACTED, contacted_at=now, waiting_since=now)
    await small.until(here(17, 10))
    assert small.heard("ana")[3].title == "Good morning, Ana. Three things wait"


async def test_without_a_morning_list_the_rest_comes_the_next_day(small: Office) -> None:
    small.settings("ana", morning=Morning.OFF)
    for n in range(5):
        small.introduce(f"Prospect {chr(65 + n)}", owner="ana", thanked_at=MONDAY)
    await small.until(here(16, 23))
    assert len(small.heard("ana")) == 3
    await small.until(here(17, 11))
    assert len(small.heard("ana")) == 5


async def test_muted_paused_and_away_are_kept(small: Office) -> None:
    small.settings("bob", muted=frozenset({"heads-up"}))
    small.introduce("Ann Lee", thanked_at=MONDAY)
    await small.settle()
    assert small.wire.sent == []
    small.settings("bob", muted=frozenset(), paused_until=here(18, 12))
    small.introduce("Tom Reyes", thanked_at=MONDAY)
    await small.until(here(18, 11, 30))
    assert small.heard("bob") == []
    await small.until(here(18, 12))
    assert small.heard("bob")


async def test_away_the_one_who_logged_hears(small: Office) -> None:
    small.settings("bob", away_from=date(2026, 11, 14), away_until=date(2026, 11, 18))
    small.introduce("Ann Lee", thanked_at=MONDAY)
    await small.settle()
    assert [card.title for card in small.heard("ana")] == ["Ann Lee is waiting for a call"]
    assert small.heard("bob") == []


async def test_an_owner_who_cannot_be_reached_does_not_keep_the_lead_from_hearing(small: Office) -> None:
    small.introduce("Ann Lee", thanked_at=MONDAY)
    real = small.wire.send

    async def send(message: Outgoing) -> Sent:
        if message.to.endswith("UBOB"):
            raise Refused("the account is deactivated")
        return await real(message)

    small.wire.send = send  # type: ignore[method-assign]
    await small.until(here(18, 13))
    assert [card.title for card in small.heard("dana")] == ["Can you help with Ann Lee?"]


async def test_who_has_left_hears_nothing(small: Office) -> None:
    small.introduce("Ann Lee")
    small.settings("bob", left_at=MONDAY)
    await small.until(MONDAY + timedelta(days=4))
    assert [m for m in small.wire.sent if m.to.endswith("BOB")] == []


async def test_a_reminder_comes_at_its_moment_and_only_once(office: Office) -> None:
    def work(book: Any) -> None:
        reminders.add(book, Reminder(book.id(), office.ids["ana"], "call Ann", here(21, 6)))

    office.write(work)
    await office.until(here(21, 5, 30))
    assert office.heard("ana") == []
    await office.until(here(24, 6))
    assert [card.title for card in office.heard("ana")] == ["Reminder: call Ann"]


async def test_the_board_comes_weekly_to_its_channel(office: Office) -> None:
    def work(book: Any) -> None:
        made = Channel(book.id(), "slack:T1:C1", "sales")
        book.add(
            "channel",
            {"id": made.id, "key": made.key, "name": made.name, "board_every": "week", "board_day": 0,
             "board_by": "points", "board_at": None},
        )  # fmt: skip
        book.tally("met", office.ids["bob"], date(2026, 11, 18))
        book.touch("channel", made.id)

    office.write(work)
    await office.until(here(24, 12))
    boards = [m for m in office.wire.sent if m.to == "slack:T1:C1"]
    assert [m.card.title for m in boards] == ["Leaderboard, last week: points", "Leaderboard, last week: points"]
    assert "Nothing counted yet" in office.wire.texts()
    assert "Bob Stone" in office.wire.texts()


async def test_a_rule_that_fails_is_put_off_and_the_others_go_on(
    small: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(view: Any, policy: Any, now: Any) -> Look:
        if view.introduction.id == 1:
            raise ZeroDivisionError("Ann Lee")
        return Look()

    by_kind = judging._BY_KIND["introduction"]
    sick = replace(quiet.RULE, look=broken)
    monkeypatch.setitem(judging._BY_KIND, "introduction", tuple(sick if r is quiet.RULE else r for r in by_kind))
    small.introduce("Ann Lee")
    small.introduce("Tom Reyes")
    await small.settle()
    assert small.wire.titles() == ["Carl Smith has opened a door for you: Tom Reyes"]
    found = small.read(lambda tx: rows.still_due(tx, small.org, [("introduction", 1)], MONDAY + timedelta(hours=1)))
    assert found == {("introduction", 1): 1}
    assert "could not be looked at" in caplog.text
    monkeypatch.undo()
    small.clock.turn(hours=1)
    await small.settle()
    assert len(small.wire.titles()) == 2


async def test_a_rule_that_looks_back_cannot_spin(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sick = replace(quiet.RULE, look=lambda view, policy, now: Look(later=now))
    monkeypatch.setitem(judging._BY_KIND, "introduction", (sick,))
    small.introduce("Ann Lee")
    await small.settle()
    assert await sweep(small.store, small.clock) == 0


async def test_a_subject_that_cannot_be_loaded_holds_up_nobody(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    real = agenda.views.load

    def load(tx: Any, organization: Any, policy: Any, subjects: Any, now: Any) -> Any:
        if ("introduction", 1) in set(subjects):
            raise KeyError("unreadable")
        return real(tx, organization, policy, subjects, now)

    monkeypatch.setattr(agenda.views, "load", load)
    small.introduce("Ann Lee")
    small.introduce("Tom Reyes")
    await small.settle()
    assert small.wire.titles() == ["Carl Smith has opened a door for you: Tom Reyes"]


async def test_a_subject_that_is_gone_is_looked_at_no_more(small: Office) -> None:
    number = small.introduce("Ann Lee")

    def take_back(book: Any) -> None:
        book.change("introduction", number, {"gone_at": None}, {"gone_at": small.clock()})
        book.touch("introduction", number)

    small.write(take_back)
    await small.settle()
    assert small.wire.sent == []
    assert small.read(lambda tx: rows.next_look(tx)) is not None


async def test_kinds_no_rule_looks_at_wait_for_a_change(small: Office) -> None:
    small.contact("Carl Smith")
    await small.settle()
    await small.until(MONDAY + timedelta(minutes=30))
    assert await sweep(small.store, small.clock) == 0


async def test_everything_can_be_put_up_for_a_look(small: Office) -> None:
    small.introduce("Ann Lee", owner="ana")
    await small.settle()
    changed = small.store.write_now(lambda tx: rows.look_at_everything(tx, small.org, small.clock()))
    assert changed >= 1
    assert await sweep(small.store, small.clock, limit=1) == 1


async def test_what_sleeps_is_woken_in_turns_and_only_once(small: Office) -> None:
    """A changed number may matter to what waits for no moment; nobody waits for all of it to be looked at."""
    numbers = [small.introduce(f"Prospect {n}", owner="ana") for n in range(7)]
    asleep = {("introduction", n): (None, 0) for n in numbers}
    small.store.write_now(lambda tx: rows.settle(tx, small.org, asleep))
    small.store.write_now(lambda tx: rows.look_at_everything(tx, small.org, small.clock()))
    woken = [await sweep(small.store, small.clock) for _ in range(4)]
    assert sum(woken) >= len(numbers)
    assert woken[-1] == 0
    places = small.read(lambda tx: rows.due(tx, small.clock() + timedelta(days=999), 500))
    assert not [kind for kind, _ in places[small.org] if kind.startswith(rows.WAKING)]


async def test_a_place_in_the_waking_moves_on(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [small.introduce(f"Prospect {n}", owner="ana") for n in range(5)]
    small.store.write_now(lambda tx: rows.settle(tx, small.org, {("introduction", n): (None, 0) for n in numbers}))
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    monkeypatch.setattr(rows, "_ASLEEP", rows._ASLEEP.limit(2))
    place = ("all:introduction", 0)
    for upto in (2, 4, 5):
        small.store.write_now(lambda tx, at=place: rows.wake(tx, small.org, [at], small.clock()))
        place = ("all:introduction", numbers[upto - 1])
        due = small.read(lambda tx: rows.due(tx, small.clock(), 500))[small.org]
        assert {("introduction", n) for n in numbers[:upto]} <= set(due)
        assert (place in due) is (upto < 5)


@pytest.fixture
def statements(small: Office) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(conn: Any, cursor: Any, statement: str, *rest: Any) -> None:
        seen.append(statement)

    engine = small.store._runner.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


async def test_views_are_loaded_in_a_number_of_queries_that_does_not_grow(small: Office, statements: list[str]) -> None:
    counts = []
    for many in (1, 25):
        for n in range(many):
            small.introduce(f"Prospect {n} of {many}", owner="ana")
        statements.clear()
        await sweep(small.store, small.clock)
        counts.append(len([s for s in statements if s.startswith("SELECT")]))
    assert counts[1] <= counts[0] + 1


async def test_an_idle_sweep_is_one_read(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await small.settle()
    monkeypatch.setattr(small.store, "write", None)
    assert await sweep(small.store, small.clock) == 0


def test_the_due_indexes_are_used(small: Office) -> None:
    plans = small.read(
        lambda tx: [
            str(tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all())
            for query in (
                "SELECT organization_id FROM agenda WHERE look_at <= 1 ORDER BY look_at LIMIT 5",
                "SELECT id FROM post WHERE due_at <= 1 AND state = 'waiting' ORDER BY due_at LIMIT 5",
                "SELECT id FROM post WHERE organization_id = 1 AND state = 'folded' ORDER BY id",
            )
        ]
    )
    assert "agenda_due" in plans[0]
    assert "post_due" in plans[1]
    assert "post_state" in plans[2]
