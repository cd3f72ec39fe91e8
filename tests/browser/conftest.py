"""Chromium, headless; the stand-in with the gallery, and the demo as a newcomer starts it. One event loop for all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright

from tests.browser.stand_in import StandIn

CHROMIUM = Path("/usr/bin/chromium")
PRESENT = CHROMIUM.exists()
ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
REFERRAL = Path(sys.executable).with_name("referral")
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


def absent(what: str) -> NoReturn:
    """Skip with a clear word, or fail in CI, where nothing may be left out."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: CI leaves no browser test out")
    pytest.skip(what)


class Screen:
    """Opens pages and remembers what their consoles complained of."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.complaints: list[str] = []

    async def open(self, url: str, *, theme: str = "light", size: dict[str, int] | None = None, **more: Any) -> Page:
        """A fresh visitor's page, drawn."""
        scheme: Any = theme
        viewport: Any = size or WIDE
        context = await self.browser.new_context(viewport=viewport, color_scheme=scheme, **more)
        page = await context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(url)
        await page.wait_for_selector("body.ready")
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    if not PRESENT:
        absent("Chromium is missing (apt-get install chromium)")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="session")
async def stand_in() -> AsyncIterator[StandIn]:
    """The API set by hand; `stand_in.url` is where it is."""
    made = StandIn()
    runner = web.AppRunner(made.app(), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield made
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def screen(browser: Browser, stand_in: StandIn) -> AsyncIterator[Screen]:
    """Closed before the stand-in is, so that no page loses its server."""
    made = Screen(browser)
    yield made
    for context in browser.contexts:
        await context.close()
    assert made.complaints == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `referral demo`, with the sample book in it."""
    home = tmp_path_factory.mktemp("home")
    env = {"PATH": "/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home)}
    command = [str(REFERRAL), "demo", "--no-browser", "--port", "0"]
    started = subprocess.Popen(command, env=env, cwd=home, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", started.stdout.readline())
    assert found, "the demo printed no address"
    yield found[0]
    started.terminate()
    started.wait(20)
    started.stdout.close()
