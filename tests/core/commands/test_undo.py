"""`undo`: my last change, the one a button names, never twice, never another's, never what something rests on."""

from __future__ import annotations

from core.cards import from_json
from core.store import posts
from core.store.letters import row
from core.text import as_text
from tests.core.desk import Desk, button, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


async def test_oops_takes_back_one_change_after_the_other(desk: Desk) -> None:
    empty = desk.book()
    await desk.says("ana", ANN)
    await desk.says("ana", "called 1")
    assert "Taken back: called #1" in await desk.says("ana", "oops")
    assert "Taken back: log #1" in await desk.says("ana", "oops")
    assert "nothing of yours" in await desk.says("ana", "oops")
    assert desk.book() == empty


async def test_a_double_click_takes_back_once(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    line = button(await desk.ask("ana", "called 1"), "Undo").line
    assert "Taken back" in await desk.says("ana", line)
    after = desk.book()
    assert "taken back already" in await desk.says("ana", line)
    assert desk.book() == after


async def test_who_was_only_named_by_what_is_taken_back_goes_with_it(desk: Desk) -> None:
    await desk.says("ana", ANN)
    before = desk.book()
    await desk.says("ana", 'edit 1 from "Judy Park"')
    assert "Taken back: edit #1" in await desk.says("ana", "undo")
    assert desk.book() == before


async def test_only_my_own(desk: Desk) -> None:
    line = button(await desk.ask("ana", ANN), "Undo").line
    assert "not yours to take back" in await desk.says("bob", line)
    assert "nothing of yours" in await desk.says("bob", "undo")


async def test_only_within_a_day(desk: Desk) -> None:
    line = button(await desk.ask("ana", ANN), "Undo").line
    desk.later(hours=25)
    assert "too long ago" in await desk.says("ana", line)
    assert "nothing of yours" in await desk.says("ana", "undo")


async def test_not_what_something_newer_rests_on(desk: Desk) -> None:
    line = button(await desk.ask("ana", ANN), "Undo").line
    await desk.says("ana", "called 1")
    assert "Something newer rests on that" in await desk.says("ana", line)
    assert desk.row("introduction")["gone_at"] is None


async def test_not_once_the_new_owner_has_earned_something(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    line = button(await desk.ask("ana", "pass 1 to @bob"), "Undo").line
    await desk.says("bob", "thanked 1")
    before = desk.book()
    assert "Something newer rests on that" in await desk.says("ana", line)
    assert desk.book() == before
    await desk.says("bob", "undo")
    assert "Taken back: pass #1" in await desk.says("ana", line)


async def test_history_keeps_both(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "undo")
    log, undo = desk.rows("audit")[-2:]
    assert (log["command"], undo["command"]) == ("log", "undo")
    assert (log["undone_by"], undo["undoes"]) == (undo["id"], log["id"])


def tell_bob(desk: Desk) -> None:
    """Bob has read that a door was opened for him."""
    org, bob = desk.row("organization")["id"], desk.row("member", name="Bob Stone")["id"]
    told = row(
        900, "heads-up:introduction:1:x:1", "nudge", desk.now, rule="heads-up", subject_kind="introduction",
        subject_id=1, member_id=bob, state="sent", ref="m77", sent_to=desk.account("bob"), sent_at=desk.now,
    )  # fmt: skip
    desk.store.write_now(lambda tx: posts.add(tx, org, [told]))


async def test_what_a_colleague_was_told_is_put_right(desk: Desk) -> None:
    reply = await desk.ask("ana", f"{ANN} for @bob")
    tell_bob(desk)
    desk.later(minutes=5)
    await desk.clicks("ana", reply, "Undo")
    edit = desk.row("post", kind="edit")
    assert (edit["ref"], edit["to"], edit["state"]) == ("m77", desk.account("bob"), "waiting")
    assert "Taken back: #1 Ann Lee" in edit["card"]
    assert "Ana has taken it back" in edit["card"]


async def test_who_need_not_call_any_more_is_told_and_told_again_when_he_must(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} for @bob")
    tell_bob(desk)
    desk.later(minutes=5)
    passed = await desk.ask("ana", "pass 1 to @dana")
    assert "@Dana Webb calls now; Ana passed it on" in as_text(from_json(desk.rows("post", kind="edit")[-1]["card"]))
    desk.later(minutes=5)
    await desk.clicks("ana", passed, "Undo")
    again = as_text(from_json(desk.rows("post", kind="edit")[-1]["card"]))
    assert "#1 Ann Lee is yours again" in again
    assert "[Spoke to Ann] called 1" in again


async def test_whoever_passes_on_his_own_is_told_nothing_more(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} for @bob")
    tell_bob(desk)
    await desk.says("bob", "pass 1 to @dana")
    assert desk.rows("post", kind="edit") == []


async def test_deleting_is_refused_with_what_to_do_instead(desk: Desk) -> None:
    await desk.says("ana", ANN)
    reply = await desk.ask("ana", "delete 1")
    assert "Nothing is deleted here" in read(reply)
    assert button(reply, "oops").line == "oops"
    assert "don’t ask all clients at once" in await desk.says("ana", "ask everybody")
