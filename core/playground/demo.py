"""`referral demo`: the playground in a browser, with the sample company and its book."""

from __future__ import annotations

import asyncio
import logging
import os
import tempfile
import webbrowser
from contextlib import AsyncExitStack
from pathlib import Path

from aiohttp import web

from core.edge import until_told_to_stop
from core.playground import api
from core.playground.clouds import serve
from core.playground.opening import Opening, open_stage
from core.playground.stage import Stage
from core.playground.teams_cloud import Keys

PAGE = Path(__file__).with_name("page")
TICK = 0.5  # seconds of real time between two looks at what has become due
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Demo:
    """The stage that is set now, and how it is set again."""

    stage: Stage

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._closing = AsyncExitStack()
        self._keys: Keys | None = None
        self._acts = 0

    async def open(self, *, empty: bool = False) -> None:
        """Set the stage: the first on whatever the folder holds, later ones on a fresh database."""
        before = self.stage if self._acts else None
        await self._closing.aclose()
        self._acts += 1
        if before is not None:
            for old in self._folder.glob("playground.db*"):
                old.unlink()
        self.stage = await open_stage(Opening(self._folder, book=not empty, keys=self._keys), self._closing)
        self._keys = self.stage.clouds.keys
        if before is not None:
            before.clouds.transcript.touch()  # whoever follows the old stage looks up

    async def close(self) -> None:
        await self._closing.aclose()

    async def reset(self, empty: bool) -> None:
        await self.open(empty=empty)

    def app(self) -> web.Application:
        """The page and the JSON API."""
        app = web.Application()
        app.add_routes(api.routes(lambda: self.stage, self.reset))
        app.add_routes([web.get("/", _index), web.static("/", PAGE)])
        app.on_response_prepare.append(_headers)
        return app

    async def keep_time(self) -> None:
        """Let real time do its work, until cancelled."""
        while True:
            await asyncio.sleep(TICK)
            await self.stage.tick()


async def run_demo(port: int, open_browser: bool) -> None:
    """Serve the playground until told to stop. Data is kept only where REFERRAL_DATA_DIR says where."""
    logging.basicConfig(level=logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="referral-") as temporary:
        demo = Demo(Path(os.environ.get("REFERRAL_DATA_DIR") or temporary))
        runners: list[web.AppRunner] = []
        ticking: asyncio.Task[None] | None = None
        try:
            await demo.open()
            ticking = asyncio.create_task(demo.keep_time())
            url = await serve(demo.app(), runners, port)
            print(f"The playground is open at {url} (Ctrl-C ends it).", flush=True)  # noqa: T201 - the demo's one line
            if open_browser:
                webbrowser.open(url)
            await until_told_to_stop()
        finally:
            if ticking is not None:
                ticking.cancel()
            for runner in runners:
                await runner.cleanup()
            await demo.close()


async def _index(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")


async def _headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update({name: value for name, value in HEADERS.items() if name not in response.headers})
