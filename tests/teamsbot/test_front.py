"""From a message or a click in Teams to what is seen there."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import Any

import pytest

from core.asks import Ask, Profile, Reply
from core.cards import Button, Buttons, Card, Field, Form, Mention, Text, line
from core.port import Later
from teamsbot.inbound_route import Route, from_json
from tests.teamsbot.cloud import TENANT, Cloud
from tests.teamsbot.conftest import Desk, payload, served

ANA = f"teams:{TENANT}:aaaaaaaa-0000-4000-8000-000000000001"
BOB = f"teams:{TENANT}:aaaaaaaa-0000-4000-8000-000000000002"
CARD = Card("#12 Gus Globe: met", (Text(line("Well done.")), Buttons((Button("Undo", "undo 5"),))))
FORM = Form("log", "Log an introduction", (Field("prospect", "Who?", required=True),), hidden={"draft": "431"})
DM = "/v3/conversations/a:1dm-ana/activities"
ROOM = "/v3/conversations/19:sales@thread.tacv2;messageid=1700000000001/activities"


def buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [action for part in card["body"] if part["type"] == "ActionSet" for action in part["actions"]]


async def test_an_answer_that_is_in_the_post_is_left_to_it(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD, posted="reply:1")
    assert (await desk.told("message_dm")).status == 200
    assert desk.asks[0].durable
    assert cloud.calls == []


async def test_an_answer_that_is_not_in_the_post_is_sent(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    await desk.told("message_dm")
    (sent,) = cloud.calls
    assert (sent.method, sent.path, sent.query) == ("POST", DM, {})
    assert sent.authorization == "Bearer token-1"
    assert sent.body["type"] == "message"
    assert sent.body["summary"] == "#12 Gus Globe: met"
    assert buttons(sent.card)[0]["data"] == {"line": "undo 5"}


async def test_what_teams_delivers_twice_is_done_once(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    answers = await asyncio.gather(desk.told("message_dm"), desk.told("message_dm"))
    assert [a.status for a in answers] == [200, 200]
    assert (await desk.told("message_dm")).status == 200
    assert len(desk.asks) == 1
    assert len(cloud.calls) == 1


async def test_a_delivery_that_failed_may_come_again(desk: Desk) -> None:
    good = desk.handle
    tried: list[Ask] = []

    async def broken(ask: Ask) -> Reply:
        tried.append(ask)
        raise RuntimeError("a bug")

    desk.handle = broken  # type: ignore[method-assign]
    desk.open(desk.session)
    async with served(list(desk.teams.routes())) as url:
        desk.url = url
        assert (await desk.told("message_dm")).status == 500
        assert (await desk.told("message_dm")).status == 500
    assert len(tried) == 2
    desk.handle = good  # type: ignore[method-assign]


async def test_in_a_channel_only_who_asked_sees_the_answer(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    await desk.told("message_channel")
    sent = cloud.messages()[0]
    assert (sent.path, sent.query) == (ROOM, {"isTargetedActivity": "true"})
    assert sent.body["recipient"] == {"id": "29:1ana", "isTargeted": True}
    assert buttons(sent.card)[0]["data"] == {"line": "undo 5", "private": True}


async def test_where_teams_does_not_take_that_it_goes_to_his_own_chat(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    await desk.told("message_dm", text="hello")  # his chat is known now
    cloud.calls.clear()
    cloud.members["29:1bob"] = {"id": "29:1bob"}
    cloud.trouble = [None, (400, "BadArgument", {})]
    await desk.told("message_channel")
    targeted, aside = cloud.messages()
    assert targeted.query
    assert (aside.path, aside.query) == (DM, {})
    assert "recipient" not in aside.body
    assert buttons(aside.card)[0]["data"] == {"line": "undo 5"}


async def test_his_own_chat_is_opened_where_it_is_not_known(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    cloud.trouble = [403]
    await desk.told("message_slash")
    _, opened, sent = cloud.calls
    assert opened.path == "/v3/conversations"
    assert opened.body["members"] == [{"id": "29:1ana"}]
    assert opened.body["tenantId"] == TENANT
    assert sent.path == "/v3/conversations/a:opened/activities"


async def test_a_public_answer_stands_in_the_thread(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD, public=True)
    await desk.told("message_channel")
    sent = cloud.messages()[0]
    assert (sent.path, sent.query) == (ROOM, {})


async def test_a_form_is_private_even_if_its_command_is_public(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(form=FORM, public=True)
    await desk.told("message_channel")
    sent = cloud.messages()[0]
    assert sent.query == {"isTargetedActivity": "true"}
    submit = buttons(sent.card)[-1]
    assert submit["verb"] == "submit"
    assert submit["data"] == {"command": "log", "hidden": {"draft": "431"}, "private": True}


async def test_a_click_is_answered_with_the_card_that_takes_its_place(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD, replaces=True)
    body = await (await desk.told("invoke_line")).json()
    assert body["statusCode"] == 200
    assert body["type"] == "application/vnd.microsoft.card.adaptive"
    assert body["value"]["body"][0]["text"] == "#12 Gus Globe: met"
    (change,) = cloud.calls
    assert (change.method, change.path) == ("PUT", f"{DM}/1700000000052")
    assert change.card == body["value"]
    assert not desk.asks[0].durable


async def test_in_a_channel_a_private_answer_is_not_shown_to_all(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD, replaces=True)
    for name in ("invoke_line_channel", "invoke_private_channel"):
        body = await (await desk.told(name)).json()
        assert body["type"] == "application/vnd.microsoft.card.adaptive"
    assert cloud.calls == []
    desk.reply = Reply(CARD, replaces=True, public=True)
    await desk.told("invoke_line_channel")
    assert cloud.calls[0].path == "/v3/conversations/19:sales@thread.tacv2/activities/1700000000053"


async def test_an_answer_that_replaces_nothing_is_a_new_message(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    body = await (await desk.told("invoke_line")).json()
    assert body == {
        "statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "#12 Gus Globe: met",
    }  # fmt: skip
    assert cloud.calls[0].path == DM


async def test_a_click_with_nothing_to_show_is_answered_all_the_same(desk: Desk, cloud: Cloud) -> None:
    body = await (await desk.told("invoke_line")).json()
    assert body["statusCode"] == 200
    assert cloud.calls == []


async def test_a_form_with_errors_comes_back_in_its_own_place(desk: Desk, cloud: Cloud) -> None:
    wrong = replace(FORM, fields=(Field("prospect", "Who?", value="Gus", error="Gus who?"),))
    desk.reply = Reply(form=wrong)
    body = await (await desk.told("invoke_submit")).json()
    assert "Gus who?" in str(body["value"])
    assert desk.asks[0].values == {"prospect": "Gus Globe", "note": "", "draft": "431"}
    assert cloud.calls == []
    await desk.told("submit_form")
    assert (cloud.calls[0].method, cloud.calls[0].path) == ("PUT", f"{DM}/1700000000051")


async def test_a_form_that_was_answered_becomes_the_answer(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    body = await (await desk.told("invoke_submit")).json()
    assert body["value"]["body"][0]["text"] == "#12 Gus Globe: met"
    assert cloud.calls[0].method == "PUT"


async def test_a_private_form_with_a_public_answer(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD, public=True)
    submit = payload("invoke_submit")["value"]
    submit["action"]["data"]["private"] = True
    await desk.told("invoke_private_channel", value=submit)
    assert [(c.method, c.query) for c in cloud.calls] == [("POST", {})]


@pytest.mark.parametrize("name", ["invoke_other_verb"])
async def test_a_click_of_another_app(desk: Desk, name: str) -> None:
    answer = await desk.told(name)
    assert answer.status == 200
    assert (await answer.json())["statusCode"] == 400
    assert desk.asks == []


async def test_installing_greets_once_though_two_events_arrive(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    for name in ("install_dm", "members_bot_dm", "install_dm"):
        assert (await desk.told(name)).status == 200
    assert [c.path for c in cloud.messages()] == [DM]
    assert desk.asks[0].profile is not None
    assert desk.asks[0].profile.admin
    assert {to for to, _, _ in desk.kept} == {ANA}


async def test_installing_in_a_team_greets_everybody_there(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(CARD)
    await desk.told("members_bot_team")
    await desk.told("install_team")
    (sent,) = cloud.messages()
    assert (sent.path, sent.query) == ("/v3/conversations/19:general@thread.tacv2/activities", {})
    assert "help" in str(sent.card)
    to, route, name = desk.kept[0]
    assert (to, name) == (f"teams:{TENANT}:19:general@thread.tacv2", "Brightwater")
    assert from_json(route) is not None


async def test_uninstalling_forgets_the_way(desk: Desk) -> None:
    await desk.told("uninstall_dm")
    await desk.told("uninstall_team")
    assert desk.gone == [ANA, f"teams:{TENANT}:19:general@thread.tacv2"]


async def test_somebody_mentioned_is_looked_up_once(desk: Desk, cloud: Cloud) -> None:
    cloud.members["29:1bob"] = {"id": "29:1bob", "aadObjectId": BOB.rpartition(":")[2].upper()}
    await desk.told("message_channel")
    await desk.told("message_channel", id="2")
    assert [a.text.rpartition(" ")[2] for a in desk.asks] == [f"@{{{BOB}}}"] * 2
    assert len([c for c in cloud.calls if c.method == "GET"]) == 1


async def test_somebody_mentioned_who_cannot_be_looked_up_is_a_name(desk: Desk, cloud: Cloud) -> None:
    cloud.trouble = [500]
    await desk.told("message_channel")
    assert desk.asks[0].text.endswith('for "Bob Stone"')


async def test_the_newest_address_of_teams_holds(desk: Desk, cloud: Cloud) -> None:
    await desk.told("message_dm")
    moved = f"{cloud.url}/v3/../"
    body = payload("message_channel", cloud) | {"serviceUrl": moved}
    await desk.post(body, token=cloud.token(serviceurl=moved))
    route = from_json(desk.asks[1].route)
    assert route is not None
    assert (route.service, route.conversation) == (moved, "a:1dm-ana")


async def test_people_with_an_account_here_are_truly_mentioned(desk: Desk, cloud: Cloud) -> None:
    desk.reply = Reply(Card("Heads up", (Text(line("For ", Mention(2, "Bob Stone"))),)), people={2: BOB})
    await desk.told("message_dm")
    card = cloud.calls[0].card
    assert card["msteams"]["entities"] == [
        {
            "type": "mention",
            "text": "<at>Bob Stone</at>",
            "mentioned": {"id": BOB.rpartition(":")[2], "name": "Bob Stone"},
        }
    ]


async def test_what_teams_says_about_somebody(desk: Desk, cloud: Cloud) -> None:
    assert await desk.teams.profile(ANA) is None
    await desk.told("message_dm")
    cloud.members["29:1ana"] = {
        "id": "29:1ana", "name": "Ana Ruiz", "email": "ana@brightwater.example", "tenantId": TENANT, "userRole": "user",
        "userPrincipalName": "ana@brightwater.example",
    }  # fmt: skip
    assert await desk.teams.profile(ANA) == Profile(
        "Ana Ruiz", "ana@brightwater.example", "America/New_York", "en_US", outsider=False
    )
    cloud.members["29:1ana"] |= {"userPrincipalName": "ana_x.example#EXT#@brightwater.example"}
    guest = await desk.teams.profile(ANA)
    assert guest is not None
    assert guest.outsider
    assert guest.email is None
    cloud.trouble = [503]
    assert await desk.teams.profile(ANA) is None


async def test_guests_in_a_channel_are_seen(desk: Desk, cloud: Cloud) -> None:
    await desk.told("message_dm")
    route = Route(cloud.url, "28:bot", TENANT, conversation="19:sales@thread.tacv2").to_json()
    cloud.members["29:1ana"] = {"id": "29:1ana", "tenantId": TENANT, "userRole": "user", "name": "Ana"}
    assert not await desk.teams.outsiders("teams:x:19:sales@thread.tacv2", route)
    cloud.members["29:1gil"] = {"id": "29:1gil", "tenantId": TENANT, "userRole": "guest", "name": "Gil"}
    assert await desk.teams.outsiders("teams:x:19:sales@thread.tacv2", route)
    cloud.trouble = [503]
    with pytest.raises(Later):
        await desk.teams.outsiders("teams:x:19:sales@thread.tacv2", route)
    assert not await desk.teams.outsiders("teams:x:19:sales@thread.tacv2", None)


async def test_an_answer_that_does_not_arrive_is_logged_without_what_it_said(
    desk: Desk, cloud: Cloud, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    desk.reply = Reply(CARD)
    cloud.trouble = [(403, "MessageWritesBlocked", {})]
    assert (await desk.told("message_dm")).status == 200
    assert "an answer was not delivered" in caplog.text
    assert "Gus" not in caplog.text
