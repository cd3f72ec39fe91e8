"""Each recorded payload becomes the Ask a person meant."""

from __future__ import annotations

import json

import pytest

from core.asks import Clicked, Place, Profile
from slackbot import inbound
from slackbot.inbound import Malformed
from slackbot.inbound_events import event
from slackbot.inbound_shape import well_formed
from tests.slackbot.conftest import PAYLOADS, payload

SALES = Place("channel", "slack:T0BRIGHT:C0SALES", "sales", '{"channel": "C0SALES"}')


@pytest.mark.parametrize("name", sorted(p.stem for p in PAYLOADS.glob("*.json")))
def test_every_recorded_shape_is_well_formed(name: str) -> None:
    assert well_formed(payload(name))


def test_a_command_carries_the_line_as_typed() -> None:
    ask = inbound.command(payload("command")).ask
    assert ask is not None
    assert ask.account == "slack:T0BRIGHT:U0ANA"
    assert ask.text == (
        "log “Gus Globe” of “Globex & Sons” for @{slack:T0BRIGHT:U0BOB} gus@globex.example met <at> #fair"
    )
    assert ask.mentions == {"slack:T0BRIGHT:U0BOB": "bob"}
    assert ask.place == SALES
    assert ask.profile == Profile("ana")
    assert ask.workspace_name == "brightwater"
    assert ask.delivery == "command:13345224609.738474920.8088930838d88f008e0"


def test_a_command_between_two_people_is_private_and_may_be_empty() -> None:
    ask = inbound.command(payload("command_dm")).ask
    assert ask is not None
    assert (ask.text, ask.place, ask.route) == ("", Place("dm"), None)


def test_inside_an_enterprise_the_account_belongs_to_the_organization() -> None:
    ask = inbound.command(payload("command_grid")).ask
    assert ask is not None
    assert ask.account == "slack:E0GRID:U0ANA"


def test_a_click_types_its_line_and_knows_its_message() -> None:
    came = inbound.click(payload("click"))
    assert came.ask is not None
    assert came.ask.text == "move 12 contacted"
    assert came.ask.clicked == Clicked("D0ANA:1700000000.000100")
    assert came.ask.place == Place("dm")
    assert came.ask.delivery is not None


def test_a_menu_entry_types_its_line_and_a_private_answer_is_known_as_one() -> None:
    came = inbound.click(payload("click_menu"))
    assert came.ask is not None
    assert (came.ask.text, came.ask.place) == ("pass 12", SALES)
    assert came.ask.clicked == Clicked("aside:C0SALES:1700000000.000200")


def test_two_clicks_are_two_deliveries() -> None:
    first = payload("click")
    second = payload("click") | {"trigger_id": "another"}
    asks = [inbound.click(body).ask for body in (first, first, second)]
    assert [a.delivery == asks[0].delivery for a in asks if a and asks[0]] == [True, True, False]


def test_an_unknown_button_asks_nothing() -> None:
    assert inbound.click(payload("click_old")).ask is None


@pytest.mark.parametrize(("name", "surface"), [("click", "message"), ("click_modal", "modal"), ("click_home", "home")])
def test_where_a_button_was_clicked(name: str, surface: str) -> None:
    assert inbound.click(payload(name)).surface == surface


def test_a_submitted_form_comes_back_as_values() -> None:
    came = inbound.submission(payload("submission"))
    assert came.ask is not None
    assert came.ask.command == "log"
    assert came.ask.values == {
        "prospect": "Gus Globe", "company": "", "warmth": "meeting", "on": "2026-12-01", "agreed": "yes", "owner": "2",
    }  # fmt: skip
    assert came.ask.place == SALES
    assert came.response_url == "https://hooks.slack.com/commands/T0BRIGHT/1/abc"
    assert "owner" not in came.fields


def test_the_same_submission_twice_is_one_delivery_and_a_corrected_one_another() -> None:
    body, again, corrected = payload("submission"), payload("submission"), payload("submission")
    corrected["view"]["state"]["values"]["prospect"]["value"]["value"] = "Gus Globex"
    deliveries = [a.delivery for a in (inbound.submission(b).ask for b in (body, again, corrected)) if a]
    assert deliveries[0] == deliveries[1] != deliveries[2]


def test_what_is_typed_cannot_overrule_a_hidden_value() -> None:
    body = payload("submission")
    body["view"]["state"]["values"]["owner"] = {"value": {"type": "plain_text_input", "value": "99"}}
    ask = inbound.submission(body).ask
    assert ask is not None
    assert ask.values["owner"] == "2"


