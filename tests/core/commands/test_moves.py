"""How far an introduction has come: called, tried, met, proposed, won, lost, declined, park, move, next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.core.desk import TUESDAY, Desk, button, buttons, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


def ana(desk: Desk) -> int:
    return int(desk.row("member", name="Ana Ruiz")["id"])


def moment(stored: Any) -> datetime:
    """What SQLite keeps of a moment."""
    return datetime.fromtimestamp(stored / 1e6, UTC)


async def test_a_call_in_time_counts_and_says_what_comes(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    reply = await desk.ask("ana", "called ann")
    assert read(reply).startswith("#1 Ann Lee: contacted")
    assert reply.replaces
    assert [b.label for b in buttons(reply)] == ["Met", "Proposed", "Thank Carl", "Next step…", "Undo"]
    assert desk.tallies()["called_in_time", ana(desk)] == 1
    assert desk.row("touch")["kind"] == "call"
    assert desk.row("contact", name="Ann Lee")["last_talk_at"] is not None


@pytest.mark.parametrize(("hours", "counted"), [(0, True), (26, True), (28, False), (24 * 9, False)])
async def test_a_call_is_in_time_until_the_second_reminder(desk: Desk, hours: int, counted: bool) -> None:
    await desk.says("ana", ANN)
    desk.later(hours=hours)
    await desk.says("ana", "called ann")
    assert (("called_in_time", ana(desk)) in desk.tallies()) == counted


async def test_a_later_change_does_not_make_a_late_call_timely(desk: Desk) -> None:
    await desk.says("ana", ANN)
    desk.later(days=9)
    await desk.says("ana", "called ann")
    await desk.says("ana", "edit 1 value 20k")
    await desk.says("ana", "met ann")
    assert ("called_in_time", ana(desk)) not in desk.tallies()


async def test_a_second_call_is_one_more_talk(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "called ann")
    said = await desk.says("ana", "called ann yesterday, wants more numbers")
    assert said.startswith("#1 Ann Lee: spoke yesterday\nwants more numbers")
    assert desk.row("introduction")["stage"] == "contacted"
    assert len(desk.rows("touch")) == 2
    assert desk.tallies()["called_in_time", ana(desk)] == 1


async def test_a_call_to_somebody_never_introduced_is_a_talk(desk: Desk) -> None:
    await desk.says("ana", ANN)
    said = await desk.says("bob", "called carl")
    assert said.startswith("Carl Smith: spoke today")
    assert desk.row("touch")["contact_id"] == desk.row("contact", name="Carl Smith")["id"]


@pytest.mark.parametrize("line", ["left ann a message", "left a message for ann", "tried 1", "called ann, no answer"])
async def test_an_attempt_leaves_the_stage_and_begins_the_wait_anew(desk: Desk, line: str) -> None:
    await desk.says("ana", ANN)
    desk.later(hours=5)
    reply = await desk.ask("ana", line)
    assert read(reply).startswith("#1 Ann Lee: left a message\n")
    entry = desk.row("introduction")
    assert (entry["stage"], entry["tries"]) == ("introduced", 1)
    assert moment(entry["waiting_since"]) == TUESDAY + timedelta(hours=5)
    assert button(reply, "Spoke to Ann").line == "called 1"


async def test_after_three_attempts_a_word_with_the_introducer_is_better(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "A word with Carl" not in await desk.says("ana", "tried 1")
    await desk.says("ana", "tried 1")
    said = await desk.says("ana", "tried 1")
    assert "left a message, 3 times now" in said
    assert "A word with Carl will do more than another message." in said


async def test_a_date_in_the_words_is_offered_as_the_next_step(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    desk.later(days=3)
    reply = await desk.ask("ana", "met ann thu, wants proposal by 1 dec")
    assert read(reply).startswith("#1 Ann Lee: met\nwants proposal by 1 dec")
    entry = desk.row("introduction")
    assert (entry["stage"], entry["next_step_at"]) == ("met", None)
    planned = await desk.clicks("ana", reply, "Next step: Tue, Dec 1")
    assert read(planned).startswith("#1 Ann Lee: next step Tue, Dec 1\nwants proposal by 1 dec")
    assert desk.row("introduction")["next_step_at"] is not None
    assert "I’ll ask you Wed, Dec 2" in read(planned)


async def test_met_on_a_past_day_counts_on_that_day(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "met ann fri")
    assert moment(desk.row("introduction")["met_at"]).date().isoformat() == "2026-11-20"
    assert desk.row("tally", act="met", grain="d")["period"] == "2026-11-20"


async def test_a_won_introduction_makes_a_client_and_counts_its_value(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    await desk.says("ana", "met ann")
    reply = await desk.ask("ana", "won beta 45k")
    assert "Well done: Ann Lee is a client, $45,000. It began with Carl Smith." in read(reply)
    assert "Taken as done on the way: proposed." in read(reply)
    assert button(reply, "Thank Carl").style == "primary"
    assert desk.row("contact", name="Ann Lee")["client_since"] is not None
    assert desk.tallies() == {
        ("logged", ana(desk)): 1, ("received", ana(desk)): 1, ("called_in_time", ana(desk)): 1, ("met", ana(desk)): 1,
        ("won", ana(desk)): 1, ("won_value", ana(desk)): 4_500_000,
    }  # fmt: skip
    assert desk.row("tally", act="won_value", grain="m")["currency"] == "USD"


async def test_a_skipped_meeting_is_implied_and_not_counted(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "won 1 unknown")
    entry = desk.row("introduction")
    assert entry["implied"] == "contacted,met,proposed"
    assert entry["met_at"] is None
    assert ("met", ana(desk)) not in desk.tallies()
    assert ("won_value", ana(desk)) not in desk.tallies()


async def test_winning_asks_for_the_value(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("ana", "won ann")
    assert "What is Ann Lee worth" in read(question)
    assert desk.row("introduction")["stage"] == "introduced"
    form = await desk.clicks("ana", question, "Enter the value")
    assert form.form is not None
    assert form.form.command == "won value"
    won = await desk.submits("ana", "won value", introduction="1", value="€12,5k")
    assert "Ann Lee is a client, €12,500" in read(won)
    entry = desk.row("introduction")
    assert (entry["value"], entry["currency"]) == (1_250_000, "EUR")


async def test_the_value_said_when_logging_is_enough(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} value 12k")
    assert "is a client, $12,000" in await desk.says("ana", "won ann")


async def test_a_value_put_right_after_the_sale_is_counted_anew(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "won 1 45k")
    assert "Value: $20,000 (was $45,000)" in await desk.says("ana", "edit 1 value 20k")
    assert desk.tallies()["won_value", ana(desk)] == 2_000_000
    await desk.says("ana", "edit 1 value 20k EUR")
    values = {row["currency"]: row["count"] for row in desk.rows("tally", act="won_value", grain="d")}
    assert values == {"USD": 0, "EUR": 2_000_000}


async def test_losing_asks_for_the_reason_with_the_usual_ones_on_buttons(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("ana", "lost ann")
    assert "What was the reason with Ann Lee?" in read(question)
    assert (await desk.clicks("ana", question, "In my own words")).form is not None
    lost = await desk.clicks("ana", question, "Went with another firm")
    assert read(lost).startswith("#1 Ann Lee: lost\nWent with another firm.")
    assert desk.row("introduction")["reason"] == "went with another firm"
    assert desk.tallies()["lost_with_reason", ana(desk)] == 1


async def test_the_rest_of_the_line_is_the_reason(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "lost 1 went with another firm")
    assert desk.row("introduction")["reason"] == "went with another firm"


async def test_a_decline_needs_no_reason(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert (await desk.says("ana", "declined ann")).startswith("#1 Ann Lee: declined")
    assert ("lost_with_reason", ana(desk)) not in desk.tallies()


@pytest.mark.parametrize("ending", ["won 1 45k", "lost 1 no budget", "declined 1"])
async def test_what_is_final_is_left_by_undo_only(desk: Desk, ending: str) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "called 1")
    before = desk.book()
    reply = await desk.ask("ana", ending)
    for stage in ("introduced", "met", "proposed", "won 5k", "lost no", "parked"):
        assert "undo takes it back" in await desk.says("ana", f"move 1 {stage}")
    await desk.clicks("ana", reply, "Undo")
    assert desk.book() == before


async def test_an_amount_for_what_is_won_puts_its_value_right_or_is_another_sale(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "won 1 45k")
    assert "value…" not in await desk.says("ana", "won 1")  # no form that would lead back here
    reply = await desk.ask("ana", "won 1 €3,400")
    assert "Value: €3,400 (was $45,000)" in read(await desk.clicks("ana", reply, "It was worth €3,400"))
    assert "Another sale to Ann Lee: €3,400" in read(await desk.clicks("ana", reply, "They bought again"))


async def test_back_among_the_open_stages_what_lay_beyond_is_forgotten(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "called 1")
    before = desk.tallies()
    await desk.says("ana", "proposed 1 12k")
    await desk.says("ana", "move 1 contacted")
    entry = desk.row("introduction")
    assert (entry["stage"], entry["proposed_at"], entry["implied"]) == ("contacted", None, "")
    assert desk.tallies() == before


async def test_moving_where_it_stands_is_said(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "stands at introduced already" in await desk.says("ana", "move 1 introduced")


async def test_a_parked_one_rests_until_its_day_and_can_be_taken_up(desk: Desk) -> None:
    await desk.says("ana", ANN)
    reply = await desk.ask("ana", "park ann until 1 march")
    assert read(reply).startswith("#1 Ann Lee: parked\nIt rests")
    assert desk.row("reminder")["about"] == "Take up #1 again"
    assert read(await desk.clicks("ana", reply, "Spoke")).startswith("#1 Ann Lee: contacted")


async def test_several_that_fit_are_offered_as_complete_lines(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "log Bea Ray of Beta from Carl Smith")
    question = await desk.ask("ana", "met beta yesterday, keen")
    assert "Which one? “beta” fits 2 introductions." in read(question)
    assert [b.line for b in buttons(question)] == ["met 2 yesterday, keen", "met 1 yesterday, keen"]
    await desk.clicks("ana", question, "#1")
    assert {row["id"]: row["stage"] for row in desk.rows("introduction")} == {1: "met", 2: "introduced"}


async def test_my_own_comes_before_others(desk: Desk) -> None:
    await desk.says("bob", ANN)
    await desk.says("ana", "log Bea Ray of Beta from Carl Smith")
    assert (await desk.says("ana", "called beta")).startswith("#2 Bea Ray")


async def test_others_may_not_move_what_is_not_theirs(desk: Desk) -> None:
    await desk.says("ana", ANN)
    for line in (
        "called 1",
        "met 1",
        "won 1 5k",
        "lost 1 no",
        "park 1",
        "edit 1 value 1k",
        "pass 1 to bob",
        "next 1 fri call",
    ):
        assert "#1 is not yours to move" in await desk.says("bob", line)
    assert desk.row("introduction")["stage"] == "introduced"
    assert "Noted with #1 Ann Lee" in await desk.says("bob", "note 1 likes tea")
    assert "thanked" in await desk.says("bob", "thanked 1")
    assert "contacted" in await desk.says("zoe", "called 1")


async def test_nobody_is_found_and_a_way_on_is_offered(desk: Desk) -> None:
    assert "I have no introduction #7." in await desk.says("ana", "met 7")
    assert "don’t know “Nobody”" in await desk.says("ana", "met Nobody")


@pytest.mark.parametrize(
    "line",
    ["called 1", "tried 1", "met 1 yesterday", "proposed 1 12k", "won 1 45k", "lost 1 no budget", "declined 1 busy",
     "park 1 until 1 march", "move 1 promised", "next 1 fri call again", "note 1 likes tea", "thanked 1",
     "thank 1 card", "edit 1 value 9k of Gamma phone 555-1", "edit 1 from Judy Park", "edit 1 from @bob",
     "edit 1 name", "edit 1 not agreed", "edit 1 may know", "pass 1 to @bob", "touch ann call",
     "contact edit ann tier A owner @bob"],
)  # fmt: skip
async def test_undo_restores_what_was_there(desk: Desk, line: str) -> None:
    await desk.says("ana", ANN)
    before = desk.book()
    reply = await desk.ask("ana", line)
    assert desk.book() != before
    desk.later(hours=1)
    assert "Taken back" in read(await desk.clicks("ana", reply, "Undo"))
    after = desk.book()
    after["contact"] = [c for c in after["contact"] if c["name"] != "Judy Park"]
    assert after == before


async def test_a_talk_about_what_somebody_else_has_closed_says_where_it_stands(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("zoe", "lost 1 no budget")
    said = await desk.says("ana", "met 1")
    assert "#1 Ann Lee: met today" in said
    assert "It stays at lost." in said


async def test_what_rests_says_when_it_is_taken_up(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "It rests.\nI’ll remind you Mon, Mar 1" in await desk.says("ana", "park 1 until 1 march")
    await desk.says("ana", "undo")
    assert "I won’t remind anybody of it" in await desk.says("ana", "park 1")


async def test_a_note_keeps_its_day_as_a_person_writes_it(desk: Desk) -> None:
    await desk.ask("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    await desk.ask("ana", "note 1 prefers mornings")
    assert "Tue, Nov 24, 2026, Ana Ruiz: prefers mornings" in await desk.says("ana", "show 1")
