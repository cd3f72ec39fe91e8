"""Commands, clicks, forms, shortcuts and events, from Slack's signed request to what Slack is told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from core.asks import Ask, Reply
from core.cards import Card, Field, Form, Mention, Text
from slackbot import desk
from tests.gallery import CARDS, FORMS
from tests.slackbot.cloud import closes, says, status
from tests.slackbot.conftest import Front, payload
from tests.slackbot.limits import check, check_view

LOGGED = CARDS["logged"]
assert isinstance(LOGGED, Card)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's patience ends after 20 ms."""
    monkeypatch.setattr(desk, "IN_TIME", 0.02)


def late(reply: Reply) -> Any:
    async def answer(_: Ask) -> Reply:
        await asyncio.sleep(0.06)
        return reply

    return answer


async def test_a_command_is_answered_in_its_own_response_for_the_person_only(front: Front) -> None:
    front.bot.reply = Reply(card=LOGGED, people={2: "slack:T0BRIGHT:U0BOB"})
    code, said = await front.deliver(payload("command"))
    assert code == 200
    assert said["response_type"] == "ephemeral"
    assert "<@U0BOB> calls" in said["blocks"][1]["text"]["text"]
    assert check(said["blocks"]) == []
    assert front.cloud.of("chat.postMessage") == []


async def test_only_a_public_reply_is_shown_to_the_channel(front: Front) -> None:
    front.bot.reply = Reply(card=LOGGED, public=True)
    assert (await front.deliver(payload("command")))[1]["response_type"] == "in_channel"


async def test_nothing_to_say_is_an_empty_response(front: Front) -> None:
    front.bot.reply = Reply()
    assert await front.deliver(payload("command")) == (200, "")
    assert await front.deliver(payload("click")) == (200, "")
    await front.settled()
    assert front.cloud.of("hook") == []


async def test_a_command_that_needs_more_opens_a_form(front: Front) -> None:
    front.bot.reply = Reply(form=FORMS["log form"])
    assert await front.deliver(payload("command")) == (200, "")
    (opened,) = await front.cloud.until("views.open")
    assert opened["trigger_id"] == payload("command")["trigger_id"]
    assert opened["view"]["callback_id"] == "form"
    assert check_view(opened["view"]) == []


async def test_an_expired_trigger_leaves_a_button_that_opens_the_form(front: Front) -> None:
    front.bot.reply = Reply(form=FORMS["log form"])
    front.cloud.faults["views.open"] = [says("expired_trigger_id")]
    await front.deliver(payload("command") | {"text": "log Gus"})
    (said,) = await front.cloud.until("hook")
    button = said["blocks"][-1]["elements"][0]
    assert (button["text"]["text"], button["value"]) == ("Open form", "log Gus")


async def test_a_slow_answer_is_announced_and_follows(front: Front, slow: None) -> None:
    front.bot.answer = late(Reply(card=LOGGED))
    _, said = await front.deliver(payload("command"))
    assert "still working" in said["text"]
    (followed,) = await front.cloud.until("hook")
    assert followed["text"].startswith("Introduction #12 logged")
    assert followed["replace_original"] is False


async def test_a_click_answers_beside_the_message(front: Front) -> None:
    assert await front.deliver(payload("click")) == (200, "")
    (said,) = await front.cloud.until("hook")
    assert (said["response_type"], said["replace_original"]) == ("ephemeral", False)
    assert front.bot.asked[0].text == "move 12 contacted"


async def test_a_click_may_replace_its_message(front: Front) -> None:
    front.bot.reply = replace(front.bot.reply, replaces=True)
    await front.deliver(payload("click"))
    (said,) = await front.cloud.until("hook")
    assert said["replace_original"] is True


async def test_a_slow_click_is_acknowledged_and_answered_later(front: Front, slow: None) -> None:
    front.bot.answer = late(Reply(card=LOGGED, replaces=True))
    assert await front.deliver(payload("click")) == (200, "")
    assert (await front.cloud.until("hook"))[0]["replace_original"] is True


async def test_a_button_of_an_older_version_says_so(front: Front) -> None:
    assert await front.deliver(payload("click_old")) == (200, "")
    (said,) = await front.cloud.until("hook")
    assert "older version" in said["text"]
    assert front.bot.asked == []


async def test_a_click_opens_a_form_that_remembers_where_it_came_from(front: Front) -> None:
    front.bot.reply = Reply(form=FORMS["log form"])
    await front.deliver(payload("click_menu"))
    (opened,) = await front.cloud.until("views.open")
    assert f"{front.cloud.url}/hook/actions" in opened["view"]["private_metadata"]


