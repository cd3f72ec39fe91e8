"""`thank` and `thanked`: at the door, at the outcome, by the introducer's name, with a gift."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


def ana(desk: Desk) -> int:
    return int(desk.row("member", name="Ana Ruiz")["id"])


@pytest.mark.parametrize("line", ["thanked carl", "thanked 1", "thanked ann", "thanked carl in person"])
async def test_by_introducer_number_or_prospect(either_desk: Desk, line: str) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    said = await desk.says("ana", line)
    assert said.startswith("Carl Smith thanked for Ann Lee (#1)")
    entry = desk.row("introduction")
    assert entry["thanked_at"] is not None
    assert entry["thanked_outcome_at"] is None
    thanks = desk.row("touch")
    assert (thanks["kind"], thanks["contact_id"]) == ("thank-you", desk.row("contact", name="Carl Smith")["id"])
    assert desk.tallies()["thanked_in_time", ana(desk)] == 1


@pytest.mark.parametrize(("days", "counted"), [(0, True), (3, True), (4, False)])
async def test_thanks_are_in_time_for_three_days(desk: Desk, days: int, counted: bool) -> None:
    await desk.says("ana", ANN)
    desk.later(days=days)
    await desk.says("ana", "thanked carl")
    assert (("thanked_in_time", ana(desk)) in desk.tallies()) == counted


async def test_late_thanks_do_not_become_timely_by_a_second_time(desk: Desk) -> None:
    await desk.says("ana", ANN)
    desk.later(days=9)
    await desk.says("ana", "thanked carl")
    said = await desk.says("ana", "thanked carl")
    assert "one more never hurts" in said
    assert ("thanked_in_time", ana(desk)) not in desk.tallies()


async def test_the_outcome_is_thanked_for_again(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "thanked carl")
    await desk.says("ana", "won 1 45k")
    await desk.says("ana", "thanked carl")
    assert desk.row("introduction")["thanked_outcome_at"] is not None
    assert desk.tallies()["thanked_in_time", ana(desk)] == 1


async def test_several_doors_of_one_introducer_are_asked_back(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "log Bea Ray of Gamma from Carl Smith")
    question = await desk.ask("ana", "thanked carl")
    assert "Which one?" in read(question)
    assert "for Bea Ray (#2)" in read(await desk.clicks("ana", question, "#2 Bea Ray"))
    assert "for Ann Lee (#1)" in await desk.says("ana", "thanked carl")


@pytest.mark.parametrize("line", ["thanked carl", "thanked carl for all", "thanked carl for everything over lunch"])
async def test_several_doors_are_thanked_for_at_once(either_desk: Desk, line: str) -> None:
    desk = either_desk
    for name in ("Ann Lee", "Bea Ray", "Cy Fox"):
        await desk.says("ana", f'log "{name}" of "{name} Inc" from Carl Smith')
    before = desk.rows("introduction")
    reply = await desk.ask("ana", line)
    said = reply if " for " in line else await desk.clicks("ana", reply, "All of them")
    assert read(said).startswith("Carl Smith thanked for all 3 doors")
    assert "Cy Fox (#3), Bea Ray (#2) and Ann Lee (#1)" in read(said)
    assert all(row["thanked_at"] is not None for row in desk.rows("introduction"))
    assert len(desk.rows("touch")) == 1  # one lunch, one word
    await desk.clicks("ana", said, "Undo")
    assert [row["thanked_at"] for row in desk.rows("introduction")] == [row["thanked_at"] for row in before]


async def test_doors_of_two_people_are_never_thanked_for_as_one(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", 'log "Bea Ray" of Gamma from "Carl Jones"')
    for line in ("thanked carl", "thanked carl for all"):
        question = await desk.ask("ana", line)
        assert [b.label for b in buttons(question)] == ["#2 Bea Ray (Gamma)", "#1 Ann Lee (Beta)"]
    assert "thanked for Ann Lee (#1)" in read(await desk.clicks("ana", question, "#1"))


async def test_thank_shows_what_to_write_and_saves_nothing(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} note he drinks too much")
    before = desk.book()
    reply = await desk.ask("ana", "thank 1")
    assert "Carl, thank you for speaking to Ann Lee for me." in read(reply)
    assert "drinks" not in read(reply)
    assert desk.book() == before
    sent = await desk.clicks("ana", reply, "I’ve sent it")
    assert read(sent).startswith("Carl Smith thanked for Ann Lee (#1)")
    assert "was thanked today" in await desk.says("ana", "thank 1")


async def test_the_outcome_is_told_only_where_the_prospect_agreed(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "won 1 45k")
    assert "hasn’t said that Carl may know" in await desk.says("ana", "thank 1")
    await desk.says("ana", "edit 1 may know")
    said = await desk.says("ana", "thank 1")
    assert "Ann Lee is a client, and it began with Carl" in said
    assert "45" not in said


async def test_a_gift_is_noted_with_its_worth(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("zoe", "settings gifts 100 USD @dana")
    said = await desk.says("ana", 'thank 1 gift "bottle of red" 40')
    assert said.startswith("Carl Smith thanked for Ann Lee (#1)\nbottle of red, $40")
    assert (desk.row("touch")["kind"], desk.row("touch")["note"]) == ("gift", "bottle of red, $40")


async def test_a_colleague_is_thanked_too(desk: Desk) -> None:
    await desk.says("ana", "log Ann Lee of Beta from @bob")
    assert "Bob Stone thanked for Ann Lee" in await desk.says("ana", "thanked 1")
    assert desk.rows("touch") == []


async def test_nobody_to_thank_is_said(desk: Desk) -> None:
    await desk.says("ana", "gave Judy Tom")
    reply = await desk.ask("ana", "thank 1")
    assert "Nobody is named who opened #1 Tom" in read(reply)
    assert button(reply, "Name somebody").line == "edit 1"


@pytest.mark.parametrize("state", ["deceased", "bereaved", "left"])
async def test_nobody_is_offered_thanks_to_somebody_who_cannot_be_written_to(desk: Desk, state: str) -> None:
    await desk.says("ana", 'contact add "Deb Kay" of Kay client')
    await desk.says("ana", f"contact edit deb {state}")
    for line in ("Pete Sims of Simco from Deb Kay", "show 1", "called 1", "won 1 12k", "show 1", "chain 1", "deb"):
        assert "Thank Deb" not in (said := await desk.says("ana", line)), said
    assert ("Deb opened a door" in said) is (state != "deceased")
