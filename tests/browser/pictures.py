"""Takes the README's pictures of a demo just started: `python -m tests.browser.pictures URL FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Literal

from playwright.async_api import Page, async_playwright

from tests.browser.conftest import ARGS, CHROMIUM

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def main(url: str, folder: Path) -> None:
    """A morning: Ana logs an introduction in Slack, and Max hears of it in Teams."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        context = await browser.new_context(viewport={"width": 1280, "height": 820}, device_scale_factor=1.5)
        page = await context.new_page()
        await page.goto(url)
        await page.wait_for_selector("body.ready")
        await page.locator("#tips li").nth(1).get_by_role("button").click()
        await _idle(page)
        await page.locator("#tips li").nth(0).get_by_role("button").click()
        await page.keyboard.press("Enter")
        await _idle(page)
        await page.get_by_role("status").get_by_role("button", name="Dismiss").click()
        for theme in THEMES:
            await page.emulate_media(color_scheme=theme)
            await page.screenshot(path=folder / f"playground-{theme}.png")
        await browser.close()


async def _idle(page: Page) -> None:
    await page.wait_for_timeout(300)
    await page.wait_for_selector(".working, [aria-busy]", state="detached")
    await page.wait_for_timeout(500)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