@pytest.mark.parametrize(
    "fault", [status(404), status(500), closes, status(302, headers={"Location": "/api/auth.test"})]
)
async def test_a_used_up_response_url_becomes_a_direct_message(front: Front, fault: Any) -> None:
    front.cloud.faults["hook"] = [fault]
    await front.deliver(payload("click_menu"))
    (said,) = await front.cloud.until("chat.postMessage")
    assert said["channel"] == "U0ANA"
    assert front.cloud.of("auth.test") == [{}]  # only the one at the start: redirects are not followed


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/latest", "https://hooks.slack.com.evil.example/x", "https://evil.example/hooks.slack.com",
     "http://hooks.slack.com/x", "file:///etc/passwd", "https://hooks.slack.com:444/x", "https://x@evil.example", ""],
)  # fmt: skip
async def test_no_other_host_is_ever_called(front: Front, url: str) -> None:
    await front.deliver(payload("click") | {"response_url": url})
    await front.settled()
    assert front.cloud.of("hook") == []
    assert len(front.cloud.of("chat.postMessage") + front.cloud.of("views.open")) == 1


async def test_a_click_in_a_modal_changes_the_modal(front: Front) -> None:
    await front.deliver(payload("click_modal"))
    (updated,) = await front.cloud.until("views.update")
    assert updated["view_id"] == "V0CARD"
    assert updated["view"]["callback_id"] == "card"


async def test_a_click_in_home_answers_in_a_modal_and_draws_home_again(front: Front) -> None:
    await front.deliver(payload("click_home"))
    await front.cloud.until("views.publish")
    assert len(front.cloud.of("views.open")) == 1
    assert [a.text for a in front.bot.asked] == ["move 12 contacted", "home"]


async def test_a_form_opened_from_home_draws_home_again(front: Front) -> None:
    front.bot.reply = Reply(form=FORMS["log form"])
    await front.deliver(payload("click_home"))
    (opened,) = await front.cloud.until("views.open")
    front.bot.reply = Reply(card=LOGGED)
    body = payload("submission")
    body["view"]["private_metadata"] = opened["view"]["private_metadata"]
    await front.deliver(body)
    await front.cloud.until("views.publish")
    await front.deliver(payload("submission"))
    await front.settled()
    assert len(front.cloud.of("views.publish")) == 1


async def test_a_submitted_form_becomes_its_answer(front: Front) -> None:
    front.bot.reply = Reply(card=LOGGED)
    code, said = await front.deliver(payload("submission"))
    assert (code, said["response_action"]) == (200, "update")
    assert check_view(said["view"]) == []
    assert front.bot.asked[0].values["prospect"] == "Gus Globe"


async def test_errors_are_shown_at_the_fields(front: Front) -> None:
    form = Form("log", "Log", (Field("prospect", "Who?", error="I know two of them"),))
    front.bot.reply = Reply(form=form)
    assert (await front.deliver(payload("submission")))[1] == {
        "response_action": "errors", "errors": {"prospect": "I know two of them"},
    }  # fmt: skip


async def test_another_form_takes_the_place_of_the_first(front: Front) -> None:
    front.bot.reply = Reply(form=Form("edit", "Which one?", (Field("who", "Who?", error="Choose"),)))
    said = (await front.deliver(payload("submission")))[1]
    assert said["response_action"] == "update"
    assert said["view"]["title"]["text"] == "Which one?"


async def test_a_form_with_nothing_to_say_closes(front: Front) -> None:
    front.bot.reply = Reply()
    assert (await front.deliver(payload("submission")))[1] == {"response_action": "clear"}


async def test_a_public_answer_to_a_form_goes_to_the_channel_it_was_opened_in(front: Front) -> None:
    front.bot.reply = Reply(card=LOGGED, public=True)
    await front.deliver(payload("submission"))
    assert (await front.cloud.until("hook"))[0]["response_type"] == "in_channel"


async def test_a_slow_form_shows_that_it_works_and_then_the_answer(front: Front, slow: None) -> None:
    front.bot.answer = late(Reply(card=LOGGED))
    said = (await front.deliver(payload("submission")))[1]
    assert "still working" in str(said["view"]["blocks"])
    (updated,) = await front.cloud.until("views.update")
    assert updated["view_id"] == "V0FORM"


async def test_a_closed_modal_loses_no_answer(front: Front, slow: None) -> None:
    front.bot.answer = late(Reply(card=LOGGED))
    front.cloud.faults["views.update"] = [says("not_found")]
    await front.deliver(payload("submission"))
    assert (await front.cloud.until("chat.postMessage"))[0]["channel"] == "U0ANA"


async def test_the_shortcut_at_a_message_writes_it_into_the_form(front: Front) -> None:
    front.bot.reply = Reply(form=FORMS["log form"])
    assert await front.deliver(payload("shortcut_message")) == (200, "")
    (opened,) = await front.cloud.until("views.open")
    note = next(b for b in opened["view"]["blocks"] if b.get("block_id") == "note")
    assert note["element"]["initial_value"] == "Carl & @somebody know Ann Lee, beta.example"


