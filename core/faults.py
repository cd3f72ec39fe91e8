"""Named fail points: where a test may kill this process, to see what a crash at that moment leaves behind.

Armed only by the environment: `REFERRAL_FAULT="after-claim:0.05"` dies there once in twenty times, as by SIGKILL.
"""

from __future__ import annotations

import functools
import os
import random
import signal

POINTS = ("before-commit", "after-commit", "after-claim", "before-send", "after-send")


@functools.cache
def armed() -> tuple[str, float] | None:
    """The armed fail point and its probability. Raises ValueError for a point nobody reaches."""
    given = os.environ.get("REFERRAL_FAULT")
    if not given:
        return None
    point, _, chance = given.partition(":")
    if point not in POINTS:
        raise ValueError(f"REFERRAL_FAULT names {point!r}; the points are {', '.join(POINTS)}")
    return point, float(chance or 1)


def reach(point: str) -> None:
    """Die here if this point is armed and the dice say so."""
    fault = armed()
    if fault is not None and fault[0] == point and random.random() < fault[1]:  # noqa: S311
        os.kill(os.getpid(), signal.SIGKILL)
