"""The promise of the playground, in the real demo: log by typing, by form and by button on both sides; a reminder when
the clock is turned; the board; Home; what one hears elsewhere."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Screen

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def be(page: Page, side: str, who: str) -> None:
    await page.select_option(f"#{side}-who", who)


async def say(page: Page, side: str, line: str) -> Locator:
    """Types a line, waits for what comes of it, and gives the bot's last message."""
    await page.fill(f"#{side} textarea", line)
    async with page.expect_response("**/playground/say") as answer:
        await page.locator(f"#{side} textarea").press("Enter")
    assert (await answer.value).ok
    await idle(page)
    return page.locator(f"#{side} .msg.from-bot").last


async def idle(page: Page) -> None:
    await expect(page.locator(".pane.working")).to_have_count(0, timeout=30_000)


async def press(page: Page, button: Locator) -> None:
    async with page.expect_response("**/playground/click"):
        await button.click()
    await idle(page)


async def dismiss(page: Page) -> None:
    """Closes the modal that shows an answer."""
    async with page.expect_response("**/playground/dismiss"):
        await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await idle(page)


async def turn(page: Page, label: str) -> None:
    async with page.expect_response("**/playground/clock", timeout=60_000):
        await page.get_by_role("region", name="Clock").get_by_role("button", name=label).click()
    await expect(page.locator(".steps[aria-busy]")).to_have_count(0)


@pytest.mark.parametrize(("side", "name"), [("slack", "Iris Vale"), ("teams", "Jon Reed")])
async def test_logging_by_typing(screen: Screen, demo: str, side: str, name: str) -> None:
    page = await screen.open(demo)
    await be(page, side, "ana")
    answer = await say(page, side, f'/referral log "{name}" of Acme from "Carl Smith" warm introduction')
    await expect(answer).to_contain_text(f"logged: {name}")