async def test_the_global_shortcut_shows_a_refusal_in_a_modal(front: Front) -> None:
    await front.deliver(payload("shortcut_global"))
    (opened,) = await front.cloud.until("views.open")
    assert opened["view"]["callback_id"] == "card"


async def test_a_direct_message_is_answered_by_the_post(front: Front) -> None:
    front.bot.reply = Reply(card=LOGGED, posted="reply:1")
    assert await front.deliver(payload("event_dm")) == (200, "")
    await front.settled()
    assert front.cloud.of("chat.postMessage") == []
    assert front.bot.asked[0].durable


async def test_a_direct_message_that_was_not_posted_is_answered_at_once(front: Front) -> None:
    front.bot.reply = Reply(form=FORMS["log form"])
    await front.deliver(payload("event_dm"))
    (said,) = await front.cloud.until("chat.postMessage")
    assert said["channel"] == "D0ANA"
    assert said["blocks"][-1]["elements"][0]["text"]["text"] == "Open form"


async def test_a_mention_is_answered_privately_and_known_as_read_by_others(front: Front) -> None:
    await front.deliver(payload("event_mention"))
    (answer,) = await front.cloud.until("chat.postEphemeral")
    assert (answer["channel"], answer["user"], answer["thread_ts"]) == ("C0SALES", "U0ANA", "1699999999.0001")
    assert front.bot.asked[-1].aloud
    await front.deliver(payload("event_dm"))
    await front.settled()
    assert not front.bot.asked[-1].aloud


async def test_a_whisper_that_fails_becomes_a_direct_message(front: Front) -> None:
    front.cloud.faults["chat.postEphemeral"] = [says("user_not_in_channel")]
    await front.deliver(payload("event_mention"))
    assert (await front.cloud.until("chat.postMessage"))[0]["channel"] == "U0ANA"


async def test_home_is_published_for_whoever_opens_it(front: Front) -> None:
    await front.deliver(payload("event_home"))
    (published,) = await front.cloud.until("views.publish")
    assert published["user_id"] == "U0ANA"
    assert check_view(published["view"]) == []


async def test_an_invitation_is_remembered_and_the_inviter_thanked(front: Front) -> None:
    await front.deliver(payload("event_invited"))
    assert front.bot.kept == [("slack:T0BRIGHT:C0SALES", '{"channel": "C0SALES"}', None)]
    (said,) = await front.cloud.until("chat.postEphemeral")
    assert said["user"] == "U0ANA"
    await front.deliver(payload("event_joined_other"))
    await front.settled()
    assert len(front.bot.kept) == 1


@pytest.mark.parametrize("name", ["event_uninstalled", "event_revoked"])
async def test_an_uninstall_forgets_the_workspace(front: Front, name: str) -> None:
    assert (await front.deliver(payload(name)))[0] == 200
    assert front.bot.forgotten == ["slack:T0BRIGHT"]


async def test_what_is_not_meant_for_us_is_acknowledged_in_silence(front: Front) -> None:
    for name in ("event_dm_own", "event_dm_edit", "event_unknown", "event_revoked_user", "closed"):
        assert await front.deliver(payload(name)) == (200, "")
    await front.settled()
    assert front.bot.asked == []
    assert [c.method for c in front.cloud.calls] == ["auth.test"]


async def test_a_mentioned_colleague_is_named_in_the_question(front: Front) -> None:
    await front.deliver(payload("command"))
    assert front.bot.asked[0].mentions == {"slack:T0BRIGHT:U0BOB": "bob"}


async def test_a_bug_behind_the_desk_is_logged_without_words(front: Front, caplog: pytest.LogCaptureFixture) -> None:
    async def broken(_: Ask) -> Reply:
        raise RuntimeError("a bug")

    front.bot.answer = broken
    assert (await front.deliver(payload("command") | {"text": "Verysecret"}))[0] == 500
    assert "a payload was not understood" in caplog.text
    assert "Verysecret" not in caplog.text


async def test_a_card_that_cannot_be_brought_does_not_take_the_answer_back(front: Front) -> None:
    """The hidden values do not fit into a modal: the ack stands, the reason is in the log."""
    front.bot.reply = Reply(form=Form("log", "Log", (), hidden={"x": "x" * 4000}))
    assert await front.deliver(payload("click")) == (200, "")
    await front.settled()


async def test_mentions_come_out_right_in_a_followed_answer(front: Front) -> None:
    front.bot.reply = Reply(card=Card("x", (Text((Mention(2, "Bob"),)),)), people={2: "slack:T0BRIGHT:U0BOB"})
    await front.deliver(payload("click"))
    assert "<@U0BOB>" in str(await front.cloud.until("hook"))
