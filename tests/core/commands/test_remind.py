"""`remind`, `snooze`, `done`: one's own reminders, and quiet for a while."""

from __future__ import annotations

import pytest

from core.agenda import sweep
from core.asks import Reply
from core.port import Tasks
from core.post import Post
from tests.core.desk import Desk, button, buttons, read
from tests.core.office import Wire

LOG = 'log "Ann Lee" of Beta from "Carl Smith" for @bob introduction'


async def delivered(desk: Desk, wire: Wire) -> None:
    """Everything due now is heard."""
    post = Post(desk.store, lambda: desk.now, {"slack": wire}, owner="test", tasks=Tasks(), real=lambda: desk.now)
    while await sweep(desk.store, lambda: desk.now) + await post.deliver_due():
        pass


async def test_about_an_introduction_at_a_moment(either_desk: Desk) -> None:
    desk, wire = either_desk, Wire()
    await desk.says("ana", LOG)
    assert (
        await desk.says("bob", "remind 1 tomorrow 3pm") >= "I’ll remind you tomorrow at 3:00 PM: Call Ann Lee of Beta"
    )
    desk.later(days=1, hours=4, minutes=59)
    await delivered(desk, wire)
    assert "Reminder: Call Ann Lee of Beta" not in wire.titles()
    desk.later(minutes=1)
    await delivered(desk, wire)
    assert wire.titles().count("Reminder: Call Ann Lee of Beta") == 1


async def test_about_anything_in_ones_own_words(desk: Desk) -> None:
    said = await desk.says("bob", "remind me to call Ann next Tuesday")
    assert said.startswith("I’ll remind you Tue, Dec 1 at 9:00 AM: call Ann")
    (row,) = desk.rows("reminder")
    assert (row["about"], row["introduction_id"]) == ("call Ann", None)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("remind 1 yesterday", "already past"),
        ("remind 99 tomorrow", "no introduction #99"),
        ("remind tomorrow", "What shall I remind you of?"),
        ("snooze reminder:99 tomorrow", "done or gone"),
        ("snooze post:99 tomorrow", "Nothing is waiting there"),
        ("done 99", "done or gone"),
    ],
)
async def test_what_cannot_be_is_said_kindly_and_nothing_is_saved(desk: Desk, line: str, answer: str) -> None:
    assert answer in await desk.says("bob", line)
    assert desk.rows("reminder") == []


async def test_done_and_put_off_by_the_buttons_of_the_reminder(desk: Desk) -> None:
    wire = Wire()
    await desk.says("bob", "remind me in 2 hours to eat")
    desk.later(hours=2)
    await delivered(desk, wire)
    card = wire.sent[-1].card
    assert [b.label for block in card.blocks if hasattr(block, "buttons") for b in block.buttons] == [
        "Done", "Tomorrow", "Next week",
    ]  # fmt: skip
    put_off = button(Reply(card=card), "Tomorrow").line
    assert "tomorrow at 9:00 AM" in await desk.says("bob", put_off)
    desk.later(hours=21)
    await delivered(desk, wire)
    assert wire.titles().count("Reminder: eat") == 2
    number = desk.rows("reminder")[0]["id"]
    assert "Done: eat" in await desk.says("bob", f"done {number}")
    assert "Done: eat" in await desk.says("bob", f"done {number}")
    desk.later(days=3)
    await delivered(desk, wire)
    assert wire.titles().count("Reminder: eat") == 2


async def test_nobody_touches_the_reminder_of_another(desk: Desk) -> None:
    await desk.says("bob", "remind me tomorrow to eat")
    number = desk.rows("reminder")[0]["id"]
    assert "somebody else’s" in await desk.says("ana", f"done {number}")
    assert "somebody else’s" in await desk.says("zoe", f"snooze reminder:{number} tomorrow")


async def test_undo_takes_a_reminder_back(desk: Desk) -> None:
    wire = Wire()
    reply = await desk.ask("bob", "remind me in 2 hours to eat")
    await desk.clicks("bob", reply, "Undo")
    desk.later(hours=3)
    await delivered(desk, wire)
    assert "Reminder: eat" not in wire.titles()


