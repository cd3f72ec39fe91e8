"""Everybody can use the page: axe finds no fault in light, dark, on a phone or in a dialog; the keyboard is
enough; new messages are read out; a phone shows one client at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, Screen, absent
from tests.browser.stand_in import NATIVE, StandIn, gallery_messages, said, slack_modal, teams_native
from tests.gallery import GALLERY

pytestmark = pytest.mark.asyncio(loop_scope="session")
AXE = Path(__file__).parent.parent / "judges" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
RUN = "async () => (await axe.run()).violations"


async def judge(page: Page) -> list[str]:
    """What axe holds against the page, each with the first element concerned."""
    if not AXE.exists():
        absent("axe-core is missing (npm ci in tests/judges/browser)")
    await page.evaluate(AXE.read_text())
    faults: list[dict[str, Any]] = await page.evaluate(RUN)
    return [f"{f['id']}: {f['nodes'][0]['html']} {f['nodes'][0]['failureSummary']}" for f in faults]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_axe_on_every_card(screen: Screen, stand_in: StandIn, theme: str, size: dict[str, int]) -> None:
    stand_in.state["messages"] = [m for m in gallery_messages() if not m["id"].startswith("tf3")]
    page = await screen.open(stand_in.url, theme=theme, size=size, bypass_csp=True)
    await page.select_option("#slack-who", "ana")
    assert await judge(page) == []
    if size is PHONE:
        await page.get_by_role("tab", name="Teams").click()
    await page.select_option("#teams-who", "ana")
    assert await judge(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_axe_in_a_modal_with_errors(screen: Screen, stand_in: StandIn, theme: str) -> None:
    stand_in.state["forms"] = [slack_modal("form with errors")]
    page = await screen.open(stand_in.url, theme=theme, bypass_csp=True)
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await judge(page) == []


async def test_axe_in_channels_home_news_and_notices(screen: Screen, stand_in: StandIn) -> None:
    home = next(m for m in gallery_messages() if m["id"] == "s1")
    stand_in.state["homes"] = [{"id": "home-slack-ana", "platform": "slack", "as": "ana", "blocks": home["blocks"]}]
    page = await screen.open(stand_in.url, bypass_csp=True)
    await page.locator("#teams").get_by_role("button", name="Sales").click()
    await page.locator("#slack").get_by_role("button", name="Home").click()
    told = {"messages": [said("t1", "teams", teams_native({"body": []}), who="max")], "form": None}
    stand_in.answers = [(200, told)]
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.get_by_role("status")).to_contain_text("Max in Teams")
    assert await judge(page) == []


async def test_the_keyboard_is_enough(screen: Screen, stand_in: StandIn) -> None:
    """From the skip link through conversations by arrow to a menu and back."""
    stand_in.state["messages"] = [said("s1", "slack", {"blocks": NATIVE["blocks"][0]["blocks"]})]
    page = await screen.open(stand_in.url)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the conversations")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await expect(page.locator("#slack-who")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Home")
    await expect(page.locator("#slack .place", has_text="sales")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#slack .head-title")).to_have_text("# sales")
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await page.locator("#slack").get_by_role("button", name="More actions").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Snooze")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Mute")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#slack").get_by_role("button", name="More actions")).to_be_focused()


async def test_new_messages_are_read_out(screen: Screen, stand_in: StandIn) -> None:
    page = await screen.open(stand_in.url)
    stand_in.state["messages"] = [said("s1", "slack", {"text": "Introduction #1 logged"})]
    stand_in.change()
    await expect(page.locator("#slack [aria-live]").last).to_have_text("Referral: Introduction #1 logged")


async def test_the_focus_stays_when_a_message_changes(screen: Screen, stand_in: StandIn) -> None:
    native = {"blocks": NATIVE["blocks"][0]["blocks"]}
    stand_in.state["messages"] = [said("s1", "slack", native)]
    page = await screen.open(stand_in.url)
    await page.locator("#slack").get_by_role("button", name="Beside").focus()
    stand_in.state["messages"] = [said("s1", "slack", {"text": "Done."}, edited=True)]
    stand_in.change()
    await expect(page.locator("#slack .msg")).to_contain_text("(edited)")
    await expect(page.locator("#slack .msg")).to_be_focused()


async def test_a_phone_shows_one_client_at_a_time(screen: Screen, stand_in: StandIn) -> None:
    page = await screen.open(stand_in.url, size=PHONE)
    await expect(page.locator("#slack")).to_be_visible()
    await expect(page.locator("#teams")).to_be_hidden()
    await page.get_by_role("tab", name="Slack").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.locator("#teams")).to_be_visible()
    await expect(page.locator("#slack")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 860}, {"width": 900, "height": 700}])
async def test_nothing_sticks_out(screen: Screen, stand_in: StandIn, size: dict[str, int]) -> None:
    stand_in.state["messages"] = gallery_messages()
    page = await screen.open(stand_in.url, size=size)
    await page.select_option("#slack-who", "ana")
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    wide = "(log) => log.scrollWidth - log.clientWidth"
    assert await page.locator("#slack .log").evaluate(wide) <= 0


async def test_light_or_dark_is_remembered(screen: Screen, stand_in: StandIn) -> None:
    page = await screen.open(stand_in.url, theme="dark")
    root = page.locator("html")
    await expect(root).to_have_attribute("data-theme", "dark")
    await page.get_by_role("button", name="Switch to light").click()
    await page.reload()
    await expect(root).to_have_attribute("data-theme", "light")


async def test_every_form_of_the_gallery_has_labels(screen: Screen, stand_in: StandIn) -> None:
    for name in (name for name in GALLERY if "form" in name):
        stand_in.state["forms"] = [slack_modal(name)]
        page = await screen.open(stand_in.url)
        dialog = page.get_by_role("dialog")
        for field in await dialog.locator("input:not([type=checkbox], [type=radio]), select, textarea").all():
            assert await field.evaluate("(field) => field.labels.length") == 1
        await page.close()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
async def test_whoever_comes_back_reads_to_the_end(screen: Screen, stand_in: StandIn, size: dict[str, int]) -> None:
    """The last message stands whole above the composer, also once that has found its height."""
    stand_in.state["messages"] = [m for m in gallery_messages() if not m["id"].startswith("tf3")]
    page = await screen.open(stand_in.url, size=size)
    await page.reload()
    await page.wait_for_selector("body.ready")
    await expect(page.locator("#slack .msg").last).to_be_in_viewport()
    left = "(e) => e.scrollHeight - e.scrollTop - e.clientHeight"
    await page.wait_for_timeout(100)
    assert await page.locator("#slack .log").evaluate(left) < 2


async def test_a_kept_book_is_told_calmly_until_somebody_speaks(screen: Screen, stand_in: StandIn) -> None:
    stand_in.state["kept"] = True
    page = await screen.open(stand_in.url)
    await expect(page.locator("#notice.calm")).to_contain_text("The book of last time is here")
    stand_in.state["messages"] = [said("s1", "slack", {"text": "hello", "blocks": []}, author="ana")]
    await page.reload()
    await page.wait_for_selector("body.ready")
    await expect(page.locator("#notice")).to_be_hidden()
