"""What a platform adapter must offer, and what it may raise.

Each adapter is a package named by the entry point group `referral_bot.platforms`. Its `__init__` imports nothing heavy
and offers three functions:

    configured(env: Mapping[str, str]) -> bool                      is any of this platform's settings present?
    problems(env: Mapping[str, str]) -> list[str]                   everything wrong with them, one sentence each
    build(env: Mapping[str, str], house: House) -> Platform         only here is the platform's SDK imported
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import aiohttp
from aiohttp import web

from core.asks import Ask, Profile, Reply
from core.cards import Card


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message the post wants delivered.

    `key` is unique for ever (put it into the message's metadata where the platform has any). `to` is an account or
    a channel key. `edit` is the `Sent.ref` of our own message that is to become this card. `private_to` (an account)
    asks for a message in channel `to` that only he sees, with his private conversation (`private_route`) as fallback.
    """

    key: str
    to: str
    card: Card
    route: str | None = None
    edit: str | None = None
    thread: str | None = None  # reply within this thread (the adapter's own words), where the ask came from one
    private_to: str | None = None
    private_route: str | None = None
    people: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """`ref` names the message for later edits; `route`, where not None, is what to store for `to` from now on."""

    ref: str | None
    route: str | None = None


class SendError(Exception):
    """The base of the three things that can become of a message that was not confirmed."""


class Refused(SendError):
    """Final: blocked, uninstalled, channel gone. `reason` is a short plain phrase without personal data. The member is
    tried on his other accounts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Later(SendError):
    """Known not to have been delivered; try again, after `seconds` where the platform said so (Retry-After)."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.seconds = seconds


class Unknown(SendError):
    """The request left and no answer came (time-out, broken connection): it may or may not have been delivered."""


class Platform(Protocol):
    """One chat platform, as the composition root sees it."""

    name: str
    gap: float  # seconds between two messages to one route (Slack: 1.0)
    verifies: bool  # whether `verify` can tell; where not, one message at a time is under way, so a crash doubles one

    def routes(self) -> Sequence[web.RouteDef]: ...
    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def send(self, message: Outgoing) -> Sent:
        """Deliver or edit one message. Raises Refused, Later or Unknown; never anything else."""
        ...

    async def verify(self, message: Outgoing) -> Sent | None:
        """Whether a message of unknown outcome did arrive: Sent if so, None if it certainly did not.
        Raises Unknown where the platform cannot tell."""
        ...

    async def profile(self, account: str) -> Profile | None:
        """Ask the platform who this is; None if it does not know or does not answer in time."""
        ...

    async def outsiders(self, channel: str, route: str | None) -> bool:
        """Whether guests or people of another company are in this channel, as far as the platform tells.
        Raises Later where it cannot be asked just now."""
        ...


class Tasks:
    """Background work that is remembered, logged when it fails, and finished before the process ends."""

    def __init__(self) -> None:
        self._live: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any], failed: Callable[[BaseException], None] | None = None) -> None:
        task = asyncio.create_task(work)
        self._live.add(task)

        def done(ended: asyncio.Task[Any]) -> None:
            self._live.discard(ended)
            if not ended.cancelled() and (error := ended.exception()) is not None and failed is not None:
                failed(error)

        task.add_done_callback(done)

    def __len__(self) -> int:
        return len(self._live)

    async def drain(self, seconds: float) -> int:
        """Wait for what is under way; the number still unfinished after `seconds`."""
        if self._live:
            await asyncio.wait(self._live, timeout=seconds)
        return len(self._live)


async def ended(task: asyncio.Task[Any], seconds: float) -> bool:
    """Whether the task ended within so many seconds; it is not cancelled if not. `asyncio.wait` for a single task."""
    loop = asyncio.get_running_loop()
    either: asyncio.Future[None] = loop.create_future()

    def over(_: object = None) -> None:
        if not either.done():
            either.set_result(None)

    timer = loop.call_later(seconds, over)
    task.add_done_callback(over)
    try:
        await either
    finally:
        timer.cancel()
        task.remove_done_callback(over)
    return task.done()


@dataclass(frozen=True, slots=True)
class House:
    """What the composition root lends an adapter: the application, one HTTP session, tracked tasks.

    `session` is called inside the running loop. `forget_route(to)` tells core that a destination is dead
    (uninstalled); `keep_route(to, route, name)` that it is reachable this way (installed, or first spoken to).
    """

    handle: Callable[[Ask], Awaitable[Reply]]
    keep_route: Callable[[str, str, str | None], Awaitable[None]]
    forget_route: Callable[[str], Awaitable[None]]
    session: Callable[[], aiohttp.ClientSession]
    tasks: Tasks
    local: bool = False  # the server listens on loopback only
