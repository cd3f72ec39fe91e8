"""How much of what waits for the writer is taken together."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import Any

from core.store.waiting import LULL, PAUSES, TOGETHER, Waiting


class Rush:
    """Calls that come while the writer sleeps: so many in each of its pauses."""

    def __init__(self, *coming: int) -> None:
        self.waiting = Waiting(self._sleep)
        self.slept = 0
        self._coming = list(coming)

    def come(self, many: int) -> None:
        for _ in range(many):
            self.waiting.put(lambda tx: None, Future())

    def taken(self) -> int:
        jobs, going = self.waiting.take()
        assert going
        return len(jobs)

    def _sleep(self, seconds: float) -> None:
        assert 0 < seconds < 0.01
        self.slept += 1
        self.come(self._coming.pop(0) if self._coming else 0)


def test_a_lone_call_waits_for_nobody() -> None:
    rush = Rush(7)
    for _ in range(3):
        rush.come(1)
        assert rush.taken() == 1
    assert rush.slept == 0


def test_in_a_rush_the_writer_lets_come_who_is_on_the_way() -> None:
    rush = Rush(3, 2, 0, 9)
    rush.come(2)
    assert rush.taken() == 2
    rush.come(1)
    assert rush.taken() == 1 + 3 + 2
    assert rush.slept == 3


def test_who_comes_alone_during_a_rush_waits_one_pause() -> None:
    rush = Rush()
    rush.come(2)
    assert rush.taken() == 2
    rush.come(1)
    assert (rush.taken(), rush.slept) == (1, 1)
    rush.come(1)
    assert (rush.taken(), rush.slept) == (1, 1)


def test_after_a_lull_nobody_waits_any_more() -> None:
    rush = Rush()
    rush.come(2)
    assert rush.taken() == 2
    later = threading.Timer(LULL * 2, rush.come, (1,))
    later.start()
    assert (rush.taken(), rush.slept) == (1, 0)
    later.join()


def test_an_endless_rush_keeps_nobody_waiting_for_ever() -> None:
    rush = Rush(*[1] * 50)
    rush.come(2)
    assert rush.taken() == 2
    rush.come(1)
    assert rush.taken() == 1 + PAUSES
    assert rush.slept == PAUSES


def test_one_commit_holds_only_so_many() -> None:
    rush = Rush()
    rush.come(TOGETHER + 1)
    assert rush.taken() == TOGETHER
    assert rush.taken() == 1


def test_who_gave_up_is_not_among_them() -> None:
    waiting = Waiting()
    kept: Future[Any] = Future()
    given_up: Future[Any] = Future()
    given_up.cancel()
    waiting.put(lambda tx: None, given_up)
    waiting.put(lambda tx: None, kept)
    waiting.end()
    jobs, going = waiting.take()
    assert [outcome for _, outcome in jobs] == [kept]
    assert not going
