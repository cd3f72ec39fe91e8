"""Whatever is done in whatever order: counters equal history, undo restores, both databases hold the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.model import Act, Introduction, Stage
from core.store import Store, introductions, people
from core.store.audit import Entry
from core.store.book import Book
from core.store.joining import merge_members
from core.store.recount import recount
from core.store.undo import undo
from tests.core.store.desk import NOW, Desk, called, dump, open_desk

HISTORY = frozenset({"audit", "organization", "agenda", "tally", "flow", "contact_word"})
Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(("log", "log by bob", "call", "win", "undo", "undo", "fail")), st.integers(0, 5)),
    min_size=1,
    max_size=14,
)
SLOWLY = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
RARELY = settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Stop(Exception):
    """Something went wrong at the end of a command."""


def win(book: Book, entry: Introduction) -> None:
    if "won" in entry.counted:
        return
    day = book.now.date()
    for act, amount in ((Act.WON, 1), (Act.WON_VALUE, 500)):
        book.tally(act, entry.owner_id, day, amount, "EUR" if act is Act.WON_VALUE else "")
    counted = {**entry.counted, "won": day.isoformat(), "won_value": day.isoformat()}
    introductions.change(
        book, entry, stage=Stage.WON, closed_at=book.now, value=500, currency="EUR", counted=counted
    )  # fmt: skip


class Walk:
    """One desk, and the receipts of what was done there."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.receipts: list[int] = []
        self.logged = 0

    def step(self, name: str, which: int, minute: int) -> None:
        now = NOW + timedelta(minutes=minute)
        match name:
            case "log" | "log by bob":
                self.logged += 1
                by = self.desk.bob if name == "log by bob" else self.desk.ana
                _, receipt = self.desk.log(f"P{self.logged} Doe", f"C{self.logged} Roe", by=by, now=now)
                self._keep(receipt if by is self.desk.ana else None)
            case "call":
                self._on(which, called, now)
            case "win":
                self._on(which, win, now)
            case "fail":
                self._fail(which, now)
            case "undo":
                self._undo(which, now)

    def _keep(self, receipt: int | None) -> None:
        self.receipts += [receipt] if receipt is not None else []

    def _on(self, which: int, change: Callable[[Book, Introduction], Any], now: Any) -> None:
        entry = self.desk.read(introductions.get, which)
        if entry is not None:
            self._keep(self.desk.write(lambda book: change(book, entry), now=now)[1])

    def _fail(self, which: int, now: Any) -> None:
        """A command that breaks after it has written everything leaves nothing."""
        before = self.rows()

        def broken(book: Book) -> None:
            entry = introductions.get(book.tx, book.organization, which)
            if entry is not None:
                win(book, entry)
            book.finish("broken")
            raise Stop

        try:
            self.desk.write(broken, now=now)
        except Stop:
            assert self.rows() == before

    def _undo(self, which: int, now: Any) -> None:
        """Refused, it changes nothing; done twice, it is done once."""
        if not self.receipts:
            return
        receipt = self.receipts[-1 - which % len(self.receipts)]
        before = self.rows()
        done, _ = self.desk.write(lambda book: undo(book, receipt), now=now)
        if not isinstance(done, Entry):
            assert self.rows() == before
            return
        after = self.rows()
        assert self.desk.write(lambda book: undo(book, receipt), now=now) == ("already", None)
        assert self.rows() == after
        self.receipts.remove(receipt)

    def rows(self) -> dict[str, list[Any]]:
        return self.desk.store.read_now(lambda tx: dump(tx, without=HISTORY))


@SLOWLY
@given(steps=STEPS)
def test_counters_equal_history_after_every_step(new_database: Callable[..., str], steps: list[Step]) -> None:
    store = Store.open(new_database("sqlite"))
    try:
        walk = Walk(open_desk(store))
        for minute, (name, which) in enumerate(steps):
            walk.step(name, which, minute)
            assert walk.desk.read(recount) == ()
    finally:
        store.close()


@SLOWLY
@given(steps=STEPS)
def test_taking_everything_back_leaves_nothing_of_it(new_database: Callable[..., str], steps: list[Step]) -> None:
    """Newest first, everything Ana did can be taken back, and then nothing of hers is left that can be seen."""
    store = Store.open(new_database("sqlite"))
    try:
        walk = Walk(open_desk(store))
        for minute, (name, which) in enumerate(step for step in steps if step[0] != "log by bob"):
            walk.step(name, which, minute)
        for receipt in reversed(walk.receipts):
            done, _ = walk.desk.write(lambda book, receipt=receipt: undo(book, receipt), now=NOW + timedelta(hours=1))
            assert isinstance(done, Entry)
        seen = [walk.desk.read(introductions.get, number) for number in range(1, walk.logged + 1)]
        assert not any(seen)
        assert all(row[-1] == "0" for row in store.read_now(dump)["tally"])
    finally:
        store.close()


@RARELY
@given(steps=STEPS, merge=st.booleans())
def test_both_databases_hold_the_same(new_database: Callable[..., str], steps: list[Step], merge: bool) -> None:
    held = []
    for dialect in ("sqlite", "postgresql"):
        store = Store.open(new_database(dialect))
        try:
            walk = Walk(open_desk(store))
            for minute, (name, which) in enumerate(steps):
                walk.step(name, which, minute)
            if merge:
                walk.desk.write(lambda book, desk=walk.desk: merge_members(book, desk.ana, desk.bob))
                assert walk.desk.read(recount) == ()
                assert len(walk.desk.read(people.members)) == 1
            held.append(store.read_now(lambda tx: dump(tx, without=frozenset({"audit", "introduction"}))))
            held[-1]["introduction"] = [walk.desk.read(introductions.get, n) for n in range(1, walk.logged + 1)]
        finally:
            store.close()
    assert held[0] == held[1]
