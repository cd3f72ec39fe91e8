"""`referral bench agenda`: a tick with nothing due while a million looks wait, against a thousand."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.agenda import sweep
from core.port import Tasks
from core.post import Post
from core.store import Store
from core.store.filling import fill_agenda

SMALL, LARGE, TICKS = 1_000, 1_000_000, 400
MOST = 2.0


def bench(rounds: int) -> bool:
    return asyncio.run(_bench(rounds))


async def _bench(rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        small, large = _store(folder, SMALL), _store(folder, LARGE)
        await _ticks(small), await _ticks(large)  # warm
        ratios = []
        for _ in range(max(rounds, 3)):
            few, many = await _ticks(small), await _ticks(large)
            ratios.append(many / few)
            print(f"  a tick at {SMALL:,} pending: {few:.0f} us; at {LARGE:,}: {many:.0f} us")
        small.close()
        large.close()
    ratio = statistics.median(ratios)
    print(f"a tick with nothing due, a million pending / a thousand: {ratio:.2f} times (promised: at most {MOST:g})")
    return ratio <= MOST


def _store(folder: str, pending: int) -> Store:
    store = Store.open(f"sqlite:///{Path(folder) / f'{pending}.db'}")
    store.migrate()
    later = datetime.now(UTC) + timedelta(days=30)
    store.write_now(lambda tx: fill_agenda(tx, pending, later))
    return store


async def _ticks(store: Store) -> float:
    """Median microseconds of one tick: the sweep and the post, both finding nothing due."""

    def clock() -> datetime:
        return datetime.now(UTC)

    post = Post(store, clock, {}, owner="bench", tasks=Tasks())
    times = []
    for _ in range(TICKS):
        begun = time.perf_counter()
        await sweep(store, clock)
        await post.deliver_due()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1e6
