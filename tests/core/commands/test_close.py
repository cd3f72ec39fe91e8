"""At and after a sale: `not today`, `sale`, and five names at once with `names`."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


async def sold(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "won ann 12k")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("not today 1 in 1 month", "Dec 24"),
        ("not today 1 in 3 months", "Feb 24"),
        ("not today ann until 1 march", "Mar 1"),
        ("Not today #1, tomorrow", "tomorrow"),
    ],
)
async def test_not_today_is_one_reminder_for_that_day(either_desk: Desk, line: str, day: str) -> None:
    await sold(either_desk)
    said = await either_desk.says("ana", line)
    assert said.startswith("I’ll come back to it once")
    assert day in said
    own = either_desk.row("reminder")
    assert own["about"] == "Ask Ann Lee about one person"
    assert own["introduction_id"] == 1


async def test_another_day_takes_the_place_of_the_first_and_undo_brings_it_back(desk: Desk) -> None:
    await sold(desk)
    await desk.says("ana", "not today 1 in 1 month")
    before = desk.row("reminder")["due_at"]
    reply = await desk.ask("ana", "not today 1 in 3 months")
    assert desk.row("reminder")["due_at"] > before
    await desk.clicks("ana", reply, "Undo")
    assert desk.row("reminder")["due_at"] == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not today 1 yesterday", "past"),
        ("not today 2 in 1 month", "none yet"),
        ("not today 9 in 1 month", "9"),
    ],
)
async def test_what_cannot_be_put_off(desk: Desk, line: str, said: str) -> None:
    await sold(desk)
    await desk.says("ana", 'log "Tom Reyes" of Larkin from "Carl Smith"')
    assert said in await desk.says("ana", line)
    assert desk.rows("reminder") == []


async def test_without_a_day_a_form_asks_for_it(desk: Desk) -> None:
    await sold(desk)
    reply = await desk.ask("ana", "not today 1")
    assert reply.form is not None
    assert "When shall I come back?" in read(reply)
    done = await desk.submits("ana", "not today", introduction="1", until="in 2 weeks")
    assert "I’ll come back to it once" in read(done)


async def test_a_colleagues_sale_is_his_to_put_off(desk: Desk) -> None:
    await sold(desk)
    assert "not yours" in await desk.says("bob", "not today 1 in 1 month")
    assert desk.rows("reminder") == []


@pytest.mark.parametrize(
    ("line", "value", "told"),
    [
        ("sale ann 12k", 1_200_000, "Another sale to Ann Lee: $12,000"),
        ("sale ann", None, "Another sale to Ann Lee"),
        ("sold ann 9k EUR", 900_000, "€9,000"),
        ("sale Ann Lee 5k yesterday", 500_000, "$5,000"),
    ],
)
async def test_a_further_sale_goes_back_to_the_door(either_desk: Desk, line: str, value: int | None, told: str) -> None:
    await sold(either_desk)
    said = await either_desk.says("ana", line)
    assert told in said
    assert "It goes back to #1" in said
    deal = either_desk.row("sale")
    assert (deal["value"], deal["introduction_id"]) == (value, 1)


async def test_a_sale_to_somebody_nobody_introduced_makes_him_a_client(desk: Desk) -> None:
    await desk.says("ana", 'contact add "Gus Globe" at Globex')
    reply = await desk.ask("ana", "sale gus 3k")
    assert "No introduction led to it" in read(reply)
    assert desk.row("contact")["client_since"] is not None
    await desk.clicks("ana", reply, "Undo")
    assert desk.row("sale")["gone_at"] is not None
    assert desk.row("contact")["client_since"] is None


async def test_a_sale_offers_the_people_the_client_knows(desk: Desk) -> None:
    await sold(desk)
    assert "may be able to help" not in await desk.says("ana", "sale ann 2k")
    await desk.says("ana", 'Ann knows "Tom Reyes" at Larkin through the board, she told us')
    reply = await desk.ask("ana", "sale ann 2k")
    assert "Tom Reyes of Larkin (the board; Ann told us)" in read(reply)
    assert "about contact:" in button(reply, "Ask about Tom").line


FIVE = {
    "one": "Gus Globe, Globex, 555 0100",
    "two": "Mia Koch, Orbit",
    "three": "Nina Orr",
    "four": "Ben Low, Lowe, likes golf",
    "five": "tom reyes, larkin",
}


@pytest.mark.parametrize("many", [1, 3, 5])
async def test_each_name_becomes_a_door_with_nobodys_agreement(either_desk: Desk, many: int) -> None:
    await sold(either_desk)
    given = dict(list(FIVE.items())[:many])
    said = read(await either_desk.submits("ana", "names", contact="Ann Lee", **given))
    assert said.startswith(f"{many} name{'s' * (many > 1)} from Ann Lee")
    doors = either_desk.rows("introduction")[1:]
    ann = either_desk.row("contact", name="Ann Lee")["id"]
    assert [(d["introducer_id"], d["warmth"], bool(d["agreed"])) for d in doors] == [(ann, "name", False)] * many


async def test_company_number_and_what_else_was_said_are_kept(desk: Desk) -> None:
    await sold(desk)
    await desk.submits("ana", "names", contact="Ann Lee", **FIVE)
    gus, tom = desk.row("contact", name="Gus Globe"), desk.row("contact", name="Tom Reyes")
    assert (gus["company"], gus["phone"], tom["company"]) == ("Globex", "555 0100", "Larkin")
    ben = desk.row("contact", name="Ben Low")["id"]
    assert desk.row("introduction", prospect_id=ben)["note"] == "likes golf"


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "A name"),
        ({"one": "555 0100"}, "Ann Lee, Beta"),
        ({"one": "Gus Globe", "two": "Carl Smyth"}, "may be Carl Smith"),
        ({"one": "Gus Globe", "two": "Ann Lee, Beta"}, ""),
    ],
)
async def test_one_that_is_not_clear_and_none_is_kept(desk: Desk, given: dict[str, str], complaint: str) -> None:
    await sold(desk)
    reply = await desk.submits("ana", "names", contact="Ann Lee", **given)
    assert reply.form is not None
    assert complaint in read(reply)
    assert len(desk.rows("introduction")) == 1
    assert len(desk.rows("contact")) == 2


async def test_names_are_taken_back_at_once(desk: Desk) -> None:
    await sold(desk)
    reply = await desk.submits("ana", "names", contact="Ann Lee", one="Gus Globe", two="Mia Koch")
    assert [b.label for b in buttons(reply)].count("Agreed to a call") == 2
    await desk.clicks("ana", reply, "Undo")
    assert [d["id"] for d in desk.rows("introduction") if d["gone_at"] is None] == [1]
