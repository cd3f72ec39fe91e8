"""Work that waits for the one writer of an SQLite database, and how much of it is taken together.

One commit costs the same for one transaction and for sixty. A rush is therefore let come: where the last group was of
several, the writer sleeps while more arrives, and the event loop, which brings it, has the processor to itself.
"""

from __future__ import annotations

import asyncio
import queue
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeAlias

from sqlalchemy import Connection

Work: TypeAlias = Callable[[Connection], Any]
Outcome: TypeAlias = "Future[Any] | asyncio.Future[Any]"
Job: TypeAlias = tuple[Work, Outcome]
TOGETHER = 64  # transactions in one commit, at most
PAUSE, PAUSES = 0.002, 5  # seconds; nobody waits longer than all of them for those who come after him
LULL = 0.03  # seconds without work: the rush is over


class Waiting:
    """A queue with one reader. After `end` it gives what was put before, and then no more."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._rush = False

    def put(self, work: Work, outcome: Outcome) -> None:
        self._jobs.put((work, outcome))

    def end(self) -> None:
        self._jobs.put(None)

    def take(self) -> tuple[list[Job], bool]:
        """What waits and is still wanted, once there is something; False with the last of it."""
        jobs: list[Job] = []
        idle = time.monotonic()
        job = self._jobs.get()
        if self._rush and time.monotonic() - idle < LULL:
            self._let_come()
        while job is not None:
            jobs.append(job)
            if len(jobs) == TOGETHER:
                break
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
        self._rush = len(jobs) > 1
        return [job for job in jobs if _wanted(job[1])], job is not None

    def _let_come(self) -> None:
        """Sleep while in every pause somebody has come."""
        before = -1
        for _ in range(PAUSES):
            waiting = self._jobs.qsize()
            if waiting == before or waiting >= TOGETHER:
                return
            before = waiting
            self._sleep(PAUSE)


def _wanted(outcome: Outcome) -> bool:
    """False for work that was given up before it began."""
    return outcome.set_running_or_notify_cancel() if isinstance(outcome, Future) else not outcome.cancelled()
