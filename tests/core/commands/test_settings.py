"""Settings as people type and click them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.asks import Place
from core.cards import Form
from core.commands.known_settings import SETTINGS
from core.phrases.settings import QUESTIONS
from core.store import Store
from tests.core.desk import TUESDAY, Desk, buttons, opened, read

SALES = Place("channel", "slack:T0BRIGHT:C1", "sales", '{"channel":"C1"}')


@pytest.fixture
async def desk(sqlite_store: Store) -> Desk:
    return await opened(sqlite_store)


async def test_all_settings_on_one_card(desk: Desk) -> None:
    text = await desk.says("ana", "settings")
    assert "Time zone: America/New_York" in text
    assert "Mon to Fri, 9:00 AM to 5:30 PM" in text
    assert "Our way of asking: balanced" in text
    assert "settings playbook" not in text
    assert "settings playbook" in await desk.says("zoe", "settings")


async def test_every_button_of_the_card_opens_something(desk: Desk) -> None:
    reply = await desk.ask("zoe", "settings")
    for one in buttons(reply):
        answer = await desk.ask("zoe", one.line)
        assert answer.form is not None or answer.card is not None
        assert "broke" not in read(answer)


async def test_a_zone_of_ones_own(desk: Desk) -> None:
    assert "It is 4:00 PM for you now" in await desk.says("ana", "settings zone berlin")
    assert "Europe/Berlin" in await desk.says("ana", "settings")
    assert "America/New_York" in await desk.says("bob", "settings")


async def test_a_setting_without_a_value_asks_in_a_form_that_comes_back(desk: Desk) -> None:
    reply = await desk.ask("ana", "settings zone")
    assert isinstance(reply.form, Form)
    assert (reply.form.hidden, reply.form.fields[0].value) == ({"topic": "zone"}, "America/New_York")
    assert "Your time zone is Asia/Tokyo" in read(await desk.submits("ana", "settings", topic="zone", value="tokyo"))


async def test_a_wrong_answer_brings_the_form_back_with_what_was_typed(desk: Desk) -> None:
    reply = await desk.submits("ana", "settings", topic="zone", value="atlantis")
    assert isinstance(reply.form, Form)
    (field,) = reply.form.fields
    assert field.value == "atlantis"
    assert "no time zone" in (field.error or "")
    assert reply.form.hidden == {"topic": "zone"}


async def test_working_time(desk: Desk) -> None:
    assert "8:30 AM to 4:00 PM" in await desk.says("ana", "settings hours 8:30-16")
    assert "Mon to Thu" in await desk.says("ana", "settings days mon-thu")
    assert "Mon to Thu, 8:30 AM to 4:00 PM" in await desk.says("ana", "settings")


async def test_away_and_back(desk: Desk) -> None:
    assert "away until Tue, Dec 1" in await desk.says("ana", "settings away until 1 dec")
    assert "Away: until Tue, Dec 1" in await desk.says("ana", "settings")
    assert "Ana is away until Tue, Dec 1" in await desk.says("bob", "log Jane Doe of Acme from Carl Smith for @ana")
    assert "Welcome back" in await desk.says("ana", "settings away back")
    assert "Away" not in await desk.says("ana", "settings")


async def test_an_absence_that_is_over_is_not_shown(desk: Desk) -> None:
    await desk.ask("ana", "settings away until 1 dec")
    await desk.ask("ana", "settings pause until thu")
    desk.later(days=8)
    text = await desk.says("ana", "settings")
    assert "Away" not in text
    assert "Quiet" not in text


async def test_a_pause(desk: Desk) -> None:
    assert "quiet until Thu, Nov 26 at 9:00 AM" in await desk.says("ana", "settings pause until thu")
    assert "Quiet: until Thu, Nov 26 at 9:00 AM" in await desk.says("ana", "settings")
    assert "pause is over" in await desk.says("ana", "settings pause off")


async def test_the_morning_list(desk: Desk) -> None:
    for said, shown in (("mondays", "on Mondays"), ("twice", "on Mondays and Fridays"), ("off", "never")):
        assert f"Morning list: {shown}" in await desk.says("ana", f"settings morning {said}")
    assert "I expected daily" in await desk.says("ana", "settings morning hourly")


async def test_reminders_left_out_and_taken_up_again(desk: Desk) -> None:
    await desk.ask("ana", "settings mute quiet")
    await desk.ask("ana", "settings mute thank at once")
    assert "Left out: quiet, thank-at-once" in await desk.says("ana", "settings")
    await desk.ask("ana", "settings unmute quiet")
    assert "Left out: thank-at-once" in await desk.says("ana", "settings")
    await desk.ask("ana", "settings unmute all")
    assert "Left out" not in await desk.says("ana", "settings")
    assert "settings mute quiet" in await desk.says("ana", "settings mute qiet")
    assert "that can be left out" in await desk.says("ana", "settings mute leaderboard")


async def test_dates_in_ones_own_format(desk: Desk) -> None:
    await desk.ask("ana", "settings format en_GB")
    assert "Tue 1 Dec" in (await desk.says("ana", "settings away until 1 dec")).replace(",", "")


ADMINS = [
    "playbook direct", "number quiet.contacted 5", "leaderboard.money 1", "lead @dana North", "team @bob North",
    "admin @bob", "member @zoe", "currency EUR", "office Berlin DE", "name Acme", "board #sales monday",
]  # fmt: skip


@pytest.mark.parametrize("line", ADMINS)
async def test_the_teams_settings_are_for_admins(desk: Desk, line: str) -> None:
    before = desk.rows("organization"), desk.rows("member"), desk.rows("team"), desk.rows("channel")
    assert "Only an admin" in await desk.says("ana", f"settings {line}")
    topic, value = line.split(" ", 1) if line.split()[0] in SETTINGS else ("number", line)
    assert "Only an admin" in read(await desk.submits("ana", "settings", topic=topic, value=value))
    assert (desk.rows("organization"), desk.rows("member"), desk.rows("team"), desk.rows("channel")) == before


async def test_a_number_of_ones_own_moves_what_waits_and_can_be_given_back(desk: Desk) -> None:
    await desk.ask("ana", "log Jane Doe of Acme from Carl Smith")
    desk.store.write_now(lambda tx: tx.exec_driver_sql("UPDATE agenda SET look_at = look_at + 86400000000"))
    text = await desk.says("zoe", "settings number quiet.contacted 5")
    assert "quiet.contacted: 5 days" in text
    assert "playbook has 7" in text
    now = int((TUESDAY - datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC"))) / timedelta(microseconds=1))
    assert {row["look_at"] for row in desk.rows("agenda")} == {now}
    assert "contacted 5 days (ours; else 7)" in await desk.says("zoe", "settings numbers")
    await desk.ask("zoe", "settings number quiet.contacted default")
    assert desk.row("organization")["numbers"] == "{}"


@pytest.mark.parametrize("value", ["-1", "five", "99999", "1.5", "١٢x"])
async def test_a_number_that_is_none_is_refused(desk: Desk, value: str) -> None:
    assert "whole number from" in await desk.says("zoe", f"settings number quiet.contacted {value}")
    assert desk.row("organization")["numbers"] == "{}"


async def test_a_number_without_its_value_is_asked_for(desk: Desk) -> None:
    reply = await desk.ask("zoe", "settings number quiet.contacted")
    assert reply.form is not None
    assert reply.form.fields[0].value == "quiet.contacted 7"


async def test_a_numbers_name_misspelt_is_offered_right(desk: Desk) -> None:
    assert "settings number quiet.contacted 5" in await desk.says("zoe", "settings number quiet.contcted 5")


async def test_a_playbook(desk: Desk) -> None:
    assert "“ask-at-close”" in await desk.says("zoe", "settings playbook ask at close")
    assert desk.row("organization")["playbook"] == "ask-at-close"
    assert "Our ways of asking are" in await desk.says("zoe", "settings playbook hardball")


async def test_teams_and_leads(desk: Desk) -> None:
    assert "Dana Webb leads North" in await desk.says("zoe", "settings lead @dana North")
    assert "Bob Stone is in North" in await desk.says("zoe", "settings team Bob Stone North")
    assert "Teams: North (Dana Webb)" in await desk.says("ana", "settings")
    (north,) = desk.rows("team")
    assert {r["name"] for r in desk.rows("member", team_id=north["id"])} == {"Dana Webb", "Bob Stone"}
    assert "in no team" in await desk.says("zoe", "settings team bob none")
    assert "I expected a colleague and a team" in await desk.says("zoe", "settings lead @dana")


async def test_admins_make_admins_but_never_leave_none(desk: Desk) -> None:
    assert "only admin" in await desk.says("zoe", "settings member zoe")
    await desk.ask("zoe", "settings admin @bob")
    assert "Zoe Hart is no admin" in await desk.says("bob", "settings member @zoe")
    assert "Only an admin" in await desk.says("zoe", "settings playbook direct")


async def test_currency_zone_and_name_of_the_team(desk: Desk) -> None:
    assert "Our currency is EUR" in await desk.says("zoe", "settings currency eur")
    assert "I know no currency" in await desk.says("zoe", "settings currency beads")
    assert "Public holidays are those of DE" in await desk.says("zoe", "settings office Europe/Berlin DE")
    assert "We are called Brightwater Advisory" in await desk.says("zoe", "settings name Brightwater  Advisory")
    row = desk.row("organization")
    assert (row["currency"], row["zone"], row["country"], row["name"]) == (
        "EUR", "Europe/Berlin", "DE", "Brightwater Advisory",
    )  # fmt: skip


async def test_a_board_for_the_channel_we_are_in(desk: Desk) -> None:
    text = await desk.says("zoe", "settings board here friday by given", place=SALES)
    assert "#sales gets the board on Fridays" in text
    row = desk.row("channel")
    assert (row["key"], row["board_every"], row["board_day"], row["board_by"]) == (SALES.key, "week", 4, "given")
    assert "each month" in await desk.says("zoe", "settings board #sales monthly")
    assert "No board in #sales any more" in await desk.says("zoe", "settings board #sales off")
    assert [row["board_every"] for row in desk.rows("channel")] == ["off"]


async def test_a_board_for_a_channel_nobody_spoke_in(desk: Desk) -> None:
    assert "haven’t been spoken to in #sales" in await desk.says("zoe", "settings board #sales monday")
    assert "I expected a channel and a day" in await desk.says("zoe", "settings board monday")
    assert desk.rows("channel") == []


async def test_an_unknown_setting(desk: Desk) -> None:
    assert "settings zone berlin" in await desk.says("ana", "settings zne berlin")
    assert "I know no setting" in await desk.says("ana", "settings colour green")


async def test_settings_are_not_taken_back_by_oops(desk: Desk) -> None:
    await desk.ask("ana", "log Jane Doe of Acme from Carl Smith")
    await desk.ask("ana", "settings zone berlin")
    assert "Taken back: log" in await desk.says("ana", "oops")
    assert "Europe/Berlin" in await desk.says("ana", "settings")


async def test_every_change_is_in_the_audit(desk: Desk) -> None:
    await desk.ask("zoe", "settings playbook direct")
    await desk.ask("ana", "settings zone berlin")
    told = [(r["command"], r["subject_kind"]) for r in desk.rows("audit", command="settings")]
    assert told == [("settings", "organization"), ("settings", "member")]


def test_every_setting_has_its_question() -> None:
    assert set(QUESTIONS) == set(SETTINGS)