async def test_a_snooze_keeps_quiet_until_its_moment(desk: Desk) -> None:
    wire = Wire()
    await desk.says("ana", LOG)
    assert "I’ll be quiet until Fri, Nov 27 at 9:00 AM" in await desk.says("bob", "snooze 1 until friday")
    await desk.says("bob", "thanked 1")
    for _ in range(5):
        desk.later(hours=12)
        await delivered(desk, wire)
    assert [t for t in wire.titles() if "reached" in t] == []
    desk.later(hours=12)
    await delivered(desk, wire)
    assert [t for t in wire.titles() if "reached" in t] == ["Have you reached Ann Lee yet?"]


async def test_snooze_takes_the_token_of_a_message(desk: Desk) -> None:
    wire = Wire()
    await desk.says("ana", LOG)
    await delivered(desk, wire)
    token = next(b.why for b in wire.sent[0].card.blocks if hasattr(b, "why"))
    assert "#1 Ann Lee" in await desk.says("bob", f"snooze {token} tomorrow")
    assert "Nothing is waiting there" in await desk.says("ana", f"snooze {token} tomorrow")


async def test_both_are_forms_too(desk: Desk) -> None:
    await desk.says("ana", LOG)
    assert "When?" in await desk.says("bob", "remind 1")
    assert "Until when?" in await desk.says("bob", "snooze 1")
    reply = await desk.submits("bob", "snooze", introduction="1", until="tomorrow 9:00")
    assert "I’ll be quiet until tomorrow at 9:00 AM" in read(reply)
    reply = await desk.submits("bob", "remind", introduction="", at="tomorrow", about="call Carl")
    assert "I’ll remind you tomorrow at 9:00 AM: call Carl" in read(reply)


@pytest.mark.parametrize(
    "line",
    [
        "cancel my reminder", "cancel reminder", "delete the reminder", "please cancel my last reminder",
        "cancel the reminder for ann", "cancel my reminder about beta", "cancel reminder 1", "remove ann's reminder",
        "stop the reminder for Ann Lee", "cancel the reminder on thursday", "undo my reminder", "cancel reminders",
    ],
)  # fmt: skip
async def test_the_only_one_is_cancelled_and_can_be_had_again(desk: Desk, line: str) -> None:
    await desk.says("ana", LOG)
    await desk.says("bob", "remind 1 thursday 3pm")
    cancelled = await desk.ask("bob", line)
    assert read(cancelled).startswith("No reminder any more: Call Ann Lee of Beta")
    assert desk.row("reminder")["done_at"] is not None
    await desk.clicks("bob", cancelled, "Undo")
    assert desk.row("reminder")["done_at"] is None


async def test_of_several_it_is_asked_which_and_nobody_else_s_is_touched(desk: Desk) -> None:
    await desk.says("bob", "remind me to call Ann tomorrow")
    await desk.says("bob", "remind me to call Tom on friday")
    await desk.says("ana", "remind me to call Ann tomorrow")
    which = await desk.ask("bob", "cancel my reminder")
    assert [b.line.split(":")[0] for b in buttons(which)] == ["cancel reminder reminder"] * 2
    assert "No reminder any more: call Tom" in await desk.says("bob", "cancel the reminder to call Tom")
    mine = desk.rows("reminder", about="call Ann")[-1]["id"]
    assert "somebody else’s" in await desk.says("bob", f"cancel reminder reminder:{mine}")
    await desk.clicks("bob", which, "Cancel it")
    assert [row["done_at"] is None for row in desk.rows("reminder", about="call Ann")] == [False, True]
    assert "done or gone" in read(await desk.clicks("bob", which, "Cancel it"))


async def test_stop_reminders_is_still_the_pause_and_nothing_else_is_deleted(desk: Desk) -> None:
    await desk.says("ana", LOG)
    assert "No reminder" not in await desk.says("bob", "stop reminders")
    assert "Nothing is deleted" in await desk.says("bob", "delete Ann Lee")
