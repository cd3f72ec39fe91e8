"""`log`: who is understood, who is asked back about, what is stored, counted and said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.core.desk import Desk, button, buttons, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


def member(desk: Desk, name: str) -> int:
    return int(desk.row("member", name=name)["id"])


async def test_a_received_introduction_is_mine_and_told_back(either_desk: Desk) -> None:
    desk = either_desk
    said = await desk.says("ana", f"{ANN} value 12k met at the fair")
    assert said.splitlines()[:2] == [
        "Introduction #1 logged: Ann Lee (Beta)",
        "Carl Smith spoke to Ann, who expects your call.",
    ]
    assert "Value: $12,000" in said
    assert "Note: met at the fair" in said
    assert "Because nobody introduced Ann Lee in the last 12 months" in said
    assert "I’ll ask you today at 5:00 PM" in said
    entry, ana = desk.row("introduction"), member(desk, "Ana Ruiz")
    ann, carl = desk.row("contact", name="Ann Lee"), desk.row("contact", name="Carl Smith")
    assert (entry["direction"], entry["stage"], entry["warmth"]) == ("received", "introduced", "introduction")
    assert (entry["prospect_id"], entry["introducer_id"], entry["owner_id"]) == (ann["id"], carl["id"], ana)
    assert (entry["value"], entry["currency"], bool(entry["agreed"])) == (1_200_000, "USD", True)
    assert desk.tallies() == {("logged", ana): 1, ("received", ana): 1}


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee at Beta from Carl Smith",
        "log ann lee of beta from carl smith",
        "log Ann Lee, Beta, from Carl Smith",
        "log Ann Lee (Beta) from Carl Smith",
        "log “Ann Lee” of “Beta” from “Carl Smith”",
        "from Carl Smith log Ann Lee of Beta",
        "Carl Smith introduced me to Ann Lee at Beta",
    ],
)
async def test_however_it_is_typed(desk: Desk, line: str) -> None:
    said = await desk.says("ana", line)
    if line.startswith("from"):
        assert "logged" not in said
        return
    assert "Introduction #1 logged: Ann Lee (Beta)" in said
    assert {c["name"] for c in desk.rows("contact")} == {"Ann Lee", "Carl Smith"}


async def test_a_first_name_that_fits_somebody_known_is_asked_about(desk: Desk) -> None:
    await desk.says("ana", ANN)
    reply = await desk.ask("ana", "I introduced ann to Judy Park")
    assert "Is “ann” Ann Lee (Beta), whom I know?" in read(reply)
    assert len(desk.rows("contact")) == 2  # nothing is saved yet
    said = read(await desk.clicks("ana", reply, "Ann Lee (Beta)"))
    assert "already have a door to Ann Lee" in said


async def test_a_heads_up_is_promised_to_whoever_calls(desk: Desk) -> None:
    reply = await desk.ask("ana", f"{ANN} for @bob")
    assert "who expects a call from @Bob Stone" in read(reply)
    assert "Bob hears of it now." in read(reply)
    bob = member(desk, "Bob Stone")
    entry = desk.row("introduction")
    assert (entry["owner_id"], entry["logged_by"]) == (bob, member(desk, "Ana Ruiz"))
    assert desk.row("contact", name="Ann Lee")["owner_id"] == bob
    assert desk.row("contact", name="Carl Smith")["owner_id"] == member(desk, "Ana Ruiz")
    assert desk.tallies() == {("logged", bob): 1, ("received", bob): 1}
    assert not any(b.label.startswith("Spoke") for b in buttons(reply))


async def test_at_night_the_heads_up_is_promised_for_the_morning(desk: Desk) -> None:
    desk.later(hours=12)
    assert "Bob hears of it tomorrow at 9:00 AM." not in await desk.says("ana", "log X of Y from Carl Smith")
    assert "Bob hears of it" in (said := await desk.says("ana", f"{ANN} for bob"))
    assert "hears of it now" not in said


@pytest.mark.parametrize(
    ("words", "warmth", "agreed", "sentence"),
    [
        ("name only", "name", None, "Carl Smith gave us Ann’s name."),
        ("may use his name", "mention", None, "Carl Smith may be mentioned to Ann."),
        ("warm intro", "introduction", True, "Carl Smith spoke to Ann, who expects your call."),
        ("meeting", "meeting", True, "Carl Smith brought us together with Ann."),
        ("introduction not agreed", "introduction", False, "Carl Smith spoke to Ann."),
        ("name agreed", "name", True, "Carl Smith gave us Ann’s name."),
    ],
)
async def test_what_the_introducer_did(desk: Desk, words: str, warmth: str, agreed: bool | None, sentence: str) -> None:
    said = await desk.says("ana", f"{ANN} {words}")
    assert sentence in said
    entry = desk.row("introduction")
    assert entry["warmth"] == warmth
    assert entry["agreed"] == agreed
    advice = "hasn’t agreed to a call" if warmth == "introduction" else "doesn’t know yet"
    assert (advice in said) == (not agreed)
    assert (("received", member(desk, "Ana Ruiz")) in desk.tallies()) == bool(agreed)


async def test_one_tap_puts_right_that_he_only_gave_the_name(desk: Desk) -> None:
    reply = await desk.ask("ana", ANN)
    changed = await desk.clicks("ana", reply, "Only gave the name")
    assert changed.replaces
    assert "Expects us: not said (was yes)" in read(changed)
    assert desk.tallies() == {("logged", member(desk, "Ana Ruiz")): 1}


async def test_an_introduction_we_give(either_desk: Desk) -> None:
    desk = either_desk
    said = await desk.says("ana", "log Tom Reyes to Judy Park note needs an attorney")
    assert "You introduced Tom Reyes to Judy Park." in said
    entry, ana = desk.row("introduction"), member(desk, "Ana Ruiz")
    assert (entry["direction"], entry["owner_id"], entry["introducer_id"]) == ("given", ana, None)
    assert entry["given_to_id"] == desk.row("contact", name="Judy Park")["id"]
    assert desk.tallies() == {("given", ana): 1}
    await desk.says("ana", "called 1")
    assert desk.tallies() == {("given", ana): 1, ("given_contacted", ana): 1}


async def test_gave_is_the_short_form(desk: Desk) -> None:
    await desk.says("ana", "contact add Judy Park")
    said = await desk.says("ana", "gave Judy Tom Reyes")
    assert "You introduced Tom Reyes to Judy Park." in said
    said = await desk.says("ana", 'gave "Tom Becker" to Judy')
    assert "You introduced Tom Becker to Judy Park." in said


async def test_a_colleague_who_opens_a_door_makes_it_internal(desk: Desk) -> None:
    await desk.says("ana", "log Ann Lee of Beta from @bob")
    entry, bob = desk.row("introduction"), member(desk, "Bob Stone")
    assert (entry["direction"], entry["introducer_member_id"], entry["introducer_id"]) == ("internal", bob, None)
    assert desk.tallies() == {("given", bob): 1}


async def test_a_plain_name_only_a_colleague_has_is_asked_back(desk: Desk) -> None:
    question = await desk.ask("ana", "log Ann Lee of Beta from bob")
    assert "Is “bob” Bob Stone, our colleague, or somebody outside?" in read(question)
    assert desk.rows("introduction") == []
    assert "@Bob Stone spoke to Ann" in read(await desk.clicks("ana", question, "Bob Stone"))


async def test_a_first_name_finds_the_one_introducer_it_fits(desk: Desk) -> None:
    await desk.says("ana", ANN)
    said = await desk.says("ana", "log jane doe acme from carl, warm intro 12k")
    assert "Introduction #2 logged: Jane Doe (Acme)" in said
    assert "Carl Smith spoke to Jane" in said
    assert len(desk.rows("contact", name="Carl Smith")) == 1


async def test_two_introducers_that_fit_are_offered_as_buttons(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "contact add Carl Jones of Gamma")
    question = await desk.ask("ana", "log Jane Doe of Acme from carl")
    assert "Which carl? I know 2." in read(question)
    assert "Carl Jones (Gamma) spoke to Jane" in (
        read(await desk.clicks("ana", question, "Carl Jones")).replace("Carl Jones spoke", "Carl Jones (Gamma) spoke")
    )
    assert len(desk.rows("contact")) == 4


async def test_a_near_name_is_asked_back_and_may_be_somebody_new(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("ana", "log Jane Doe of Acme from Carl Smyth")
    assert "Is “Carl Smyth” Carl Smith, whom I know?" in read(question)
    assert question.replaces
    await desk.clicks("ana", question, "Somebody new")
    assert {c["name"] for c in desk.rows("contact")} == {"Ann Lee", "Carl Smith", "Jane Doe", "Carl Smyth"}


async def test_the_same_name_without_a_company_is_asked_back(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("ana", "log Ann Lee from Judy Park")
    assert "Is “Ann Lee” Ann Lee (Beta), whom I know?" in read(question)
    assert "already have a door to Ann Lee" in read(await desk.clicks("ana", question, "Ann Lee (Beta)"))
    assert "Introduction #2 logged: Ann Lee" in read(await desk.clicks("ana", question, "Somebody new"))


async def test_the_same_name_at_another_company_is_somebody_else(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "#2 logged: Ann Lee (Larkin)" in await desk.says("ana", "log Ann Lee of Larkin from Carl Smith")


@pytest.mark.parametrize("reach", ["email ann@beta.example", "phone +1 555 0142"])
async def test_an_equal_address_or_number_is_the_same_person(desk: Desk, reach: str) -> None:
    await desk.says("ana", f"{ANN} {reach}")
    said = await desk.says("bob", f"log Annette Lee-Miller of Gamma from Judy Park {reach.upper()}")
    assert "Ana Ruiz already has a door to Ann Lee: #1, opened by Carl Smith" in said


async def test_a_known_person_is_filled_in_not_overwritten(desk: Desk) -> None:
    await desk.says("ana", "contact add Ann Lee of Beta phone 555-0142")
    await desk.says("ana", f"{ANN} phone 555-9999 email ann@beta.example")
    ann = desk.row("contact", name="Ann Lee")
    assert (ann["phone"], ann["email"]) == ("555-0142", "ann@beta.example")


async def test_a_door_that_is_open_already_is_not_opened_twice_unless_asked(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("bob", "Ann Lee at Beta from Judy Park, spoke to her")
    assert "Ana Ruiz already has a door to Ann Lee: #1, opened by Carl Smith" in read(question)
    assert len(desk.rows("introduction")) == 1
    assert desk.rows("contact", name="Judy Park") == []
    again = await desk.clicks("bob", question, "Log it anyway")
    assert "Introduction #2 logged: Ann Lee (Beta)" in read(again)
    assert "beside #1" in read(again)
    assert desk.rows("audit")[-1]["command"] == "log anyway"


async def test_a_year_after_it_closed_the_door_is_free_again(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "lost 1 no budget")
    said = await desk.says("ana", ANN)
    assert "You already had a door to Ann Lee: #1, opened by Carl Smith; it was lost in the last 12 months" in said
    desk.later(days=370)
    assert "Introduction #2 logged" in await desk.says("ana", ANN)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("log Ann Lee of Beta from Ann Lee", "can’t be the one who opened the door to Ann Lee"),
        ("log Ann Lee of Beta from @ana", "your own introducer"),
    ],
)
async def test_nobody_opens_his_own_door(desk: Desk, line: str, sentence: str) -> None:
    reply = await desk.ask("ana", line)
    assert sentence in read(reply)
    assert not any(b.label == "Log it anyway" for b in buttons(reply))
    assert desk.rows("introduction") == []


async def test_who_asked_not_to_be_called_is_a_hard_stop(desk: Desk) -> None:
    await desk.says("ana", "contact add Ann Lee of Beta")
    await desk.says("ana", "contact edit ann don't call")
    for line in (ANN, ANN.replace("log", "log anyway")):
        reply = await desk.ask("ana", line)
        assert "asked not to be called" in read(reply)
        assert not any(b.label == "Log it anyway" for b in buttons(reply))
    assert desk.rows("introduction") == []


async def test_a_door_without_anybody_who_opened_it_is_asked_back(desk: Desk) -> None:
    assert "Who opened the door to Ann Lee?" in await desk.says("ana", "log Ann Lee of Beta")
    assert "one at a time" in await desk.says("ana", "log Ann Lee of Beta from Carl Smith to Judy Park")
    assert desk.rows("introduction") == []


async def test_a_past_day_is_when_the_door_opened(desk: Desk) -> None:
    said = await desk.says("ana", f"{ANN} on fri")
    assert "When: Fri, Nov 20" in said
    opened = desk.row("introduction")["opened_at"]
    assert datetime.fromtimestamp(opened / 1e6, UTC).date().isoformat() == "2026-11-20"


async def test_undo_takes_back_all_of_it_and_the_number_is_not_used_again(either_desk: Desk) -> None:
    desk = either_desk
    before = desk.book()
    reply = await desk.ask("ana", f"{ANN} value 12k")
    undone = await desk.clicks("ana", reply, "Undo")
    assert "Taken back: log #1" in read(undone)
    assert undone.replaces
    assert desk.book() == before
    assert "already" in read(await desk.ask("ana", button(reply, "Undo").line))
    assert "Introduction #2 logged: Ann Lee (Beta)" in await desk.says("ana", ANN)


async def test_small_letters_become_a_name(desk: Desk) -> None:
    await desk.says("ana", "log mary-jane o'neil of park law from carl smith")
    assert {c["name"] for c in desk.rows("contact")} == {"Mary-Jane O'neil", "Carl Smith"}
    assert desk.row("contact", name="Mary-Jane O'neil")["company"] == "Park Law"


async def test_a_sensitive_person_is_not_given_away_by_a_near_name(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "contact edit ann sensitive")
    said = await desk.says("bob", "log Ann Lee of Beta from Judy Park")
    assert "Introduction #2 logged: Ann Lee (Beta)" in said
    assert "Ana" not in said


async def test_a_promise_is_logged_as_one_and_counts_once_it_is_kept(desk: Desk) -> None:
    reply = await desk.ask("ana", "log Jack Jones of Foo from Judy Park promised")
    assert "Judy Park has promised to speak to Jack." in read(reply)
    assert "doesn’t know yet" not in read(reply)
    entry = desk.row("introduction")
    assert (entry["stage"], entry["opened_at"], entry["agreed"]) == ("promised", None, None)
    assert desk.tallies() == {("logged", member(desk, "Ana Ruiz")): 1}
    assert [b.label for b in buttons(reply)] == ["Jack expects us", "Change…", "Undo"]
    kept = await desk.clicks("ana", reply, "Jack expects us")
    assert read(kept).startswith("#1 Jack Jones: introduced")
    assert desk.tallies()["received", member(desk, "Ana Ruiz")] == 1
    assert desk.row("introduction")["opened_at"] is not None


async def test_i_myself_am_no_contact(desk: Desk) -> None:
    assert "your own introducer" in await desk.says("ana", "Tom Reyes at Larkin from me")
    assert not desk.rows("contact")


async def test_a_known_person_with_his_company_behind_the_name_is_no_second_one(desk: Desk) -> None:
    await desk.says("ana", 'log "Mia Koch" of Larkin from "Judy Park"')
    assert "already have a door to Mia Koch" in await desk.says("ana", "mia koch larkin from judy")
    assert len(desk.rows("contact")) == 2


async def test_several_of_one_name_are_asked_about_together(desk: Desk) -> None:
    await desk.says("ana", "Ann Lee at Beta from Carl Smith")
    await desk.says("ana", "Ann Lee at Larkin from Carl Smith")
    reply = await desk.ask("ana", "Ann Lee from Carl Smith")
    assert "Which Ann Lee? I know 2." in read(reply)
    assert [b.label for b in buttons(reply)] == ["Ann Lee (Beta)", "Ann Lee (Larkin)", "Somebody new"]


async def test_who_must_not_be_called_is_said_before_whose_door_it_is(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "contact edit Ann don't call")
    said = await desk.says("ana", "Ann Lee at Beta from Judy Park")
    assert "Ann Lee asked not to be called" in said
    assert "anyway" not in said
