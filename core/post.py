"""The post: claims what is due, hands it to the platforms, and settles what became of it.

Two clocks: due times are the product's (a playground turns it forward); leases, put-back times and gaps between
messages are real, for no network hurries with it (`core.store.claims`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from core import metrics
from core.addressing import Desk
from core.asks import Ask, Reply, platform_of
from core.claiming import Claim, Claimed, at_hand, claim, reply
from core.delivery import deliver, elsewhere, in_doubt
from core.faults import reach
from core.logs import reference
from core.port import Platform, Tasks
from core.store import Store, Tx, claims
from core.store.claims import Settled

log = logging.getLogger(__name__)
T = TypeVar("T")

BATCH = 100  # due rows looked at in one round
AT_ONCE = 20  # messages of one process under way on a platform that can verify them
ROUNDS = 25  # in one go; a process that is told to stop does not finish a backlog first
AGAIN = timedelta(minutes=5)  # until a message that could not be claimed is tried again
AT_HAND = timedelta(seconds=10)  # well within the lease: so long an answer is surely still its author's to send
PATIENCE = timedelta(seconds=2)  # a round waits this long for a route that is about to be free


def real_now() -> datetime:
    return datetime.now(UTC)


class Post:
    """One process's hand in the post. `owner` names its leases; `real` is the clock of everything under
    way, `wait` how its seconds pass."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        platforms: Mapping[str, Platform],
        *,
        owner: str,
        tasks: Tasks,
        real: Callable[[], datetime] = real_now,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._clock = clock
        self._platforms = platforms
        self._owner = owner
        self._tasks = tasks
        self._real = real
        self._wait = wait

    async def deliver_due(self) -> int:
        """Deliver what is due; how many messages were acted upon, 0 when none is left. An idle call is one read."""
        done = 0
        waited_for: datetime | None = None
        for _ in range(ROUNDS):
            now, real = self._clock(), self._real()
            due = await self._store.read(partial(claims.due, now=now, real=real, until=real + PATIENCE, most=BATCH))
            taken, acted = await self._claim(due.ids, now, real)
            acted += await self._deliver(taken)
            done += acted
            if acted:
                continue
            if due.soon is None or due.soon == waited_for:
                break
            waited_for = due.soon
            await self._wait(max((due.soon - real).total_seconds(), 0.0) + 0.001)
        return done

    def send_now(self, ask: Ask, said: Reply) -> None:
        """Start sending an answer that was put into the post by a transaction that has just been committed."""
        self._tasks.spawn(self._reply(ask, said, self._real()))

    async def _claim(self, due: Mapping[int, list[int]], now: datetime, real: datetime) -> tuple[list[Claimed], int]:
        """Organization by organization, as long as there is room."""
        room = {name: AT_ONCE if platform.verifies else 1 for name, platform in self._platforms.items()}
        taken: list[Claimed] = []
        acted = 0
        for org, ids in due.items():
            desk = Desk(self._owner, self._platforms, now, real, dict(room))
            found = await self._take(org, ids[: 2 * sum(room.values())], desk)
            taken += found.taken
            acted += found.acted
            for one in found.taken:
                room[platform_of(one.message.to)] -= 1
            if not any(room.values()):
                break
        if taken:
            reach("after-claim")
        return taken, acted

    async def _take(self, org: int, ids: Sequence[int], desk: Desk) -> Claim:
        """Claim together; where that fails, one alone, and the others next round: nothing holds up the rest."""
        claiming = self._store.write(partial(claim, org=org, ids=ids, desk=desk))
        if (found := await self._unbroken(claiming, ids[0])) is not None:
            return found
        if len(ids) > 1:
            return await self._take(org, ids[:1], desk)
        await self._store.write(partial(claims.put_back, org=org, id=ids[0], until=desk.real + AGAIN))
        return Claim(acted=1)

    async def _unbroken(self, work: Awaitable[T], post: int) -> T | None:
        """What comes of this work on a message; None where it broke, which is logged."""
        try:
            return await work
        except Exception:
            log.exception("work on a message broke", extra={"ref": reference(), "post": post})
            return None

    async def _deliver(self, taken: Iterable[Claimed]) -> int:
        """Send all at once; whatever has ended by the time a settling is done is settled together with the next."""
        pending = {asyncio.ensure_future(self._one(one)) for one in taken}
        done = len(pending)
        while pending:
            ended, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            await self._settle([task.result() for task in ended])
        return done

    async def _one(self, claimed: Claimed) -> tuple[int, Settled]:
        platform = self._platforms[platform_of(claimed.message.to)]
        sending = deliver(claimed, platform, clock=self._clock, real=self._real)
        settled = await self._unbroken(sending, claimed.letter.id) or in_doubt(claimed, self._real())
        metrics.posted.labels(platform.name, settled.state).inc()
        return claimed.org, settled

    async def _settle(self, results: Iterable[tuple[int, Settled]]) -> None:
        by_org: dict[int, list[Settled]] = {}
        for org, settled in results:
            by_org.setdefault(org, []).append(settled)
        for org, some in sorted(by_org.items()):
            await self._store.write(partial(self._write_down, org=org, some=some))

    async def _reply(self, ask: Ask, said: Reply, committed: datetime) -> None:
        found = at_hand(ask, said, self._clock()) if self._real() - committed < AT_HAND else None
        if found is None:
            found = await self._store.read(lambda tx: reply(tx, said.posted or ""))
        if found is not None and platform_of(found.message.to) in self._platforms:
            await self._settle([await self._one(found)])

    def _write_down(self, tx: Tx, org: int, some: list[Settled]) -> None:
        claims.settle(tx, org, self._owner, [elsewhere(tx, org, one, self._platforms) for one in some])
