"""`contest`, `target`, `army`: who may begin one, what makes no sense, what everybody sees and what only I do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.asks import Place
from core.commands import COMMANDS
from tests.core.desk import Desk, button, buttons, read

SALES = Place("channel", "slack:T0BRIGHT:C1", "sales")
DOORS = 'contest new "Open doors" by received until 31 dec'


async def led(desk: Desk) -> Desk:
    await desk.says("zoe", "settings lead @dana North")
    await desk.says("dana", DOORS, place=SALES)
    return desk


async def test_a_lead_begins_one_and_a_rep_does_not(either_desk: Desk) -> None:
    desk = either_desk
    assert "lead" in (await desk.says("ana", DOORS)).casefold()
    await led(desk)
    row = desk.row("contest")
    assert (row["name"], row["kind"], row["measure"], row["least"]) == ("Open doors", "rank", "received", 1)
    assert desk.row("channel")["board_every"] == "off"
    assert desk.row("agenda", kind="contest")["subject_id"] == row["id"]


async def test_none_is_on(desk: Desk) -> None:
    assert "Your lead or an admin can begin one" in await desk.says("ana", "contest")
    reply = await desk.ask("zoe", "contest")
    assert (await desk.clicks("zoe", reply, "A new contest")).form is not None
    assert "No contest is on" in await desk.says("ana", "target 12")


async def test_by_form(desk: Desk) -> None:
    form = (await desk.ask("zoe", "contest new")).form
    assert form is not None
    assert [field.name for field in form.fields] == [
        "name", "by", "kind", "start", "until", "least", "tiers", "channel",
    ]  # fmt: skip
    reply = await desk.submits(
        "zoe", "contest new", name="Ladder", by="met", tiers="2 bronze, 4 gold", until="2026-12-31"
    )
    assert "Ladder is set" in read(reply)
    assert desk.row("contest")["kind"] == "steps"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('contest new "x" by met until 1 nov 2026', "must end today or later"),
        ('contest new "x" by met from 1 dec until 30 nov', "must end today or later"),
        ('contest new "x" by met until 1 dec 2028', "a year at most"),
        ('contest new "x" by value until 31 dec', "Boards by money are off"),
        ('contest new "x" by met kind steps until 31 dec', "I expected steps"),
        ('contest new "x" by met tiers "5 a, 3 b" until 31 dec', "I expected steps"),
        ('contest new "x" by met tiers "many" until 31 dec', "I expected steps"),
        ('contest new "Ask more" by met until 31 dec', "never a contest here"),
        ('contest new "Brave" by asks until 31 dec', "never a contest here"),
        ('contest new "Brave" by number of asks until 31 dec', "never a contest here"),
        ('contest "Brave" by most asked', "never a contest here"),
        ('contest new "x" by met until 31 dec in #nowhere', "nowhere"),
    ],
)
async def test_what_makes_no_sense_is_said(desk: Desk, line: str, said: str) -> None:
    assert said in await desk.says("zoe", line)
    assert desk.rows("contest") == []


async def test_asks_are_no_measure_anybody_could_choose() -> None:
    (new,) = [one for one in COMMANDS if one.name == "contest new"]
    choices = next(arg.choices for arg in new.args if arg.name == "by")
    assert not [word for word in choices if "ask" in word]


async def test_everybody_finds_his_own_place(desk: Desk) -> None:
    await led(desk)
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction')
    mine = await desk.says("ana", "contest")
    assert "You are 1st of 1, with 1." in mine
    assert "Ann Lee" not in mine
    assert "You have 0." in await desk.says("bob", "contest")
    await desk.says("ana", "settings board out")
    assert "You have 1. You wished to stay off the board" in await desk.says("ana", "contest")
    assert "Ana Ruiz" not in await desk.says("bob", "contest")


async def test_a_target_is_my_own(desk: Desk) -> None:
    await led(desk)
    assert "nobody sets a target" in await desk.says("ana", "target 12")
    await desk.says("dana", "contest end")
    await desk.says("dana", 'contest new "Mark" by received kind target until 31 dec')
    assert "no target yet" in await desk.says("ana", "contest")
    reply = await desk.ask("ana", "contest")
    assert (await desk.clicks("ana", reply, "My target")).form is not None
    await desk.says("ana", "target 12")
    assert "Your target in Mark: 2" in await desk.says("ana", "target 2")
    assert "You have 0 of the 2 you set yourself." in await desk.says("ana", "contest")
    assert "no target yet" in await desk.says("bob", "contest")
    assert desk.row("target")["amount"] == 2
    await desk.says("ana", "undo")
    assert "of the 12" in await desk.says("ana", "contest")


async def test_again_and_called_off_and_back(desk: Desk) -> None:
    await led(desk)
    desk.now += timedelta(days=50)
    assert [one.label for one in buttons(await desk.ask("ana", "contest"))] == ["Why?"]
    reply = await desk.ask("dana", "contest")
    assert "Open doors is set" in read(await desk.clicks("dana", reply, "Again"))
    off = await desk.ask("dana", "contest end")
    assert "called off" in read(off)
    await desk.clicks("dana", off, "Undo")
    assert "Open doors is on" in await desk.says("bob", "contest")
    assert button(await desk.ask("bob", "contest"), "My army").line == "army"


async def test_an_army_is_mine_alone(desk: Desk) -> None:
    for name in ("Carl Smith", "Judy Park"):
        await desk.says("ana", f'contact add "{name}" client')
    assert "rests today" in await desk.says("ana", "army")
    await desk.says("ana", "check Carl great")
    assert "one client you could ask today" in await desk.says("ana", "army")
    assert "no clients in the book" in await desk.says("bob", "army")