async def test_logging_by_form_in_slack(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await page.fill("#slack textarea", "/referral log")
    await page.locator("#slack textarea").press("Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("textbox", name="Who was introduced?")).to_be_focused()
    await page.keyboard.type("Kim Sloane")
    await dialog.get_by_role("textbox", name="Company").fill("Sloane Foods")
    await dialog.get_by_role("textbox", name="Who opened the door?").fill("Carl Smith")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_contain_text("logged: Kim Sloane")
    await dismiss(page)


async def test_a_form_comes_back_with_what_is_wrong(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await say(page, "slack", "/referral log")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="Who was introduced?").fill("Vic Snow")
    value = dialog.get_by_role("textbox", name="Value, roughly")
    await value.fill("a lot")
    await dialog.get_by_role("button", name="Save").click()
    await expect(value).to_be_focused()
    await expect(value).to_have_attribute("aria-invalid", "true")
    await expect(dialog.get_by_role("textbox", name="Who was introduced?")).to_have_value("Vic Snow")
    await dismiss(page)


async def test_logging_by_form_in_teams(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    card = await say(page, "teams", "/referral log")
    await card.get_by_role("textbox", name="Who was introduced?").fill("Lou Vance")
    await card.get_by_role("textbox", name="Who opened the door?").fill("Carl Smith")
    async with page.expect_response("**/playground/submit"):
        await card.get_by_role("button", name="Save").click()
    await idle(page)
    await expect(page.locator("#teams .log")).to_contain_text("logged: Lou Vance")


@pytest.mark.parametrize(("side", "name"), [("slack", "Mo Tate"), ("teams", "Nia Cole")])
async def test_a_button_does_what_it_says(screen: Screen, demo: str, side: str, name: str) -> None:
    page = await screen.open(demo)
    await be(page, side, "ana")
    answer = await say(page, side, f'/referral log "{name}" of Acme from "Carl Smith" warm introduction')
    await press(page, answer.get_by_role("button", name="Undo"))
    await expect(page.locator(f"#{side} .log")).to_contain_text(re.compile("taken back|undone", re.IGNORECASE))


async def test_a_reminder_comes_when_the_clock_is_turned(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await say(page, "slack", '/referral log "Olga Dahl" of Dahl from "Carl Smith" for @max warm introduction')
    await be(page, "teams", "lena")
    news = page.get_by_role("status").get_by_role("button", name="Max in Teams")
    for _ in range(5):  # at most a long weekend
        await turn(page, "Tomorrow 9:00")
        if await news.count():
            break
    await news.click()
    await expect(page.get_by_role("combobox", name="You are").last).to_have_value("max")
    heard = page.locator("#teams .msg.from-bot", has_text="has opened a door for you")
    await expect(heard.last).to_contain_text("Olga Dahl")


async def test_the_clock_shows_where_it_was_turned_to(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await turn(page, "Monday 9:00")
    await expect(page.locator(".now")).to_have_text(re.compile(r"^Monday, .* 9:0\d AM$"))


@pytest.mark.parametrize("side", ["slack", "teams"])
async def test_the_board(screen: Screen, demo: str, side: str) -> None:
    page = await screen.open(demo)
    answer = await say(page, side, "/referral leaderboard")
    assert await answer.locator("th").all_inner_texts() == ["Name", "Points"]
    await expect(answer.locator("table")).to_contain_text("Tom Becker")


async def test_home_is_a_tab_in_slack(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await page.locator("#slack").get_by_role("button", name="Home").click()
    home = page.get_by_role("region", name="Home of Referral")
    await expect(home).to_contain_text("Ana")
    await press(page, home.get_by_role("button", name="Leaderboard"))
    await expect(page.get_by_role("dialog")).to_contain_text("Tom Becker")
    await dismiss(page)


@pytest.mark.parametrize(("side", "channel"), [("slack", "sales"), ("teams", "Sales")])
async def test_a_channel_shows_a_question_to_its_asker_alone(
    screen: Screen, demo: str, side: str, channel: str
) -> None:
    page = await screen.open(demo)
    await be(page, side, "ana")
    await page.locator(f"#{side}").get_by_role("button", name=channel).click()
    answer = await say(page, side, "/referral leaderboard")
    await expect(answer).to_contain_text("Only visible to you")
    await be(page, side, "bob")
    await expect(page.locator(f"#{side} .msg.from-bot", has_text="Only visible to you")).to_have_count(0)


async def test_what_one_has_not_read_is_marked(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await page.locator("#teams").get_by_role("button", name="Sales").click()
    await be(page, "slack", "max")
    await page.locator("#slack").get_by_role("button", name="general").click()
    await say(page, "slack", "good morning")
    await be(page, "slack", "ana")
    await page.locator("#slack").get_by_role("button", name="Referral", exact=True).click()
    await be(page, "slack", "bob")
    await expect(page.locator("#slack .place", has_text="general")).to_contain_text("1 unread")


async def test_the_steps_to_try_are_ticked_off(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    tips = page.get_by_role("region", name="Try this")
    await tips.get_by_role("button", name="Log an introduction").click()
    field = page.locator("#slack textarea")
    await expect(field).to_be_focused()
    await expect(field).to_have_value(re.compile("^/referral log "))
    async with page.expect_response("**/playground/say"):
        await page.keyboard.press("Enter")
    await expect(tips.get_by_role("button", name="Log an introduction (done)")).to_be_visible()
    await expect(page.locator("#slack .msg.from-bot").last).to_contain_text("Helen Ortiz")
    await tips.get_by_role("button", name="Hide these hints").click()
    await expect(tips).to_be_hidden()


async def test_lines_are_suggested_and_taken_by_keyboard(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    field = page.locator("#slack textarea")
    await field.press_sequentially("/referral lea")
    await expect(page.locator("#slack .hints").get_by_role("option", name="/referral leaderboard")).to_be_visible()
    await field.press("ArrowDown")
    await field.press("Enter")
    await expect(field).to_have_value("/referral leaderboard ")
    await expect(page.locator("#slack .example")).to_contain_text("For example:")
    await expect(page.locator("#slack .hints")).to_be_hidden()


async def test_one_can_start_again(screen: Screen, demo: str) -> None:
    page = await screen.open(demo)
    await turn(page, "+1 day")
    before = await page.locator(".now").inner_text()
    await page.get_by_role("button", name="Start again").click()
    async with page.expect_navigation():
        await page.get_by_role("dialog").get_by_role("button", name="Start again").click()
    await page.wait_for_selector("body.ready")
    await expect(page.locator(".now")).not_to_have_text(before)
    await expect(page.locator(".tips li.done")).to_have_count(0)