@pytest.mark.parametrize("metadata", ["", "null", "[]", "{", '{"command": 5}', '{"hidden": {}}', "[" * 5000])
def test_a_modal_that_is_not_ours_asks_nothing(metadata: str) -> None:
    body = payload("submission")
    body["view"]["private_metadata"] = metadata
    assert inbound.submission(body).ask is None


def test_a_message_becomes_the_note_of_the_form() -> None:
    came = inbound.shortcut(payload("shortcut_message"))
    assert came.ask is not None
    assert came.ask.text == "log"
    assert came.note == "Carl & @somebody know Ann Lee, beta.example"
    assert came.ask.place == SALES


def test_the_global_shortcut_has_no_place_and_no_note() -> None:
    came = inbound.shortcut(payload("shortcut_global"))
    assert came.ask is not None
    assert (came.ask.text, came.ask.place, came.note) == ("log", Place("dm"), None)
    assert inbound.shortcut(payload("shortcut_global") | {"callback_id": "older"}).ask is None


def test_a_direct_message_is_a_line_and_tells_the_way_back() -> None:
    ask = event(payload("event_dm")).ask
    assert ask is not None
    assert ask.text == "called @{slack:T0BRIGHT:U0BOB} about Ann & Co"
    assert ask.durable
    assert ask.delivery == "Ev0DM"
    assert json.loads(ask.route or "") == {"channel": "D0ANA"}


def test_the_slash_may_be_typed_in_a_direct_message_too() -> None:
    body = payload("event_dm")
    body["event"]["text"] = "/referral standings"
    ask = event(body).ask
    assert ask is not None
    assert ask.text == "standings"


@pytest.mark.parametrize(
    "name", ["event_dm_own", "event_dm_edit", "event_joined_other", "event_revoked_user", "event_unknown"]
)
def test_what_is_not_meant_for_us_is_ignored(name: str) -> None:
    assert event(payload(name)).kind == "ignored"


def test_our_own_voice_is_ignored_even_without_a_bot_id() -> None:
    body = payload("event_dm")
    body["event"]["user"] = "U0REF"
    assert event(body).kind == "ignored"


def test_a_message_in_a_channel_is_none_of_our_business() -> None:
    body = payload("event_dm")
    body["event"]["channel_type"] = "channel"
    assert event(body).kind == "ignored"


def test_a_mention_loses_our_own_name_only() -> None:
    came = event(payload("event_mention"))
    assert came.ask is not None
    assert came.ask.text == "standings for @{slack:T0BRIGHT:U0BOB}"
    assert came.thread == "1699999999.0001"
    assert came.ask.place.key == "slack:T0BRIGHT:C0SALES"


def test_home_is_asked_for_when_its_tab_is_opened_only() -> None:
    came = event(payload("event_home"))
    assert came.ask is not None
    assert (came.kind, came.ask.text, came.ask.place) == ("home", "home", Place("home"))
    body = payload("event_home")
    body["event"]["tab"] = "messages"
    assert event(body).kind == "ignored"


def test_invitations_and_farewells() -> None:
    invited = event(payload("event_invited"))
    assert (invited.kind, invited.user, invited.channel) == ("invited", "U0ANA", "C0SALES")
    for name in ("event_uninstalled", "event_revoked"):
        gone = event(payload(name))
        assert (gone.kind, gone.workspace) == ("gone", "slack:T0BRIGHT")


def test_in_a_shared_channel_the_installed_workspace_counts() -> None:
    body = payload("event_dm") | {"team_id": "T0OTHER"}
    ask = event(body).ask
    assert ask is not None
    assert ask.account.startswith("slack:T0BRIGHT:")


def test_somebody_from_another_company_is_an_outsider() -> None:
    body = payload("click")
    body["user"]["team_id"] = "T0OTHER"
    ask = inbound.click(body).ask
    assert ask is not None
    assert ask.profile == Profile("ana", outsider=True)


@pytest.mark.parametrize("missing", ["user_id", "team_id"])
def test_a_payload_without_a_person_or_a_workspace_is_malformed(missing: str) -> None:
    body = payload("command")
    del body[missing]
    with pytest.raises(Malformed):
        inbound.command(body)


def test_what_no_database_takes_is_left_out() -> None:
    body = payload("click")
    body["actions"][0]["value"] = "note 12 a\x00b\ud800c"
    ask = inbound.click(body).ask
    assert ask is not None
    assert ask.text == "note 12 abc"
