"""The people in Slack: what they do reaches the bot as Slack would send it; what it answers reaches their screens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from core.playground import state
from core.playground.people import Impossible, Person
from core.playground.slack_cloud import limits
from core.playground.slack_cloud.workspace import Modal
from core.playground.stage import Stage
from tests.playground.small_bot import SmallBot

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def buttons(*labels: str) -> list[Json]:
    elements = [{"type": "button", "text": plain(name), "action_id": f"line:{n}", "value": f"do {name}"}
                for n, name in enumerate(labels)]  # fmt: skip
    words = {"type": "section", "text": {"type": "mrkdwn", "text": "*Well?*"}}
    return [words, {"type": "actions", "elements": elements}]


def modal(**more: Any) -> Json:
    name = {"type": "plain_text_input", "action_id": "value", "max_length": 10}
    warm = {"type": "static_select", "action_id": "value", "options": [{"text": plain("By name"), "value": "name"}]}
    blocks = [
        {"type": "input", "block_id": "prospect", "label": plain("Who"), "element": name},
        {"type": "input", "block_id": "warmth", "label": plain("How"), "element": warm, "optional": True},
    ]
    made = {"type": "modal", "title": plain("Log"), "submit": plain("Save"), "callback_id": "form", "blocks": blocks}
    return made | more


async def test_a_slash_command_is_signed_and_escaped(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "slack", "dm", '/referral log "A & B" for @bob in #sales a@b.example <x> @nobody')
    (heard,) = bot.heard
    assert heard["command"] == "/referral"
    assert heard["text"] == (
        'log "A &amp; B" for <@U0BOB|bob> in <#C0SALES|sales> <mailto:a@b.example|a@b.example> &lt;x&gt; @nobody'
    )
    assert (heard["user_id"], heard["channel_name"]) == ("U0ANA", "directmessage")


async def test_the_answer_of_a_command_is_ephemeral_unless_in_channel(stage: Stage, bot: SmallBot, ana: Person) -> None:
    bot.answer = lambda _: web.json_response({"text": "only you"})
    private = await stage.say(ana, "slack", "#sales", "/referral today")
    assert [(m.seen_by, state.text(m)) for m in private.messages if m.author == "bot"] == [("ana", "only you")]
    bot.answer = lambda _: web.json_response({"text": "all", "response_type": "in_channel"})
    public = await stage.say(ana, "slack", "#sales", "/referral today")
    assert [m.seen_by for m in public.messages if m.author == "bot"] == [None]


async def test_a_response_url_works_five_times(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "slack", "dm", "/referral today")
    statuses = []
    for n in range(6):
        async with bot.session.post(bot.heard[0]["response_url"], json={"text": f"answer {n}"}) as answer:
            statuses.append((answer.status, await answer.text()))
    assert statuses[:5] == [(200, "ok")] * 5
    assert statuses[5] == (404, "used_url")


async def test_a_response_url_ends_after_half_an_hour(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "slack", "dm", "/referral today")
    await stage.until(stage.clock() + timedelta(minutes=31))
    async with bot.session.post(bot.heard[0]["response_url"], json={"text": "late"}) as answer:
        assert (answer.status, await answer.text()) == (404, "expired_url")


async def test_a_click_carries_the_button_and_its_answer_replaces_the_card(
    stage: Stage, bot: SmallBot, ana: Person
) -> None:
    bot.answer = lambda _: web.json_response({"text": "Well?", "blocks": buttons("Yes", "No")})
    said = (await stage.say(ana, "slack", "dm", "/referral today")).messages[-1]
    bot.answer = lambda _: web.Response()
    await stage.click(ana, said.id, "no")
    click = bot.heard[-1]
    assert click["actions"][0]["value"] == "do No"
    assert click["container"] == {
        "type": "message", "message_ts": said.ref[1], "channel_id": "D0ANA", "is_ephemeral": True,
    }  # fmt: skip
    assert "message" not in click
    async with bot.session.post(click["response_url"], json={"text": "Done", "replace_original": True}) as answer:
        assert answer.status == 200
    changed = stage.clouds.transcript.get(said.id)
    assert changed is not None
    assert (changed.edited, state.text(changed)) == (True, "Done")


async def test_the_buttons_there_are_stand_in_the_refusal(stage: Stage, bot: SmallBot, ana: Person) -> None:
    bot.answer = lambda _: web.json_response({"text": "Well?", "blocks": buttons("Yes", "No")})
    said = (await stage.say(ana, "slack", "dm", "/referral today")).messages[-1]
    with pytest.raises(Impossible, match="“Yes”, “No”"):
        await stage.click(ana, said.id, "Maybe")


async def test_nobody_clicks_what_he_does_not_see(stage: Stage, bot: SmallBot, ana: Person, bob: Person) -> None:
    bot.answer = lambda _: web.json_response({"text": "Well?", "blocks": buttons("Yes")})
    said = (await stage.say(ana, "slack", "#sales", "/referral today")).messages[-1]
    with pytest.raises(Impossible, match="sees no message"):
        await stage.click(bob, said.id, "Yes")


async def test_failures_are_shown_in_slacks_words(
    stage: Stage, bot: SmallBot, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.answer = lambda _: web.Response(status=500)
    outcome = await stage.say(ana, "slack", "dm", "/referral today")
    assert "dispatch_failed" in state.text(outcome.messages[-1])
    monkeypatch.setattr(limits, "ANSWER_SECONDS", 0.05)
    bot.slow, bot.answer = 0.2, lambda _: web.Response()
    outcome = await stage.say(ana, "slack", "dm", "/referral today")
    assert "operation_timeout" in state.text(outcome.messages[-1])


async def test_a_modal_opens_is_filled_in_and_closes(stage: Stage, bot: SmallBot, ana: Person) -> None:
    opened = await _open(stage, bot, ana)
    form = state.form(opened, ana)
    assert [(f["name"], f["kind"], f["required"]) for f in form["fields"]] == [
        ("prospect", "text", True), ("warmth", "choice", False),
    ]  # fmt: skip
    await stage.submit(ana, opened.id, {"prospect": "Ann Lee", "How": "by name"})
    values = bot.heard[-1]["view"]["state"]["values"]
    assert values["prospect"]["value"] == {"type": "plain_text_input", "value": "Ann Lee"}
    assert values["warmth"]["value"]["selected_option"]["value"] == "name"
    assert stage.clouds.slack.modals == {}


async def test_the_client_checks_a_form_before_it_sends(stage: Stage, bot: SmallBot, ana: Person) -> None:
    opened = await _open(stage, bot, ana)
    for values, said in (
        ({}, "must be filled in"),
        ({"prospect": "x" * 11}, "at most 10"),
        ({"prospect": "x", "warmth": "hot"}, "“By name”"),
        ({"colour": "x"}, "no field “colour”"),
    ):
        with pytest.raises(Impossible, match=said):
            await stage.submit(ana, opened.id, values)
    assert len(bot.heard) == 1


async def test_field_errors_come_back_with_what_was_typed(stage: Stage, bot: SmallBot, ana: Person) -> None:
    opened = await _open(stage, bot, ana)
    bot.answer = lambda _: web.json_response({"response_action": "errors", "errors": {"prospect": "Who is that?"}})
    outcome = await stage.submit(ana, opened.id, {"prospect": "X"})
    assert isinstance(outcome.form, Modal)
    field = state.form(outcome.form, ana)["fields"][0]
    assert (field["value"], field["error"]) == ("X", "Who is that?")


async def test_a_submit_may_change_the_modal_into_its_answer(stage: Stage, bot: SmallBot, ana: Person) -> None:
    opened = await _open(stage, bot, ana)
    view = {"type": "modal", "title": plain("Logged"), "blocks": buttons("Undo")}
    bot.answer = lambda _: web.json_response({"response_action": "update", "view": view})
    outcome = await stage.submit(ana, opened.id, {"prospect": "X"})
    assert outcome.form is not None
    assert "Well?" in state.form(outcome.form, ana)["text"]
    bot.answer = lambda _: web.Response()
    await stage.click(ana, opened.id, "Undo")
    assert bot.heard[-1]["container"] == {"type": "view", "view_id": opened.id}
    await stage.dismiss(ana, opened.id)
    with pytest.raises(Impossible, match="no modal"):
        await stage.dismiss(ana, opened.id)


async def test_a_trigger_opens_one_modal_only(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await _open(stage, bot, ana)
    trigger = bot.heard[0]["trigger_id"]
    assert (await bot.web_api("views.open", trigger_id=trigger, view=modal()))["error"] == "exchanged_trigger_id"
    assert (await bot.web_api("views.open", trigger_id="1.2", view=modal()))["error"] == "invalid_trigger_id"


async def test_a_trigger_is_good_for_three_seconds(
    stage: Stage, bot: SmallBot, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TRIGGER_SECONDS", -1)
    await stage.say(ana, "slack", "dm", "/referral log")
    answer = await bot.web_api("views.open", trigger_id=bot.heard[0]["trigger_id"], view=modal())
    assert answer["error"] == "expired_trigger_id"


async def test_plain_words_reach_the_bot_in_its_own_conversation_only(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.say(ana, "slack", "#sales", "good morning all")
    assert bot.heard == []
    await stage.say(ana, "slack", "dm", "called ann for @bob")
    await stage.say(ana, "slack", "#sales", "@Referral today")
    im, mention = (envelope["event"] for envelope in bot.heard)
    assert (im["type"], im["channel_type"], im["text"]) == ("message", "im", "called ann for <@U0BOB>")
    assert (mention["type"], mention["text"]) == ("app_mention", "<@U0REFERRAL> today")


async def test_home_is_opened_published_and_clicked(stage: Stage, bot: SmallBot, ana: Person) -> None:
    await stage.home(ana, "slack")
    assert bot.heard[0]["event"]["type"] == "app_home_opened"
    await bot.web_api("views.publish", user_id="U0ANA", view={"type": "home", "blocks": buttons("Log")})
    await stage.click(ana, "home-slack-ana", "Log")
    assert bot.heard[-1]["view"]["type"] == "home"


async def test_an_event_that_fails_is_sent_again_at_once_and_after_one_and_six_minutes(
    stage: Stage, bot: SmallBot, ana: Person
) -> None:
    bot.answer = lambda _: web.Response(status=500)
    await stage.say(ana, "slack", "dm", "called ann")
    assert [h.get("X-Slack-Retry-Num") for h in bot.headers] == [None, "1"]
    await stage.until(stage.clock() + timedelta(minutes=10))
    assert [h.get("X-Slack-Retry-Num") for h in bot.headers] == [None, "1", "2", "3"]
    assert len({h["event_id"] for h in bot.heard}) == 1


async def test_no_retry_is_sent_where_the_bot_says_so(stage: Stage, bot: SmallBot, ana: Person) -> None:
    bot.answer = lambda _: web.Response(status=500, headers={"X-Slack-No-Retry": "1"})
    await stage.say(ana, "slack", "dm", "called ann")
    assert len(bot.heard) == 1


async def test_another_command_is_answered_by_slack_itself(stage: Stage, bot: SmallBot, ana: Person) -> None:
    outcome = await stage.say(ana, "slack", "dm", "/remind me")
    assert bot.heard == []
    assert "not a valid command" in state.text(outcome.messages[-1])


async def _open(stage: Stage, bot: SmallBot, who: Person) -> Modal:
    """A modal of the small bot on somebody's screen."""
    await stage.say(who, "slack", "dm", "/referral log")
    answer = await bot.web_api("views.open", trigger_id=bot.heard[-1]["trigger_id"], view=modal())
    return stage.clouds.slack.modals[answer["view"]["id"]]
