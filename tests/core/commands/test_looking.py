"""Looking: one introduction, lists, the brief before a call, today, help; as a rep sees them."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from core.commands.lists import PAGE
from tests.core.desk import Desk, button, buttons, read

NAMES = (
    "Abel Ash", "Bea Birch", "Cyd Cedar", "Dov Durian", "Eve Elm", "Flo Fir", "Gus Grape", "Hal Hazel", "Ivy Iris",
    "Jon Juniper", "Kim Kiwi", "Lou Larch", "Moe Maple", "Nell Nettle", "Otto Olive", "Pam Pine", "Quin Quince",
)  # fmt: skip
ANN = "Ann Lee at Beta from Carl Smith, warm intro 12k"


async def asks(desk: Desk, who: str, line: str) -> str:
    return await desk.says(who, line)


def keep_secret(desk: Desk, name: str) -> None:
    """Make a contact sensitive, as its owner would."""
    change = text("UPDATE contact SET sensitive = :yes WHERE name = :name")
    desk.store.write_now(lambda tx: tx.execute(change, {"yes": True, "name": name}))


async def test_an_introduction_is_shown_with_all_that_stands_on_it(desk: Desk) -> None:
    await desk.ask("ana", ANN + ", met at the fair")
    card = await asks(desk, "ana", "show 1")
    assert "#1 Ann Lee of Beta" in card
    assert "Carl Smith (spoke for us; they expect us)" in card
    assert "Who calls: @Ana Ruiz" in card
    assert "Value: $12,000" in card
    assert "Carl has not been thanked yet" in card
    assert "Note: met at the fair" in card
    assert "(why 1)" in card


async def test_a_number_alone_a_name_or_a_company_show_it_too(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    for line in ("1", "#1", "show Ann Lee", "show beta", "open 1"):
        assert "#1 Ann Lee" in await asks(desk, "bob", line)


async def test_each_stage_has_its_next_step_on_a_button(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    shown = await desk.ask("ana", "show 1")
    assert button(shown, "Spoke").style == "primary"
    assert button(shown, "Left a message").line == "left 1 a message"
    assert button(shown, "Pass it on").line == "pass 1"
    await desk.clicks("ana", shown, "Spoke")
    shown = await desk.ask("ana", "show 1")
    assert button(shown, "Met").style == "primary"
    assert not [b for b in buttons(shown) if b.label == "Left a message"]
    await desk.ask("ana", "won 1 12k")
    shown = await desk.ask("ana", "show 1")
    assert button(shown, "Thank Carl").style == "primary"
    assert not [b for b in buttons(shown) if b.label in ("Met", "Lost", "Pass it on…")]


async def test_who_may_not_move_it_may_still_note_and_read(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    labels = {b.label for b in buttons(await desk.ask("bob", "show 1"))}
    assert labels == {"Note…", "Its story"}
    assert "Spoke" in {b.label for b in buttons(await desk.ask("zoe", "show 1"))}


async def test_every_button_of_a_card_is_understood(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    for line in ("show 1", "list", "carl", "today", "help", "list people"):
        for one in buttons(await desk.ask("ana", line)):
            answer = await asks(desk, "ana", one.line)
            assert "I didn’t understand" not in answer
            assert "Something broke" not in answer


async def test_lists_are_mine_open_the_teams_or_through_somebody(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    await desk.ask("bob", "Jack Jones at Larkin from Judy Park")
    await desk.ask("ana", "lost 1 no budget")
    assert "#1 Ann Lee (Beta): lost today, $12,000" in await asks(desk, "ana", "list mine")
    assert "None of your introductions is open" in await asks(desk, "ana", "list open")
    team = await asks(desk, "ana", "list team")
    assert "#2 Jack Jones (Larkin): introduced today, Bob Stone" in team
    assert "Ann Lee" not in team
    assert "#1 Ann Lee" in await asks(desk, "bob", "list from carl")
    assert "Carl Smith has opened no door" not in await asks(desk, "bob", "list from Carl Smith")
    assert "#2 Jack Jones" in await asks(desk, "ana", "list search larkin")
    assert "#2 Jack Jones" in await asks(desk, "ana", "find jack")
    assert "I have no introduction for “zebra”" in await asks(desk, "ana", "list search zebra")


async def test_doors_a_colleague_opened(desk: Desk) -> None:
    await desk.ask("ana", "log Tom Reyes of Larkin from @bob")
    assert "#1 Tom Reyes" in await asks(desk, "ana", "list from @bob")
    assert "#1 Tom Reyes" in await asks(desk, "ana", "list from bob")
    assert "Dana Webb has opened no door yet" in await asks(desk, "ana", "list from dana")


async def test_a_long_list_turns_by_buttons_and_replaces_itself(either_desk: Desk) -> None:
    desk = either_desk
    for name in NAMES[: PAGE * 2 + 1]:
        await desk.ask("ana", f'log "{name}" from "Carl Smith"')
    first = await desk.ask("ana", "list")
    assert first.replaces
    assert len([b for b in buttons(first) if b.label == "Open" and b.line.startswith("show")]) == PAGE
    second = await desk.clicks("ana", first, "Older")
    third = await desk.clicks("ana", second, "Older")
    assert "#1 Abel Ash" in read(third)
    assert not [b for b in buttons(third) if b.label == "Older"]
    again = await desk.clicks("ana", third, "Newest")
    assert read(again) == read(first)
    seen = [row for page in (first, second, third) for row in read(page).splitlines() if "• #" in row]
    assert len(set(seen)) == PAGE * 2 + 1


async def test_a_sensitive_prospect_is_seen_by_those_concerned_and_a_lead_only(either_desk: Desk) -> None:
    desk = either_desk
    await desk.ask("ana", ANN)
    keep_secret(desk, "Ann Lee")
    for line in ("show 1", "list team", "list from carl", "list search beta", "ann lee", "carl"):
        assert "Ann" not in (await asks(desk, "bob", line)).replace("“ann lee”", ""), line
        assert "Ann" in await asks(desk, "ana", line), line
    assert "Ann Lee" in await asks(desk, "zoe", "list team")


async def test_a_sensitive_introducer_stays_unnamed(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    keep_secret(desk, "Carl Smith")
    assert "Carl" not in await asks(desk, "bob", "show 1")
    assert "I don’t know “carl”" in await asks(desk, "bob", "carl")


async def test_a_name_alone_is_the_brief_before_a_call(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    await desk.ask("ana", "called ann, wants proposal by 1 dec")
    await desk.ask("ana", "next 1 1 dec send the proposal")
    await desk.ask("bob", "touch carl call note spoke of his new firm")
    card = await asks(desk, "ana", "Carl Smith")
    assert card.startswith("Carl Smith")
    assert "Owed: thanks for Ann Lee (#1, contacted)" in card
    assert "Last talk: today: spoke of his new firm" in card
    assert "send the proposal (#1)" in card
    assert "Doors opened: 1" in card
    await desk.ask("ana", "thanked carl")
    assert "Open door: Ann Lee (Beta) (#1, contacted)" in await asks(desk, "ana", "carl")


async def test_a_brief_warns_of_who_must_be_left_alone(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    change = text("UPDATE contact SET dont_call = :yes WHERE name = 'Carl Smith'")
    desk.store.write_now(lambda tx: tx.execute(change, {"yes": True}))
    shown = await desk.ask("ana", "carl")
    assert "Carl asked us not to call" in read(shown)
    assert not [b for b in buttons(shown) if b.label.startswith(("Spoke", "Remind"))]


async def test_a_colleagues_name_is_no_strangers(desk: Desk) -> None:
    await desk.ask("bob", ANN)
    assert "Bob Stone, our colleague" in await asks(desk, "ana", "bob")
    assert "1 open" in await asks(desk, "ana", "@bob")


async def test_nobody_of_that_name(desk: Desk) -> None:
    assert "I don’t know “Zed Zebra” yet" in await asks(desk, "ana", "Zed Zebra")


async def test_nothing_typed_is_today(desk: Desk) -> None:
    assert "Welcome, Ana" in await asks(desk, "ana", "")
    await desk.ask("ana", ANN)
    calm = await asks(desk, "ana", "")
    assert "Nothing waits for you today" in calm
    assert "One introduction of yours is on the way" in calm
    desk.later(days=2)
    waits = await desk.ask("ana", "")
    assert "2 things wait for you today" in read(waits)
    assert "Call Ann Lee of Beta" in read(waits)
    assert "Thank Carl Smith for Ann Lee" in read(waits)
    await desk.clicks("ana", waits, "Spoke to Ann")
    assert "One thing waits for you today" in await asks(desk, "ana", "today")
    assert "Welcome" in await asks(desk, "bob", "")


async def test_what_is_planned_for_today_waits_today(desk: Desk) -> None:
    await desk.ask("ana", ANN)
    await desk.ask("ana", "called ann")
    await desk.ask("ana", "thanked carl")
    await desk.ask("ana", "next 1 1 dec send the proposal")
    assert "Nothing waits" in await asks(desk, "ana", "")
    desk.later(days=7)
    assert "send the proposal (#1)" in await asks(desk, "ana", "")


async def test_more_than_a_screen_is_counted(desk: Desk) -> None:
    for name in NAMES[:4]:
        await desk.ask("ana", f'log "{name}" from "Carl Smith"')
    desk.later(days=3)
    shown = await desk.ask("ana", "")
    assert "and 3 more" in read(shown)
    due = read(await desk.clicks("ana", shown, "Show all"))
    assert due.count("•") == 8


async def test_home_has_the_usual_actions_first(desk: Desk) -> None:
    shown = await desk.ask("ana", "home")
    assert [b.line for b in buttons(shown)][:3] == ["log", "list open", "leaderboard"]
    assert read(shown).startswith("Welcome, Ana")
    assert "home" not in await asks(desk, "ana", "help")


@pytest.mark.parametrize("line", ["help", "hello", "?", "what can you do?"])
async def test_help_begins_with_six_ways_of_saying_and_leads_to_the_rest(desk: Desk, line: str) -> None:
    shown = await desk.ask("ana", line)
    assert "called Ann  you have spoken to her" in read(shown)
    assert len(read(shown).splitlines()) < 25
    every_day = read(await desk.clicks("ana", shown, "Every day"))
    assert "met Ann  You have met" in every_day
    assert "settings" not in every_day


async def test_help_shows_every_command_with_an_example(desk: Desk) -> None:
    shown = await asks(desk, "ana", "help group all")
    assert "called Ann  You have spoken to somebody" in shown
    assert "lost because" not in shown


async def test_help_for_one_command(desk: Desk) -> None:
    shown = await asks(desk, "ana", "help log")
    assert 'log "Ann Lee" of Beta from "Carl Smith"' in shown
    assert "log NAME [of COMPANY] [from NAME]" in shown
    assert "[Fill in a form…] log" in shown
    assert "Did you mean “log”" in await asks(desk, "ana", "help lgo")
    assert "I have no command “dance”" in await asks(desk, "ana", "help dance")


async def test_a_command_without_its_arguments_opens_its_form(desk: Desk) -> None:
    reply = await desk.ask("ana", "log")
    assert reply.form is not None
    assert reply.form.command == "log"
    answer = await desk.submits("ana", "log", name="Ann Lee", company="Beta", introducer="Carl Smith", value="12k")
    assert "Introduction #1 logged: Ann Lee (Beta)" in read(answer)
    back = await desk.submits("ana", "log", name="Jack Jones", introducer="Carl Smith", value="plenty")
    assert back.form is not None
    assert [f.error is not None for f in back.form.fields if f.name == "value"] == [True]


async def test_whoever_has_not_agreed_is_not_to_be_called_first(desk: Desk) -> None:
    await desk.says("ana", "Ann Lee at Beta from Carl Smith, name only")
    await desk.says("ana", "Tom Reyes at Larkin from Carl Smith, not agreed")
    desk.later(days=7)
    waits = await desk.says("ana", "today")
    assert "Ask Carl to mention you to Ann Lee of Beta: named" in waits
    assert "Ask Carl when a call suits Tom Reyes of Larkin: introduced" in waits
    assert "Call " not in waits
