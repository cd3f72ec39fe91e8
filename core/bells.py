"""A bell: rung any number of times, its work runs once at a time and once more after the last ring."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from core import logs

log = logging.getLogger(__name__)


class Bell:
    """Runs `work` whenever rung. A failure is logged with a reference and the bell goes on: the next ring tries again.

    A ring after a quiet time is answered at once; during the `rest` (seconds) after a run rings are gathered.
    """

    def __init__(self, name: str, work: Callable[[], Awaitable[Any]], *, rest: float = 0.0) -> None:
        self._name = name
        self._work = work
        self._rest = rest
        self._rung = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._finished = time.monotonic()

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name=f"bell {self._name}")

    def ring(self) -> None:
        self._rung.set()

    def age(self) -> float:
        """Seconds since the work last ended well."""
        return time.monotonic() - self._finished

    async def stop(self) -> None:
        """Let a run under way end by itself, then no more."""
        if self._task is None:
            return
        task, self._task = self._task, None
        self._rung.set()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def _run(self) -> None:
        while True:
            await self._rung.wait()
            self._rung.clear()
            if self._task is None:
                return
            ended = asyncio.ensure_future(self._work())
            await asyncio.wait([ended])
            if (error := ended.exception()) is None:
                self._finished = time.monotonic()
                await asyncio.sleep(self._rest)
                continue
            log.error(
                "a bell's work failed", extra={"bell": self._name, "ref": logs.reference()},
                exc_info=(type(error), error, error.__traceback__),
            )  # fmt: skip
            await asyncio.sleep(1)  # a database that is away must not be asked in a tight loop
