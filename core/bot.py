"""The whole application in one function: `Bot.handle(Ask) -> Reply`."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from core import answering, metrics, replying, understanding
from core.asks import Ask, Profile, Reply, platform_of
from core.commands.turn import Question
from core.logs import reference
from core.phrases import doors, edges
from core.port import SendError, Tasks
from core.replying import Heard, Links, Stranger
from core.spec import Misunderstood
from core.store import Store, directory
from core.store.acquaintance import refresh

log = logging.getLogger(__name__)

PROFILE_WAIT = 1.5  # seconds: Slack wants its answer within three
MEETINGS = 3  # rounds in which unknown people are introduced before a request gives up
REMEMBERED = 20_000  # routes stored and people asked about that this process remembers


class Bot:
    """One line in, one card out; the same for Slack, Teams, the playground, the command line and the tests.

    `profiles` asks a platform who somebody is, `outsiders` whether people from outside are in a channel; `ring` is
    called after a commit that may have made something due; `send_now` starts sending an answer that was put into the
    post; `owner` names this process's leases; `links` makes addresses of exports.
    """

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        *,
        profiles: Callable[[str], Awaitable[Profile | None]],
        ring: Callable[[], None],
        owner: str,
        send_now: Callable[[Ask, Reply], None] = lambda ask, reply: None,
        outsiders: Callable[[str, str | None], Awaitable[bool]] | None = None,
        tasks: Tasks | None = None,
        links: Links | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._profiles = profiles
        self._ring = ring
        self._owner = owner
        self._send_now = send_now
        self._outsiders = outsiders
        self._tasks = tasks if tasks is not None else Tasks()
        self._links = links
        self._stored: dict[tuple[str, str | None], None] = {}
        self._profiled: dict[str, None] = {}
        self._explained: set[str] = set()
        self._shared: dict[tuple[str, str], None] = {}

    async def handle(self, ask: Ask) -> Reply:
        """Answer one request. Never raises: what goes wrong becomes a card with a reference that stands in the log."""
        begun, platform, command = time.monotonic(), platform_of(ask.account), understanding.spoken(ask)
        try:
            reply, outcome = await self._answer(ask), "answered"
        except Exception:
            ref = reference()
            log.exception("a request failed", extra={"ref": ref, "command": command})
            reply, outcome = Reply(card=edges.broken(ref)), "broke"
        metrics.asked(platform, command, outcome, time.monotonic() - begun)
        if reply.posted is not None:
            self._send_now(ask, reply)
        return self._shared_once(ask, reply)

    def _shared_once(self, ask: Ask, reply: Reply) -> Reply:
        """A second click on the same answer shows it to nobody again."""
        ref = ask.clicked.ref if ask.clicked else None
        if not reply.public or ref is None:
            return reply
        shown = (ask.place.key or ask.account, ref)
        if shown in self._shared:
            return Reply(card=doors.shared(), replaces=True)
        if len(self._shared) >= REMEMBERED:
            self._shared.clear()
        self._shared[shown] = None
        return reply

    async def _answer(self, ask: Ask) -> Reply:
        if ask.profile is not None and ask.profile.outsider:
            return Reply(card=edges.outsider())
        explains = ask.aloud and ask.account not in self._explained
        heard = Heard(
            ask, self._clock(), self._owner, self._new_routes(ask), explains=explains, links=self._links,
            outsiders=await self._with_outsiders(ask),
        )  # fmt: skip
        for _ in range(MEETINGS):
            try:
                reply = await self._once(heard)
            except Stranger as unknown:
                if (met := await self._meet(heard, unknown.accounts)) is None:
                    return Reply(card=edges.outsider())
                heard = met
            else:
                if explains and reply.card is not None and len(self._explained) < REMEMBERED:
                    self._explained.add(ask.account)
                self._stored |= dict.fromkeys((key, route) for key, route, _ in heard.routes)
                self._ask_once_who(ask.account)
                return reply
        raise RuntimeError("people who were introduced are still unknown")

    async def _once(self, heard: Heard) -> Reply:
        try:
            command = understanding.command_of(heard.ask)
            if command.writes:
                reply = await self._store.write(lambda tx: answering.act(tx, heard, command))
                self._ring()
                return reply
            reply = await self._store.read(lambda tx: answering.act(tx, heard, command))
            if not replying.must_keep(heard, reply):
                return reply
        except Misunderstood as wrong:
            reply = replying.asked_back(heard.ask, wrong)
        except Question as question:
            reply = question.reply
        return await self._afterwards(heard, reply)

    async def _afterwards(self, heard: Heard, reply: Reply) -> Reply:
        """An answer that was not made in a writing transaction gets what it needs in one of its own."""
        if replying.must_keep(heard, reply):
            return await self._store.write(lambda tx: replying.finished(tx, heard, reply))
        return await self._store.read(lambda tx: replying.finished(tx, heard, reply, keeping=False))

    async def _meet(self, heard: Heard, accounts: tuple[str, ...]) -> Heard | None:
        """Enter people heard of for the first time, as their platform describes them. None where the speaker is an
        outsider; a mentioned account of which nothing is known stays unknown."""
        ask = heard.ask
        told = await asyncio.gather(*(self._profile(account) for account in accounts))
        unknown = set(heard.unknown)
        for account, profile in zip(accounts, told, strict=True):
            if account == ask.account:
                profile = profile or ask.profile
                if profile is not None and profile.outsider:
                    return None
            elif profile is None and account in ask.mentions:
                profile = Profile(name=ask.mentions[account])
            if account != ask.account and (profile is None or profile.outsider):
                unknown.add(account)
                continue
            await self._enter(account, profile, ask.workspace_name, heard.now)
            self._remember(account)
        return replace(heard, unknown=frozenset(unknown))

    async def _enter(self, account: str, profile: Profile | None, workspace: str | None, now: datetime) -> None:
        await self._store.write(
            lambda tx: directory.enter(tx, account=account, profile=profile, workspace_name=workspace, now=now)
        )

    def _ask_once_who(self, account: str) -> None:
        """Once a process, beside the answer: somebody may have been met while his platform was silent."""
        if account not in self._profiled:
            self._remember(account)
            self._tasks.spawn(self._refresh(account), failed=_not_refreshed)

    async def _refresh(self, account: str) -> None:
        profile, now = await self._profile(account), self._clock()
        if profile is not None:
            await self._store.write(lambda tx: refresh(tx, account, profile, now))

    def _remember(self, account: str) -> None:
        if len(self._profiled) >= REMEMBERED:
            self._profiled.clear()
        self._profiled[account] = None

    async def _profile(self, account: str) -> Profile | None:
        try:
            return await asyncio.wait_for(self._profiles(account), PROFILE_WAIT)
        except TimeoutError:
            return None

    async def _with_outsiders(self, ask: Ask) -> bool:
        """Whether people from outside would read what this shows to the channel; if nobody can tell, they may."""
        if self._outsiders is None or ask.place.key is None or not understanding.shows(ask):
            return False
        try:
            return await asyncio.wait_for(self._outsiders(ask.place.key, ask.place.route), PROFILE_WAIT)
        except (TimeoutError, SendError):
            return True

    def _new_routes(self, ask: Ask) -> tuple[tuple[str, str | None, str | None], ...]:
        """Ways to reach the speaker and the channel that this process has not stored yet."""
        told: list[tuple[str, str | None, str | None]] = [(ask.account, ask.route, None)] if ask.route else []
        told += [(ask.place.key, ask.place.route, ask.place.name)] if ask.place.key else []
        if len(self._stored) > REMEMBERED:
            self._stored.clear()
        return tuple(t for t in told if t[:2] not in self._stored)


def _not_refreshed(error: BaseException) -> None:
    log.warning("a profile was not refreshed", extra={"error": type(error).__name__})
