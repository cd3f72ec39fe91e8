"""Teams as the double plays it: what the connector takes and refuses, and what people do as it looks on the wire."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from core.playground import state
from core.playground.clouds import Clouds
from core.playground.people import Impossible, Person, person
from core.playground.stage import Stage
from core.playground.teams_cloud import limits
from core.playground.teams_cloud.reading import CARD
from core.playground.teams_cloud.tenant import dm_of
from tests.playground.small_bot import SmallBot

Json = dict[str, Any]
ANA = dm_of(person("ana"))
SALES, NORTH = "19:sales@thread.tacv2", "19:north@thread.v2"
FORM: list[Json] = [
    {"type": "Input.Text", "id": "prospect", "label": "Who", "isRequired": True, "maxLength": 10},
    {"type": "Input.ChoiceSet", "id": "warmth", "label": "How", "choices": [{"title": "By name", "value": "name"}]},
]


def card(*body: Json, actions: tuple[Json, ...] = ()) -> Json:
    return {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": list(actions)}


def text(words: str) -> Json:
    return {"type": "TextBlock", "text": words}


def execute(title: str, verb: str = "line", **data: Any) -> Json:
    return {"type": "Action.Execute", "title": title, "verb": verb, "data": data}


def message(content: Json | None = None, words: str = "") -> Json:
    attachments = [{"contentType": CARD, "content": content}] if content else []
    return {"type": "message", "text": words, "attachments": attachments}


async def post(bot: SmallBot, activity: Json, conversation: str = ANA) -> str:
    status, body = await bot.connector("POST", f"conversations/{conversation}/activities", activity)
    assert status == 200, body
    return str(body["id"])


@pytest.fixture(autouse=True)
def _installed(clouds: Clouds) -> None:
    """Ana has added the app."""
    clouds.teams.installed.add(ANA)


# --- the connector ---------------------------------------------------------------------------------------------


async def test_a_message_is_sent_changed_and_taken_away(clouds: Clouds, bot: SmallBot) -> None:
    id = await post(bot, message(card(text("**Hello** \\*there\\*"))))
    (sent,) = clouds.transcript.since(0)
    assert (sent.dm_with, state.text(sent)) == ("ana", "Hello *there*")
    await bot.connector("PUT", f"conversations/{ANA}/activities/{id}", message(words="Bye"))
    (sent,) = clouds.transcript.since(0)
    assert (sent.edited, state.text(sent)) == (True, "Bye")
    await bot.connector("DELETE", f"conversations/{ANA}/activities/{id}")
    assert clouds.transcript.since(0) == ()


async def test_without_a_token_of_the_login_nothing_is_done(clouds: Clouds, bot: SmallBot) -> None:
    url = f"{clouds.teams.base}v3/conversations/{ANA}/activities"
    async with bot.session.post(url, json=message(words="x"), headers={"Authorization": "Bearer other"}) as answer:
        assert answer.status == 401
    assert clouds.transcript.since(0) == ()


async def test_the_login_gives_tokens_for_the_right_secret_only(clouds: Clouds, bot: SmallBot) -> None:
    asked = {
        "grant_type": "client_credentials", "client_id": clouds.keys.app_id,
        "client_secret": clouds.keys.password, "scope": "https://api.botframework.com/.default",
    }  # fmt: skip
    url = clouds.teams.base + "login/any/oauth2/v2.0/token"
    async with bot.session.post(url, data=asked) as answer:
        assert clouds.keys.good("Bearer " + (await answer.json())["access_token"])
    async with bot.session.post(url, data=asked | {"client_secret": "guess"}) as answer:
        assert (answer.status, await answer.json()) == (401, {"error": "invalid_client"})
    async with bot.session.post(url, data=asked | {"scope": "mail"}) as answer:
        assert answer.status == 400


async def test_seven_messages_a_second_and_conversation(clouds: Clouds, stage: Stage, bot: SmallBot) -> None:
    for _ in range(7):
        await post(bot, message(words="x"))
    status, body = await bot.connector("POST", f"conversations/{ANA}/activities", message(words="x"))
    assert (status, body["error"]["code"]) == (429, "TooManyRequests")
    await post(bot, message(words="elsewhere"), SALES)
    stage.clock.jump(stage.clock() + timedelta(seconds=2))
    await post(bot, message(words="x"))


@pytest.mark.parametrize(
    ("activity", "status", "code"),
    [
        (message(card(text("x" * 29_000))), 413, "MessageSizeTooBig"),
        (message(words="x" * 90_000), 413, "MessageSizeTooBig"),
        (message(), 400, "BadSyntax"),
        ({"type": "party"}, 400, "BadSyntax"),
        (message({"type": "AdaptiveCard", "version": "9.9", "body": []}), 400, "BadSyntax"),
        (message(card({"type": "Blink"})), 400, "BadSyntax"),
        (message(card({"type": "TextBlock"})), 400, "BadSyntax"),
        (message(card(FORM[0], FORM[0])), 400, "BadSyntax"),
        (message(card(actions=tuple(execute(str(n)) for n in range(7)))), 400, "BadSyntax"),
    ],
)
async def test_what_teams_would_not_show_is_refused(bot: SmallBot, activity: Json, status: int, code: str) -> None:
    answered, body = await bot.connector("POST", f"conversations/{ANA}/activities", activity)
    assert (answered, body["error"]["code"]) == (status, code)


async def test_conversations_that_are_gone(clouds: Clouds, stage: Stage, bot: SmallBot, ana: Person) -> None:
    status, body = await bot.connector("POST", "conversations/19:none/activities", message(words="x"))
    assert (status, body["error"]["code"]) == (404, "ConversationNotFound")
    await clouds.teams_users.install(ana)
    await post(bot, message(words="x"))
    await clouds.teams_users.install(ana, gone=True)
    status, body = await bot.connector("POST", f"conversations/{ANA}/activities", message(words="x"))
    assert (status, body["error"]["code"]) == (403, "MessageWritesBlocked")
    assert [h.get("action") for h in bot.heard] == ["add", None, "remove"]


async def test_a_conversation_is_created_once_and_a_channel_thread_each_time(
    clouds: Clouds, bot: SmallBot, ana: Person
) -> None:
    status, body = await bot.connector("POST", "conversations", {"members": [{"id": ana.teams_id}]})
    assert (status, body) == (200, {"id": ANA})
    thread = {"isGroup": True, "channelData": {"channel": {"id": SALES}}, "activity": message(words="Board")}
    status, body = await bot.connector("POST", "conversations", thread)
    assert body["id"] == f"{SALES};messageid={body['activityId']}"
    await post(bot, message(words="in the thread"), body["id"])
    root, reply = clouds.transcript.since(0)
    assert reply.thread == root.id


async def test_a_targeted_message_is_for_one_of_the_channel(clouds: Clouds, bot: SmallBot, ana: Person) -> None:
    path = f"conversations/{NORTH}/activities?isTargetedActivity=true"
    status, body = await bot.connector("POST", path, message(words="psst") | {"recipient": {"id": ana.teams_id}})
    assert [m.seen_by for m in clouds.transcript.since(0)] == ["ana"]
    edit = f"conversations/{NORTH}/activities/{body['id']}"
    assert (await bot.connector("PUT", edit, message(words="x")))[0] == 404
    assert (await bot.connector("PUT", edit + "?isTargetedActivity=true", message(words="x")))[0] == 200
    for recipient in ({"id": person("zoe").teams_id}, {"id": "29:nobody"}):
        status, _ = await bot.connector("POST", path, message(words="psst") | {"recipient": recipient})
        assert status in (400, 404)
    alone = f"conversations/{ANA}/activities?isTargetedActivity=true"
    status, _ = await bot.connector("POST", alone, message(words="x") | {"recipient": {"id": ana.teams_id}})
    assert status == 400


async def test_members_are_told_with_their_addresses(bot: SmallBot, ana: Person) -> None:
    _, members = await bot.connector("GET", f"conversations/{NORTH}/members")
    assert [member["email"] for member in members][:2] == ["ana@brightwater.example", "bob@brightwater.example"]
    _, one = await bot.connector("GET", f"conversations/{ANA}/members/{ana.aad_id}")
    assert one["aadObjectId"] == ana.aad_id
    status, _ = await bot.connector("GET", f"conversations/{NORTH}/members/{person('zoe').teams_id}")
    assert status == 404


async def test_keys_can_be_rotated(clouds: Clouds, stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "teams", "dm", "hello")
    clouds.keys.rotate()
    await stage.say(ana, "teams", "dm", "hello again")
    assert len(bot.heard) == 2


# --- the people ------------------------------------------------------------------------------------------------


async def test_a_private_line_arrives_as_typed_but_escaped(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "teams", "dm", '/referral log "A & B" for @bob')
    (heard,) = bot.heard
    assert heard["text"] == '/referral log "A &amp; B" for @bob'
    assert (heard["from"]["aadObjectId"], heard["conversation"]["conversationType"]) == (ana.aad_id, "personal")


async def test_in_a_channel_the_bot_is_mentioned_and_so_may_others_be(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "teams", "Sales", "good morning")
    assert bot.heard == []
    await stage.say(ana, "teams", "Sales", "/referral log Ann for @bob")
    await stage.say(ana, "teams", "#sales", "@Referral today")
    first, second = bot.heard
    assert first["text"] == "<at>Referral</at>&nbsp;/referral log Ann for <at>Bob Stone</at>"
    mentions = {e["text"] for e in first["entities"] if e["type"] == "mention"}
    assert mentions == {"<at>Referral</at>", "<at>Bob Stone</at>"}
    assert first["conversation"]["id"] == f"{SALES};messageid={first['id']}"
    assert first["channelData"]["team"]["name"] == "Brightwater"
    assert second["text"] == "<at>Referral</at>&nbsp;today"


async def test_the_slash_menu_sends_a_targeted_message(stage: Stage, bot: SmallBot, ana: Person) -> None:
    outcome = await stage.say(ana, "teams", "North chat", "/today", slash=True)
    assert bot.heard[0]["recipient"]["isTargeted"]
    assert bot.heard[0]["text"] == "today"
    assert outcome.messages[0].seen_by == "ana"


async def test_a_click_is_an_invoke_whose_card_replaces_the_one_clicked_for_him(
    stage: Stage, bot: SmallBot, ana: Person, bob: Person
) -> None:
    id = await post(bot, message(card(text("Well?"), actions=(execute("Yes", line="move 1 met"),))), NORTH)
    said = stage.clouds.transcript.by_ref("teams", (NORTH, id))
    assert said is not None
    bot.answer = lambda _: web.json_response({"statusCode": 200, "type": CARD, "value": card(text("Done"))})
    await stage.click(ana, said.id, "Yes")
    invoke = bot.heard[-1]
    assert (invoke["name"], invoke["replyToId"]) == ("adaptiveCard/action", id)
    assert invoke["value"]["action"]["data"] == {"line": "move 1 met"}
    changed = stage.clouds.transcript.get(said.id)
    assert changed is not None
    assert (state.text(changed, "ana"), state.text(changed, "bob")) == ("Done", "Well?")
    await bot.connector("PUT", f"conversations/{NORTH}/activities/{id}", message(words="Done for all"))
    changed = stage.clouds.transcript.get(said.id)
    assert changed is not None
    assert state.text(changed, "ana") == "Done for all"


async def test_what_an_invoke_may_answer_else(
    stage: Stage, bot: SmallBot, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = await post(bot, message(card(text("Well?"), actions=(execute("Yes"),))))
    said = stage.clouds.transcript.by_ref("teams", (ANA, id))
    assert said is not None
    words = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Noted"}
    problem = {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": {"code": "x", "message": "No"}}
    broken = {"statusCode": 200, "type": CARD, "value": card({"type": "Blink"})}
    for body, seen in ((words, "Noted"), (problem, "No"), (broken, "went wrong")):
        bot.answer = lambda _, body=body: web.json_response(body)  # type: ignore[misc]
        outcome = await stage.click(ana, said.id, "Yes")
        assert seen in state.text(outcome.messages[-1])
    bot.answer = lambda _: web.Response(status=500)
    assert "went wrong" in state.text((await stage.click(ana, said.id, "Yes")).messages[-1])
    monkeypatch.setattr(limits, "ANSWER_SECONDS", 0.05)
    bot.slow = 0.2
    assert "Unable to reach app" in state.text((await stage.click(ana, said.id, "Yes")).messages[-1])


async def test_a_form_is_filled_in_and_sent_with_the_card_s_own_data(stage: Stage, bot: SmallBot, ana: Person) -> None:
    actions = (execute("Cancel", line="today"), execute("Save", "submit", command="log"))
    id = await post(bot, message(card(text("Log"), *FORM, actions=actions)))
    said = stage.clouds.transcript.by_ref("teams", (ANA, id))
    assert said is not None
    form = state.form(said, ana)
    assert (form["submit"], [f["name"] for f in form["fields"]]) == ("Save", ["prospect", "warmth"])
    with pytest.raises(Impossible, match="must be filled in"):
        await stage.submit(ana, said.id, {"warmth": "By name"})
    await stage.submit(ana, said.id, {"Who": "Ann Lee", "warmth": "By name"})
    sent = bot.heard[-1]["value"]["action"]["data"]
    assert sent == {"command": "log", "prospect": "Ann Lee", "warmth": "name"}


async def test_a_submit_action_is_a_message_with_a_value(stage: Stage, bot: SmallBot, ana: Person) -> None:
    action = {"type": "Action.Submit", "title": "Go", "data": {"line": "today"}}
    id = await post(bot, message(card(text("Well?"), actions=(action,))))
    said = stage.clouds.transcript.by_ref("teams", (ANA, id))
    assert said is not None
    await stage.click(ana, said.id, "Go")
    assert (bot.heard[-1]["type"], bot.heard[-1]["value"]) == ("message", {"line": "today"})


async def test_a_message_that_is_not_taken_comes_once_more(stage: Stage, bot: SmallBot, ana: Person) -> None:
    bot.answer = lambda _: web.Response(status=503)
    await stage.say(ana, "teams", "dm", "today")
    assert [h["id"] for h in bot.heard] == [bot.heard[0]["id"]] * 2


async def test_a_mention_without_its_entity_is_seen_as_it_stands(clouds: Clouds, bot: SmallBot, bob: Person) -> None:
    mention = {"type": "mention", "text": "<at>Bob Stone</at>", "mentioned": {"id": bob.teams_id, "name": bob.name}}
    real = card(text("<at>Bob Stone</at> and <at>Eve</at>")) | {"msteams": {"entities": [mention]}}
    await post(bot, message(real))
    assert state.text(clouds.transcript.since(0)[0]) == "Bob Stone and <at>Eve</at>"
