"""The composition root: settings, store, bot, platforms, one aiohttp server, and the bells of sweep and post."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

import aiohttp
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from core import edge, metrics
from core.agenda import LIMIT, sweep
from core.asks import Profile, platform_of
from core.bells import Bell
from core.bot import Bot
from core.downloads import Downloads
from core.port import House, Platform, Tasks
from core.post import Post
from core.rules import policy_in
from core.settings import Misconfigured, Settings, read
from core.store import Store
from core.store.housekeeping import tidy
from core.store.routes import forget, keep

log = logging.getLogger(__name__)
GROUP = "referral_bot.platforms"
GATHERED = 0.25  # seconds: what is committed within them is swept together, at a tenth of the cost
LATE = 30.0  # seconds without a finished sweep before /readyz says so
DRAIN = 10.0  # seconds given at shutdown to work that was accepted


def utcnow() -> datetime:
    return datetime.now(UTC)


def adapters(env: Mapping[str, str]) -> dict[str, ModuleType]:
    """The adapters that are configured, by name; one that is not is not asked to import its SDK."""
    found = {point.name: point.load() for point in _points()}
    return {name: module for name, module in found.items() if module.configured(env)}


@cache
def _points() -> tuple[EntryPoint, ...]:
    """What is installed does not change while this process runs; reading it takes 30 ms each time."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda point: point.name))


def settings_of(env: Mapping[str, str]) -> Settings:
    """Settings of core and of every configured adapter. Raises Misconfigured with all problems at once."""
    more = [problem for module in adapters(env).values() for problem in module.problems(env)]
    return read(env, more=more)


class Server:
    """One process of the bot. `bells=False` leaves sweep and post to `settle()` (tests, the playground's clock)."""

    def __init__(
        self,
        settings: Settings,
        env: Mapping[str, str],
        *,
        clock: Callable[[], datetime] = utcnow,
        bells: bool = True,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.tasks = Tasks()
        self.store = Store.open(settings.database_url)
        self._session: aiohttp.ClientSession | None = None
        owner = uuid.uuid4().hex
        self.platforms: dict[str, Platform] = {}
        self.post = Post(self.store, clock, self.platforms, owner=owner, tasks=self.tasks)
        self._sweep = Bell("sweep", self._look, rest=GATHERED)
        self._deliver = Bell("post", self.post.deliver_due)
        self.downloads = Downloads(self.store, settings.secret_keys, settings.address or "")
        self.bot = Bot(
            self.store, clock, profiles=self._profile, ring=self.ring, owner=owner, send_now=self.post.send_now,
            outsiders=self._outsiders, tasks=self.tasks, links=self.downloads.link if settings.address else None,
        )  # fmt: skip
        house = House(self.bot.handle, self._keep_route, self._forget_route, self.session, self.tasks, settings.local)
        for name, module in adapters(env).items():
            self.platforms[name] = module.build(env, house)
        self._scheduler = AsyncIOScheduler(timezone=UTC) if bells else None
        self.app = self._application()

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=512 * 1024)
        app.add_routes(edge.caught(edge.ops_routes(self.ready)))
        app.add_routes(edge.caught(self.downloads.routes()))
        for platform in self.platforms.values():
            app.add_routes(edge.caught(platform.routes()))
        return app

    async def start(self) -> None:
        """Migrate (SQLite), open the platforms, start the bells. The caller then serves `app`."""
        if self.store.dialect == "sqlite":
            await self.store.migrate_in_thread()
        for platform in self.platforms.values():
            await platform.start()
        if self._scheduler is None:
            return
        self._sweep.start()
        self._deliver.start()
        self._scheduler.add_job(self.ring, "interval", seconds=1, coalesce=True, max_instances=1)
        self._scheduler.add_job(self._deliver.ring, "interval", seconds=1, coalesce=True, max_instances=1)
        self._scheduler.add_job(self._tidy, "cron", hour=3, minute=17, coalesce=True, misfire_grace_time=3600)
        self._scheduler.start()

    async def stop(self) -> None:
        """Finish what was accepted, then close. What is not finished in time stays leased and is taken up again."""
        if self._scheduler is not None and self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await self._sweep.stop()
        await self._deliver.stop()
        if left := await self.tasks.drain(DRAIN):
            log.warning("stopped with work unfinished", extra={"tasks": left})
        for platform in self.platforms.values():
            await platform.stop()
        if self._session is not None:
            await self._session.close()
        self.store.close()

    def ring(self) -> None:
        """Something changed: look at what is due now."""
        self._sweep.ring()

    async def settle(self) -> None:
        """Sweep and deliver until nothing is due at this moment of the clock."""
        while await sweep(self.store, self.clock) + await self.post.deliver_due():
            await self.tasks.drain(DRAIN)
        await self.tasks.drain(DRAIN)

    def session(self) -> aiohttp.ClientSession:
        """The one HTTP session all platforms share: pooled connections, bounded times."""
        if self._session is None:
            limits = aiohttp.ClientTimeout(total=10, connect=4)
            connector, none = (
                aiohttp.TCPConnector(limit=100),
                aiohttp.DummyCookieJar(),
            )  # neither platform needs cookies
            self._session = aiohttp.ClientSession(timeout=limits, connector=connector, cookie_jar=none)
        return self._session

    async def ready(self) -> list[str]:
        """Why this process should get no traffic, in plain words; empty when it should."""
        late = self._sweep.age() if self._scheduler is not None else 0.0
        metrics.late_seconds.set(late)
        metrics.waiting.set(len(self.tasks))
        reasons = await self.store.complaints()
        if late > LATE:
            reasons.append(f"the sweep is {late:.0f} seconds late")
        return reasons

    async def _look(self) -> None:
        if looked := await sweep(self.store, self.clock):
            self._deliver.ring()
        if looked >= LIMIT:
            self._sweep.ring()

    async def _tidy(self) -> None:
        now = self.clock()
        gone = await self.store.write(lambda tx: tidy(tx, now, policy_in))
        log.info("tidied", extra={"rows": gone})

    async def _profile(self, account: str) -> Profile | None:
        platform = self.platforms.get(platform_of(account))
        return await platform.profile(account) if platform is not None else None

    async def _outsiders(self, channel: str, route: str | None) -> bool:
        platform = self.platforms.get(platform_of(channel))
        return platform is not None and await platform.outsiders(channel, route)

    async def _keep_route(self, key: str, route: str, name: str | None) -> None:
        now = self.clock()
        await self.store.write(lambda tx: keep(tx, key, route, name, now))

    async def _forget_route(self, key: str) -> None:
        now = self.clock()
        await self.store.write(lambda tx: forget(tx, key, "uninstalled", now))


async def serve(
    settings: Settings, env: Mapping[str, str], *, listening: Callable[[int], None] = lambda port: None
) -> None:
    """Run until SIGTERM or SIGINT, then stop gracefully: no new requests, finish the accepted ones, close.

    `listening` is told the port, once requests are taken.
    """
    server = Server(settings, env)
    if not server.platforms:
        server.store.close()
        raise Misconfigured(
            ["No platform is configured. Set REFERRAL_SLACK_… or REFERRAL_TEAMS_…, or try `make demo`."]
        )
    await server.start()
    edge.leave_modules_alone()
    runner = web.AppRunner(server.app, access_log=None, shutdown_timeout=DRAIN)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        log.info("listening", extra={"host": settings.host, "port": settings.port, "platforms": list(server.platforms)})
        listening(runner.addresses[0][1])
        await edge.until_told_to_stop()
    finally:
        await runner.cleanup()
        await server.stop()
