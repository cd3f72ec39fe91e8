"""Slack's Web API as the double plays it, called by Slack's own client library."""

from __future__ import annotations

from datetime import timedelta

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from core.playground.clock import Clock
from core.playground.clouds import Clouds
from core.playground.trouble import Trouble

ANA_DM, SALES, GENERAL = "D0ANA", "C0SALES", "C0GENERAL"
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*Hello* <@U0BOB>"}}


@pytest.fixture
def slack(clouds: Clouds) -> AsyncWebClient:
    return AsyncWebClient(clouds.slack.token, base_url=clouds.slack.base + "/api/", session=clouds.door.session)


async def refused(call: object) -> str:
    with pytest.raises(SlackApiError) as error:
        await call  # type: ignore[misc]
    return str(error.value.response["error"])


def later(clouds: Clouds, seconds: float) -> None:
    clock = clouds.transcript.clock
    assert isinstance(clock, Clock)
    clock.jump(clock() + timedelta(seconds=seconds))


async def test_who_and_what_there_is(slack: AsyncWebClient) -> None:
    assert (await slack.auth_test())["team_id"] == "T0BRIGHT"
    user = (await slack.users_info(user="U0LENA"))["user"]
    assert (user["tz"], user["profile"]["email"]) == ("Europe/Berlin", "lena@brightwater.example")
    assert len((await slack.users_list())["members"]) == 8
    assert (await slack.conversations_open(users="U0ANA"))["channel"]["id"] == ANA_DM
    assert (await slack.conversations_info(channel=SALES))["channel"]["name"] == "sales"
    assert "U0ANA" in (await slack.conversations_members(channel=SALES))["members"]


async def test_what_is_not_there(slack: AsyncWebClient) -> None:
    assert await refused(slack.users_info(user="U0NOBODY")) == "user_not_found"
    assert await refused(slack.chat_postMessage(channel="C0NONE", text="x")) == "channel_not_found"
    assert await refused(slack.chat_update(channel=ANA_DM, ts="1.2", text="x")) == "message_not_found"
    assert await refused(slack.api_call("chat.whisper")) == "unknown_method"


async def test_the_token_is_looked_at(clouds: Clouds, slack: AsyncWebClient) -> None:
    stranger = AsyncWebClient("xoxb-other", base_url=slack.base_url, session=clouds.door.session)
    assert await refused(stranger.auth_test()) == "invalid_auth"
    clouds.slack.scopes = frozenset(("commands",))
    assert await refused(slack.users_info(user="U0ANA")) == "missing_scope"


async def test_a_message_is_posted_changed_and_taken_away(clouds: Clouds, slack: AsyncWebClient) -> None:
    sent = await slack.chat_postMessage(channel="U0ANA", text="Hello", blocks=[SECTION])
    (message,) = clouds.transcript.since(0)
    assert (message.where, message.dm_with, message.author) == ("dm", "ana", "bot")
    await slack.chat_update(channel=sent["channel"], ts=sent["ts"], text="Hello again")
    (message,) = clouds.transcript.since(0)
    assert message.edited
    assert message.native["blocks"] == []
    await slack.chat_delete(channel=sent["channel"], ts=sent["ts"])
    assert clouds.transcript.since(0) == ()


async def test_the_history_shows_metadata_only_on_request(slack: AsyncWebClient) -> None:
    metadata = {"event_type": "post", "event_payload": {"key": "k1"}}
    await slack.chat_postMessage(channel=ANA_DM, text="Hello", metadata=metadata)
    (bare,) = (await slack.conversations_history(channel=ANA_DM))["messages"]
    (whole,) = (await slack.conversations_history(channel=ANA_DM, include_all_metadata=True))["messages"]
    assert "metadata" not in bare
    assert whole["metadata"] == metadata


async def test_one_message_a_second_and_channel(clouds: Clouds, slack: AsyncWebClient) -> None:
    await slack.chat_postMessage(channel=ANA_DM, text="one")
    await slack.chat_postMessage(channel="D0BOB", text="another channel")
    with pytest.raises(SlackApiError) as error:
        await slack.chat_postMessage(channel=ANA_DM, text="two")
    assert error.value.response.status_code == 429
    assert error.value.response.headers["Retry-After"] == "1"
    later(clouds, 1)
    await slack.chat_postMessage(channel=ANA_DM, text="two")


async def test_a_method_has_so_many_calls_a_minute(clouds: Clouds, slack: AsyncWebClient) -> None:
    for _ in range(20):
        await slack.users_list()
    assert await refused(slack.users_list()) == "ratelimited"
    later(clouds, 61)
    await slack.users_list()


async def test_the_bot_must_be_in_the_channel(slack: AsyncWebClient) -> None:
    assert await refused(slack.chat_postMessage(channel=GENERAL, text="x")) == "not_in_channel"
    assert await refused(slack.chat_postEphemeral(channel=GENERAL, user="U0ANA", text="x")) == "not_in_channel"
    await slack.chat_postMessage(channel=SALES, text="x")


async def test_an_ephemeral_message_has_one_reader_and_no_history(clouds: Clouds, slack: AsyncWebClient) -> None:
    sent = await slack.chat_postEphemeral(channel=SALES, user="U0ANA", text="psst")
    (message,) = clouds.transcript.since(0)
    assert message.seen_by == "ana"
    assert (await slack.conversations_history(channel=SALES))["messages"] == []
    assert await refused(slack.chat_update(channel=SALES, ts=sent["message_ts"], text="x")) == "message_not_found"


async def test_blocks_are_judged(slack: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        await slack.chat_postMessage(channel=ANA_DM, text="x", blocks=[SECTION] * 51)
    assert error.value.response["error"] == "invalid_blocks"
    assert "no more than 50" in error.value.response["response_metadata"]["messages"][0]
    assert await refused(slack.api_call("chat.postMessage", json={"channel": ANA_DM})) == "no_text"


async def test_home_is_published_and_its_hash_guards_it(clouds: Clouds, slack: AsyncWebClient) -> None:
    view = {"type": "home", "blocks": [SECTION]}
    first = (await slack.views_publish(user_id="U0ANA", view=view))["view"]
    await slack.views_publish(user_id="U0ANA", view=view, hash=first["hash"])
    assert await refused(slack.views_publish(user_id="U0ANA", view=view, hash=first["hash"])) == "hash_conflict"
    assert list(clouds.slack.homes) == ["ana"]


async def test_a_cloud_can_have_troubles(clouds: Clouds, slack: AsyncWebClient) -> None:
    clouds.troubles.append(Trouble("/slack/api/chat.*", status=503, times=1))
    with pytest.raises(SlackApiError):
        await slack.chat_postMessage(channel=ANA_DM, text="x")
    clouds.troubles.append(Trouble("/slack/api/chat.*", status=500, after=True))
    with pytest.raises(SlackApiError):
        await slack.chat_postMessage(channel=ANA_DM, text="it did arrive")
    assert [m.native["text"] for m in clouds.transcript.since(0)] == ["it did arrive"]
