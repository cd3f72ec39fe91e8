"""The whole application in one function: `Bot.handle(Ask) -> Reply`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from core.asks import Ask, Profile, Reply
from core.port import Tasks
from core.store import Store


class Bot:
    """One line in, one card out; the same for Slack, Teams, the playground, the command line and the tests.

    `profiles` asks a platform who somebody is; `ring` is called after a commit that changed something; `send_now`
    starts sending answers that were put into the post; `owner` names this process's leases.
    """

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        *,
        profiles: Callable[[str], Awaitable[Profile | None]],
        ring: Callable[[], None],
        owner: str,
        send_now: Callable[[str], None] = lambda key: None,
        tasks: Tasks | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._profiles = profiles
        self._ring = ring
        self._owner = owner
        self._send_now = send_now
        self._tasks = tasks or Tasks()

    async def handle(self, ask: Ask) -> Reply:
        """Answer one request. Never raises: what goes wrong becomes a card with a reference that stands in the log."""
        return Reply()
