"""`gift`, `newsletter`, `cards` and their settings, as a rep and an admin type them."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read


@pytest.fixture
async def carl(desk: Desk) -> Desk:
    await desk.says("ana", 'contact add "Carl Smith" of Acme email carl@acme.example')
    return desk


@pytest.fixture
async def giving(carl: Desk) -> Desk:
    await carl.says("zoe", "settings gifts 100 USD @dana")
    return carl


async def test_gifts_are_off_at_first(carl: Desk) -> None:
    for line in ("gift carl flowers 30", 'gift "Carl Smith" "bottle of red" $40'):
        assert "Gifts are off" in await carl.says("ana", line)
    assert carl.rows("touch") == []
    assert "Only an admin" in await carl.says("ana", "settings gifts 100 USD @ana")


@pytest.mark.parametrize(
    ("line", "what", "minor"),
    [
        ('gift carl "bottle of red" 40', "bottle of red", 4000),
        ("gift carl flowers $35", "flowers", 3500),
        ("gift carl smith a good book $20", "a good book", 2000),
        ("gift carl $20", None, 2000),
        ("gift carl wine 40 dollars", "wine", 4000),
        ("gift carl wine for 40 dollars", "wine", 4000),
        ("gift Carl Smith red wine worth 40 usd", "red wine", 4000),
        ("gift carl a 40 dollar bottle of wine", "a bottle of wine", 4000),
        ("gift carl 2 bottles of wine 40", "2 bottles of wine", 4000),
        ("gift wine to carl smith 40 dollars", "wine", 4000),
        ("gave carl wine 40 dollars", "wine", 4000),
        ("gave carl smith a bottle of wine, 40 dollars", "a bottle of wine", 4000),
        ("sent carl flowers for $30", "flowers", 3000),
        ("I gave a bottle of wine to carl, 40 dollars", "a bottle of wine", 4000),
        ("bought carl a gift: wine, 40 dollars", "wine", 4000),
        ("spent 40 dollars on wine for carl", "wine", 4000),
    ],
)
async def test_a_gift_is_noted_and_counted(giving: Desk, line: str, what: str | None, minor: int) -> None:
    said = await giving.says("ana", line)
    touch = giving.row("touch")
    assert (touch["kind"], touch["note"], touch["value"], touch["currency"]) == ("gift", what, minor, "USD")
    assert f"This year ${minor // 100} of $100" in said
    assert giving.row("contact")["last_talk_at"] is None  # no talk


async def test_the_cap_holds_for_everybody_together_and_dana_decides(giving: Desk) -> None:
    await giving.says("ana", "gift carl wine $60")
    await giving.says("bob", "gift carl flowers $30")
    refused = await giving.ask("ana", "gift carl a pen $20")
    assert "with this it is $110, and our cap is $100. Dana Webb decides" in read(refused)
    assert [b.label for b in buttons(refused)] == ["A card instead"]
    asked = await giving.ask("dana", "gift carl a pen $20")
    assert "It is yours to decide" in read(asked)
    assert "This year $110 of $100" in read(await giving.clicks("dana", asked, "Give it anyway"))


async def test_a_new_year_a_new_cap(giving: Desk) -> None:
    await giving.says("ana", "gift carl wine $90")
    giving.later(days=40)
    assert "This year $50 of $100" in await giving.says("ana", "gift carl wine $50")


async def test_thanks_with_a_gift_pass_the_same_gate(giving: Desk) -> None:
    await giving.says("ana", "Ann Lee at Beta from Carl")
    await giving.says("ana", "gift carl wine $90")
    assert "decides about more" in await giving.says("ana", 'thank 1 gift "bottle of red" 40')
    assert giving.row("introduction")["thanked_at"] is None
    assert "What is it worth?" in await giving.says("ana", "thank 1 gift chocolate")
    assert "chocolate, $8" in await giving.says("ana", "thank 1 gift chocolate $8")
    assert "This year $99" in await giving.says("ana", "gift carl card holder $1.00")


async def test_while_we_wait_for_his_word_a_gift_looks_like_a_price(giving: Desk) -> None:
    await giving.says("ana", "Ann Lee at Beta from Carl")
    await giving.says("ana", "move 1 promised")
    asked = await giving.ask("ana", "gift carl wine $20")
    assert "looks like a price" in read(asked)
    assert "wine, $20" in read(await giving.clicks("ana", asked, "Give it anyway"))


async def test_a_touch_that_is_a_gift_opens_its_form(giving: Desk) -> None:
    form = await giving.ask("ana", "touch carl gift")
    assert form.form is not None
    assert form.form.command == "gift"
    said = await giving.submits("ana", "gift", **dict(form.form.hidden), value="15", what="book")
    assert "book, $15" in read(said)


async def test_settings_of_gifts(carl: Desk) -> None:
    assert "up to $50 a year" in await carl.says("zoe", "settings gifts 50 @dana")
    assert "Gifts are off" in await carl.says("zoe", "settings gifts off")
    assert "Gifts are off" in await carl.says("ana", "gift carl wine 5 value 5")
    for line in ("settings gifts plenty", "settings gifts 100 XXZ @dana", "settings gifts 0 USD @dana"):
        assert "I expected a cap" in await carl.says("zoe", line)


async def test_the_newsletter_list_with_new_ones_first(carl: Desk) -> None:
    assert "Nobody takes the newsletter yet" in await carl.says("ana", "newsletter")
    await carl.says("ana", "contact carl newsletter")
    carl.later(days=60)
    await carl.says("ana", 'contact add "Ann Lee" of Beta')
    await carl.says("ana", "care ann newsletter")
    text = await carl.says("bob", "newsletter")
    assert text.startswith("The newsletter: 2 take it, 1 new")
    assert text.index("Ann Lee") < text.index("Carl Smith <carl@acme.example>")
    assert "Nobody looks after it yet" in text
    await carl.says("ana", "Carl Smith has died")
    assert "Carl" not in await carl.says("bob", "newsletter")


async def test_it_went_out_is_a_touch_and_no_talk(carl: Desk) -> None:
    await carl.says("ana", "care carl newsletter")
    reply = await carl.ask("ana", "newsletter")
    assert "The newsletter went to one" in read(await carl.clicks("ana", reply, "It has gone out"))
    assert carl.row("touch")["kind"] == "newsletter"
    assert carl.row("contact")["last_talk_at"] is None


async def test_who_looks_after_it_and_when(carl: Desk) -> None:
    assert "The list comes on the 5th of each month" in await carl.says("zoe", "settings newsletter @bob on 5")
    assert "the 22nd" in await carl.says("zoe", "settings newsletter @bob 22")
    assert "I expected a colleague and a day" in await carl.says("zoe", "settings newsletter @bob on 31")
    await carl.says("ana", "care carl newsletter")
    assert "Bob Stone gets this list" in await carl.says("ana", "newsletter")
    assert "Nobody is reminded" in await carl.says("zoe", "settings newsletter off")


async def test_a_sensitive_person_is_on_the_lists_of_those_who_may_know(carl: Desk) -> None:
    await carl.says("ana", "care carl newsletter")
    await carl.says("ana", "contact edit carl sensitive")
    assert "Carl" not in await carl.says("bob", "newsletter")
    assert "Carl" in await carl.says("ana", "newsletter")


async def test_cards_by_the_holiday_of_each(carl: Desk) -> None:
    assert "No holiday is noted" in await carl.says("ana", "cards")
    await carl.says("ana", "care carl holiday christmas")
    await carl.says("ana", 'contact add "Dina Levi" of Levi')
    await carl.says("ana", "care dina holiday rosh hashanah")
    reply = await carl.ask("ana", "cards")
    assert "Christmas, Fri, Dec 25: one person" in read(reply)
    shown = await carl.clicks("ana", reply, "Show the list")
    assert "Carl Smith of Acme; carl@acme.example" in read(shown)
    assert button(shown, "Cards are sent").line == 'cards "christmas" sent'
    assert "Christmas cards sent: one person" in read(await carl.clicks("ana", shown, "Cards are sent"))
    assert (carl.row("touch")["kind"], carl.row("touch")["note"]) == ("card", "Christmas")
    assert "Nobody you look after gets a card" in await carl.says("bob", "cards christmas")
    assert "Nobody you look after gets a card for Eid" in await carl.says("ana", "cards eid")


async def test_the_day_of_a_gift_may_follow_its_worth(giving: Desk) -> None:
    for line in ("gift carl wine 20 dollars yesterday", "gift contact:{} flowers for 20 dollars yesterday"):
        said = await giving.says("ana", line.format(giving.row("contact")["id"]))
        assert "yesterday" not in said
    assert [str(row["at"])[:10] for row in giving.rows("touch")] == [str(giving.rows("touch")[0]["at"])[:10]] * 2
    assert giving.rows("touch")[0]["at"] < giving.row("contact")["created_at"]


async def test_a_name_nobody_knows_does_not_take_the_gift_with_it(giving: Desk) -> None:
    asked = await giving.ask("ana", "gift zed wine 40 dollars")
    assert button(asked, "contact add").line == "contact add zed"
    asked = await giving.ask("ana", "gift Zed Zorn wine 40 dollars")
    assert button(asked, "contact add").line == "contact add Zed Zorn"


async def test_two_of_one_name_are_told_apart_and_the_gift_stays(giving: Desk) -> None:
    await giving.says("ana", 'contact add "Carl Jones" of Orbit')
    asked = await giving.ask("ana", "bought carl flowers for 30 dollars")
    assert "flowers, $30" in read(await giving.clicks("ana", asked, "Carl Jones"))


async def test_a_card_is_a_card_and_a_door_is_a_door(giving: Desk) -> None:
    assert "card sent today" in await giving.says("ana", "sent carl a birthday card")
    assert "You introduced Tom Book" in await giving.says("ana", "gave carl Tom Book")
