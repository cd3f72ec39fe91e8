"""What Teams sends, as the bot understands it: recorded shapes in, asks and events out."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest

from core.asks import Ask, workspace_of
from teamsbot.inbound import Gone, Installed, understand
from teamsbot.inbound_route import Route, from_json
from teamsbot.inbound_shape import Activity, Malformed, activity_of
from tests.teamsbot.cloud import APP, TENANT
from tests.teamsbot.conftest import PAYLOADS, payload

ANA = f"teams:{TENANT}:aaaaaaaa-0000-4000-8000-000000000001"
BOB = f"teams:{TENANT}:aaaaaaaa-0000-4000-8000-000000000002"
SALES = f"teams:{TENANT}:19:sales@thread.tacv2"
SERVICE = "https://smba.trafficmanager.net/amer/"


def read(name: str, accounts: dict[str, str] | None = None, **changed: Any) -> Any:
    return understand(activity_of(payload(name, **changed)), accounts or {})


def asked(name: str, accounts: dict[str, str] | None = None, **changed: Any) -> Ask:
    ask = read(name, accounts, **changed)
    assert isinstance(ask, Ask)
    return ask


def test_a_message_in_the_bots_own_chat() -> None:
    ask = asked("message_dm")
    assert ask.text == 'log "Gus Globe" of "Globex & Sons" from "Carl Smith"'
    assert ask.account == ANA
    assert workspace_of(ask.account) == f"teams:{TENANT}"
    assert ask.delivery == "a:1dm-ana/1700000000100"
    assert ask.durable
    assert ask.place.kind == "dm"
    assert ask.place.key is None
    assert ask.profile is not None
    assert (ask.profile.name, ask.profile.zone, ask.profile.locale) == ("Ana Ruiz", "America/New_York", "en_US")
    assert ask.profile.email is None
    assert from_json(ask.route) == Route(SERVICE, f"28:{APP}", TENANT, "a:1dm-ana", "29:1ana")


def test_a_message_in_a_channel_keeps_names_that_look_like_the_bots() -> None:
    ask = asked("message_channel")
    assert ask.text == 'log Botanical Gardens of Acme Referral Partners for "Bob Stone"'
    assert ask.place.kind == "channel"
    assert ask.place.key == SALES
    assert ask.place.thread == "1700000000001"
    assert ask.place.name == "Brightwater"
    assert from_json(ask.place.route) == Route(SERVICE, f"28:{APP}", TENANT, "19:sales@thread.tacv2")
    person = from_json(ask.route)
    assert person is not None
    assert (person.user, person.conversation) == ("29:1ana", None)


def test_somebody_known_is_mentioned_by_his_account() -> None:
    ask = asked("message_channel", {"29:1bob": BOB})
    assert ask.text.endswith(f"for @{{{BOB}}}")
    assert ask.mentions == {BOB: "Bob Stone"}


def test_a_slash_command_is_the_same_line() -> None:
    ask = asked("message_slash")
    assert ask.text == "log Jane Doe at Acme"
    assert ask.place.thread is None


def test_a_group_chat_is_a_channel() -> None:
    ask = asked("message_group")
    assert (ask.text, ask.place.kind, ask.place.key) == (
        "leaderboard",
        "channel",
        f"teams:{TENANT}:19:group1@thread.v2",
    )


def test_a_picture_alone_says_nothing() -> None:
    assert asked("message_picture").text == ""


def test_clicks_of_both_kinds_of_client_mean_the_same() -> None:
    older, newer = asked("submit_line"), asked("invoke_line")
    assert older.text == newer.text == "move 12 met"
    assert older.durable
    assert not newer.durable
    assert older.clicked is not None
    assert newer.clicked is not None
    assert (older.clicked.ref, newer.clicked.ref) == ("1700000000050", "1700000000052")


def test_a_click_in_a_private_message_knows_it() -> None:
    ask = asked("invoke_private_channel")
    assert ask.clicked is not None
    assert ask.clicked.ref == "private:1700000000054"


def test_forms_of_both_kinds_of_client_mean_the_same() -> None:
    older, newer = asked("submit_form"), asked("invoke_submit")
    assert older.command == newer.command == "log"
    assert older.values == {"prospect": "Gus Globe", "agreed": "", "when": "2026-12-01", "draft": "431"}
    assert newer.values == {"prospect": "Gus Globe", "note": "", "draft": "431"}


def test_what_was_hidden_cannot_be_overwritten_by_an_input() -> None:
    value = {"command": "log", "hidden": {"draft": "431"}, "draft": "1", "odd": 7, "older": None}
    assert asked("submit_form", value=value).values == {"draft": "431"}


def test_installing_greets_once_and_whoever_installs_looks_after_it() -> None:
    new = read("install_dm")
    assert isinstance(new, Installed)
    assert new.to == ANA
    assert new.ask is not None
    assert new.ask.profile is not None
    assert (new.ask.profile.name, new.ask.profile.admin) == ("Somebody", True)
    for quiet in ("members_bot_dm", "install_upgrade"):
        again = read(quiet)
        assert isinstance(again, Installed)
        assert again.ask is None
        assert again.route == new.route


def test_installing_in_a_team_names_its_channel() -> None:
    new = read("install_team")
    assert isinstance(new, Installed)
    assert (new.to, new.name) == (f"teams:{TENANT}:19:general@thread.tacv2", "Brightwater")


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("uninstall_dm", ANA),
        ("uninstall_team", f"teams:{TENANT}:19:general@thread.tacv2"),
        ("event_channel_deleted", SALES),
        ("event_team_deleted", f"teams:{TENANT}:19:general@thread.tacv2"),
        ("event_team_archived", f"teams:{TENANT}:19:general@thread.tacv2"),
    ],
)
def test_what_is_gone_is_forgotten(name: str, to: str) -> None:
    assert read(name) == Gone(to)


@pytest.mark.parametrize(
    "name",
    [
        "reaction", "reaction_removed", "message_edited", "message_deleted", "read_receipt", "typing", "future_type",
        "end_of_conversation", "members_person_team", "event_channel_created", "event_channel_renamed",
        "event_channel_restored", "event_team_renamed", "invoke_task_fetch", "invoke_extension", "invoke_signin",
    ],
)  # fmt: skip
def test_what_is_nothing_to_us(name: str) -> None:
    assert read(name) is None


def test_other_bots_and_people_without_a_tenant_are_not_answered() -> None:
    assert read("message_dm", **{"from": {"id": "28:other"}}) is None
    assert read("message_dm", channelData={}, conversation={"id": "a:1", "conversationType": "personal"}) is None
    assert read("message_dm", **{"from": None}) is None


def test_the_tenant_is_found_where_only_the_conversation_names_it() -> None:
    assert asked("message_dm", channelData=None).account == ANA


def test_an_account_is_the_same_however_its_id_is_written() -> None:
    raw = payload("message_dm")
    raw["from"]["aadObjectId"] = raw["from"]["aadObjectId"].upper()
    raw["channelData"]["tenant"]["id"] = TENANT.upper()
    assert asked("message_dm", **{"from": raw["from"]}, channelData=raw["channelData"]).account == ANA


@pytest.mark.parametrize(
    "value",
    [[], "line", 7, {"line": 7}, {"command": 1}, {"command": "log", "hidden": []}, {"other": "app"}, {"line": None}],
)
def test_a_click_of_no_known_shape_is_malformed(value: Any) -> None:
    if not value:
        assert asked("submit_line", value=value).text == ""
        return
    with pytest.raises(Malformed):
        read("submit_line", value=value)
    with pytest.raises(Malformed):
        read("invoke_line", value={"action": {"verb": "line", "data": value}})


@pytest.mark.parametrize("value", [None, [], "x", {}, {"action": None}, {"action": []}, {"action": {"verb": ["line"]}}])
def test_an_invoke_without_an_action_is_malformed(value: Any) -> None:
    with pytest.raises(Malformed):
        read("invoke_line", value=value)


ODD: list[Any] = [7, True, 1.5, "text", [], [1], {}, {"id": 7}, None]


@pytest.mark.parametrize("part", [*sorted(payload("message_channel")), "membersAdded", "membersRemoved", "replyToId"])
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_any_part_may_be_of_any_type(part: str, odd: Any) -> None:
    """Malformed or understood; never another exception."""
    for name in ("message_channel", "install_team", "uninstall_team", "invoke_line"):
        with suppress(Malformed):
            read(name, **{part: odd})


@pytest.mark.parametrize(
    "raw", [None, [], "x", 7, {}, {"type": "message"}, {"type": "message", "channelId": "msteams"}]
)
def test_a_body_that_is_no_activity(raw: object) -> None:
    with pytest.raises(Malformed):
        activity_of(raw)


def test_ids_of_absurd_length_are_refused() -> None:
    with pytest.raises(Malformed):
        read("message_dm", id="x" * 301)


def test_characters_no_database_keeps_are_dropped() -> None:
    ask = asked("message_dm", text="log Gus\x00 Globe \ud83d of Acme\tInc\x1b")
    assert ask.text == "log Gus Globe  of Acme\tInc"


def test_every_recorded_shape_is_read_whole() -> None:
    files = sorted(PAYLOADS.glob("*.json"))
    assert len(files) > 35
    for file in files:
        assert isinstance(activity_of(json.loads(file.read_text("utf-8"))), Activity)


def test_a_route_survives_its_own_json_and_nothing_else_is_one() -> None:
    route = Route("https://x/", "28:b", TENANT, None, "29:u")
    assert from_json(route.to_json()) == route
    for other in (None, "", "[]", "{}", '{"service": 1}', "{", '{"channel": "C1"}', '"x"'):
        assert from_json(other) is None
