"""The page draws every card and form both renderers can make, and whatever else the two formats allow, as letters."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Screen
from tests.browser.stand_in import NATIVE, StandIn, gallery_messages, said, slack_modal, teams_native
from tests.gallery import CARDS, HOSTILE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def gallery(screen: Screen, stand_in: StandIn) -> Page:
    stand_in.state["messages"] = gallery_messages()
    page = await screen.open(stand_in.url)
    await page.select_option("#teams-who", "ana")
    return page


async def test_every_card_is_drawn_on_both_sides_without_a_complaint(screen: Screen, stand_in: StandIn) -> None:
    page = await gallery(screen, stand_in)
    assert await page.locator("#slack .msg").count() == len(CARDS) + len(NATIVE["blocks"])
    assert await page.locator("#teams .msg").count() >= len(CARDS) + len(NATIVE["cards"])
    await expect(page.locator("#slack .msg", has_text="Introduction #12 logged")).to_contain_text("@Bob Stone calls.")
    await expect(page.locator("#teams .msg", has_text="Introduction #12 logged")).to_contain_text("Bob Stone calls.")


async def test_only_blocks_nobody_knows_are_placeholders(screen: Screen, stand_in: StandIn) -> None:
    page = await gallery(screen, stand_in)
    drawn = await page.locator(".unknown").all_inner_texts()
    strange = ("carousel_of_tomorrow", "constructor", "hologram", "Holodeck", "Action.Teleport")
    assert len(drawn) == len(strange)
    assert all(any(word in text for text in drawn) for word in strange)


async def test_hostile_text_is_never_markup(screen: Screen, stand_in: StandIn) -> None:
    stand_in.state["messages"] = [m for m in gallery_messages() if "evil.example" in m["text"] or "<b>" in m["text"]]
    page = await screen.open(stand_in.url)
    await page.select_option("#teams-who", "ana")
    whole = "**strong** __em__"  # only the card made of every hostile text has it
    hostile = [await page.locator(f"#{side} .msg", has_text=whole).first.inner_text() for side in ("slack", "teams")]
    for text in HOSTILE:
        if "\n" not in text and not text.startswith("${"):
            assert all(text in shown for shown in hostile), text
    assert await page.locator(".log script, .log iframe, .log img").count() == 0
    assert await page.locator('.log a[href*="evil.example"]').count() == 0


async def test_raw_markup_in_native_text_stays_letters(screen: Screen, stand_in: StandIn) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    block = {"type": "section", "text": {"type": "plain_text", "text": evil}}
    link = {"type": "TextBlock", "text": "[press](javascript:alert(1)) " + evil, "wrap": True}
    stand_in.state["messages"] = [
        said("s1", "slack", {"text": evil, "blocks": [block]}),
        said("t1", "teams", teams_native({"type": "AdaptiveCard", "body": [link]}), who="max"),
    ]
    page = await screen.open(stand_in.url)
    await expect(page.locator("#slack .msg")).to_contain_text(evil)
    await expect(page.locator("#teams .msg")).to_contain_text(evil)
    assert await page.locator('a[href^="javascript"]').count() == 0


async def test_slack_markup_reads_as_in_slack(screen: Screen, stand_in: StandIn) -> None:
    page = await gallery(screen, stand_in)
    row = page.locator("#slack .msg", has_text="Every block")
    assert await row.locator("strong").first.inner_text() == "bold"
    assert await row.locator(".mention").all_inner_texts() == ["@Bob Stone", "#sales", "@channel", "@Dana Webb"]
    await expect(row).to_contain_text("snake_case_word 2*3*4 <b>")
    await expect(row.locator("blockquote").first).to_contain_text("quoted well")
    await expect(row).to_contain_text("Dec 1, 2026 at 10:00 AM")


async def test_adaptive_markdown_reads_as_in_teams(screen: Screen, stand_in: StandIn) -> None:
    page = await gallery(screen, stand_in)
    row = page.locator("#teams .msg", has_text="Every element")
    await expect(row).to_contain_text("bold slanted *not* <b> a link snake_case_word Bob Stone")
    assert await row.locator("ul li, ol li").all_inner_texts() == ["one", "two", "uno", "due"]
    await expect(row).to_contain_text("Opened Tue, Dec 1, 2026 at 10:00 AM")
    assert await row.locator("th").all_inner_texts() == ["Who", "Points"]


async def test_a_press_goes_by_its_number(screen: Screen, stand_in: StandIn) -> None:
    """Two buttons of one label are told apart; options of selects and menus count as the playground counts them."""
    page = await gallery(screen, stand_in)
    row = page.locator("#slack .msg", has_text="Every block")
    idle = page.locator(".pane.working")
    async with page.expect_response("**/playground/click"):
        await row.get_by_role("button", name="Beside").click()
    await expect(idle).to_have_count(0)
    async with page.expect_response("**/playground/click"):
        await row.get_by_role("combobox").select_option("won")
    await expect(idle).to_have_count(0)
    await row.get_by_role("button", name="More actions").click()
    async with page.expect_response("**/playground/click"):
        await row.get_by_role("menuitem", name="Mute").click()
    card = page.locator("#teams .msg", has_text="Every element")
    await card.get_by_role("button", name="Forget her").click()
    await card.get_by_role("textbox", name="Who?").fill("Ann")
    async with page.expect_response("**/playground/click"):
        await card.get_by_role("button", name="Yes, forget").click()
    buttons = {m["id"]: [b["label"] for b in m["buttons"]] for m in stand_in.state["messages"]}
    for act, body in stand_in.posted:
        assert act == "click"
        assert buttons[body["message"]][body["index"]] == body["button"]
    assert [body["button"] for _, body in stand_in.posted] == ["Beside", "Won", "Mute", "Yes, forget"]


async def test_a_dangerous_button_asks_first(screen: Screen, stand_in: StandIn) -> None:
    page = await gallery(screen, stand_in)
    button = page.locator("#slack .msg", has_text="Every block").get_by_role("button", name="Forget her")
    await button.click()
    await expect(page.get_by_role("dialog", name="Sure?")).to_contain_text("She is removed.")
    await page.get_by_role("button", name="Keep").click()
    await expect(button).to_be_focused()
    assert stand_in.posted == []
    await button.click()
    async with page.expect_request("**/playground/click"):
        await page.get_by_role("button", name="Forget", exact=True).click()


async def test_a_modal_shows_its_errors_at_their_fields(screen: Screen, stand_in: StandIn) -> None:
    stand_in.state["forms"] = [slack_modal("form with errors")]
    page = await screen.open(stand_in.url)
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("textbox", name="Who?")).to_be_focused()
    await expect(dialog).to_contain_text("I expected prospect, not “<b>”")
    assert await dialog.locator("[aria-invalid]").count() >= 4


async def test_a_modal_insists_on_what_is_required_then_sends_by_field(screen: Screen, stand_in: StandIn) -> None:
    stand_in.state["forms"] = [slack_modal("log form")]
    page = await screen.open(stand_in.url)
    dialog = page.get_by_role("dialog", name="Log an introduction")
    who = dialog.get_by_role("textbox", name="Who?")
    await who.fill("")
    await dialog.get_by_role("button", name="Save").click()
    await expect(who).to_be_focused()
    assert stand_in.posted == []
    await who.fill("Gus Globe")
    async with page.expect_request("**/playground/submit"):
        await dialog.get_by_role("button", name="Save").click()
    act, body = stand_in.posted[0]
    assert act == "submit"
    assert body["values"] == {
        "prospect": "Gus Globe", "company": "Globex & Sons", "warmth": "introduction", "on": "2026-12-01",
        "agreed": "yes", "note": "",
    }  # fmt: skip


async def test_escape_closes_a_modal_and_gives_the_focus_back(screen: Screen, stand_in: StandIn) -> None:
    page = await screen.open(stand_in.url)
    await page.locator("#slack textarea").focus()
    stand_in.state["forms"] = [slack_modal("log form")]
    stand_in.change()
    await expect(page.get_by_role("dialog")).to_be_visible()
    stand_in.state["forms"] = []
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator("#slack textarea")).to_be_focused()
    assert [act for act, _ in stand_in.posted] == ["dismiss"]


async def test_a_card_with_inputs_is_a_form(screen: Screen, stand_in: StandIn) -> None:
    card = NATIVE["cards"][0]
    stand_in.state["messages"] = [said("t1", "teams", teams_native(card), who="max")]
    stand_in.state["forms"] = [{"id": "t1", "platform": "teams", "as": "max", "message": "t1", "fields": []}]
    page = await screen.open(stand_in.url)
    row = page.locator("#teams .msg")
    await row.get_by_role("button", name="Save").click()
    await expect(row).to_contain_text("A name is needed.")
    await row.get_by_role("textbox", name="Who?").fill("Ann Lee")
    await row.get_by_label("She expects us").check()
    await row.get_by_label("Spoke to her").check()
    async with page.expect_request("**/playground/submit"):
        await row.get_by_role("button", name="Save").click()
    assert stand_in.posted[0][1]["values"] == {
        "who": "Ann Lee", "many": "2", "on": "", "agreed": "yes", "warmth": "introduction",
    }  # fmt: skip


async def test_what_was_typed_survives_other_news(screen: Screen, stand_in: StandIn) -> None:
    stand_in.state["messages"] = [said("t1", "teams", teams_native(NATIVE["cards"][0]), who="max")]
    page = await screen.open(stand_in.url)
    field = page.locator("#teams").get_by_role("textbox", name="Who?")
    await field.fill("half a na")
    stand_in.state["messages"].append(
        said("t2", "teams", teams_native({"body": [], "type": "AdaptiveCard"}), who="max")
    )
    stand_in.change()
    await expect(page.locator("#teams .msg")).to_have_count(2)
    await expect(field).to_have_value("half a na")
    await expect(field).to_be_focused()


async def test_trouble_is_told_in_a_sentence(screen: Screen, stand_in: StandIn) -> None:
    page = await screen.open(stand_in.url)
    stand_in.answers = [(403, {"error": "Max is not in #sales."})]
    await page.fill("#slack textarea", "/referral")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("Max is not in #sales.")
    await expect(page.locator("#slack textarea")).to_have_value("/referral")
    screen.complaints.clear()  # the browser itself notes every answer of 403
