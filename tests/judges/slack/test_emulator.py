"""An emulator of Slack that others wrote takes our calls, and we take its signed events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from core.asks import Reply
from core.cards import Card
from core.port import House, Outgoing, Refused, Tasks
from slackbot import build
from slackbot.platform import Slack
from tests.gallery import CARDS, FORMS
from tests.judges.slack.conftest import SECRET, Emulator
from tests.slackbot.conftest import Spoken, encoded, payload, signed


@dataclass
class Judged:
    """Our platform against the emulator; `ana` calls the emulator as a person's client does."""

    slack: Slack
    bot: Spoken
    ana: AsyncWebClient
    api: AsyncWebClient
    session: aiohttp.ClientSession
    events: str
    tasks: Tasks

    async def person(self, name: str) -> str:
        members = (await self.ana.users_list())["members"]
        return str(next(m["id"] for m in members if m["name"] == name))

    async def deliver(self, body: dict[str, Any]) -> int:
        raw, kind = encoded(body)
        async with self.session.post(
            self.events, data=raw, headers={**signed(raw, secret=SECRET), "Content-Type": kind}
        ) as a:
            await a.read()
        await self.tasks.drain(5)
        return a.status

    async def until_asked(self) -> None:
        async with asyncio.timeout(5):
            await self.bot.heard.wait()


@pytest.fixture
async def judged(emulator: Emulator) -> AsyncIterator[Judged]:
    url = emulator.url
    bot, tasks = Spoken(), Tasks()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        house = House(bot.handle, bot.keep, bot.forget, lambda: session, tasks, local=True)
        env = {
            "REFERRAL_SLACK_BOT_TOKEN": "xoxb-judge", "REFERRAL_SLACK_SIGNING_SECRET": SECRET,
            "REFERRAL_SLACK_API_URL": f"{url}/api/",
        }  # fmt: skip
        slack = build(env, house)
        assert isinstance(slack, Slack)
        await slack.start()
        app = web.Application()
        app.add_routes(slack.routes())
        runner = web.AppRunner(app)
        await runner.setup()
        await web.SockSite(runner, emulator.events.dup()).start()
        ana, api = (
            AsyncWebClient(token=t, base_url=f"{url}/api/", session=session) for t in ("xoxp-ana", "xoxb-judge")
        )
        yield Judged(
            slack, bot, ana, api, session, f"http://127.0.0.1:{emulator.events.getsockname()[1]}/slack/events", tasks
        )
        await tasks.drain(5)
        await slack.stop()
        await runner.cleanup()


async def test_it_knows_the_bot_by_its_token(judged: Judged) -> None:
    assert judged.slack._bot.bot_user_id == "U0REFERRAL"
    assert judged.slack._bot.bot_id == "B0REFERRAL"


async def test_a_direct_message_arrives_once_is_found_by_its_key_and_can_be_edited(judged: Judged) -> None:
    ana = await judged.person("ana")
    message = Outgoing("quiet:introduction:12:1", f"slack:T1:{ana}", CARDS["a draft"])
    assert await judged.slack.verify(message) is None
    sent = await judged.slack.send(message)
    found = await judged.slack.verify(message)
    assert found is not None
    assert found.ref == sent.ref
    channel = json.loads(sent.route or "")["channel"]
    edited = Outgoing("edit", message.to, Card("Taken back"), route=sent.route, edit=sent.ref)
    await judged.slack.send(edited)
    said = (await judged.ana.conversations_history(channel=channel))["messages"]
    (shown,) = [m for m in said if f"{channel}:{m['ts']}" == sent.ref]
    assert shown["blocks"][0]["text"]["text"] == "Taken back"


@pytest.mark.parametrize("name", CARDS)
async def test_every_card_of_the_gallery_is_taken(judged: Judged, name: str) -> None:
    ana = await judged.person("ana")
    sent = await judged.slack.send(Outgoing(name, f"slack:T1:{ana}", CARDS[name]))
    assert sent.ref is not None


async def test_a_gone_channel_is_a_plain_refusal(judged: Judged) -> None:
    with pytest.raises(Refused, match="gone"):
        await judged.slack.send(Outgoing("k", "slack:T1:C0NOWHERE", Card("x")))


async def test_who_somebody_is(judged: Judged) -> None:
    found = await judged.slack.profile(f"slack:T1:{await judged.person('zoe')}")
    assert found is not None
    assert (found.name, found.email, found.admin) == ("Zoe Hart", "zoe@brightwater.example", True)
    assert await judged.slack.profile("slack:T1:U0NOBODY") is None


async def test_a_signed_direct_message_is_answered_in_it(judged: Judged) -> None:
    channel = (await judged.api.conversations_open(users=await judged.person("ana")))["channel"]["id"]
    await judged.ana.chat_postMessage(channel=channel, text="log Gus &amp; Co")
    await judged.until_asked()
    await judged.tasks.drain(5)
    (ask,) = judged.bot.asked
    assert ask.text == "log Gus & Co"
    assert json.loads(ask.route or "") == {"channel": channel}
    said = (await judged.ana.conversations_history(channel=channel))["messages"]
    assert "Introduction #12 logged" in str(said)


async def test_a_form_opens_with_a_fresh_trigger_only(judged: Judged) -> None:
    ana = await judged.person("ana")
    trigger = (await judged.api.api_call("views.generateTriggerId", data={"user_id": ana}))["trigger_id"]
    judged.bot.reply = Reply(form=FORMS["log form"])
    body = payload("command") | {"user_id": ana, "trigger_id": trigger, "response_url": "https://other.example/x"}
    assert await judged.deliver(body) == 200
    shown = await judged.session.get(f"{judged.api.base_url.removesuffix('api/')}?tab=views")
    assert "One line is enough, too." in await shown.text()
    assert await judged.deliver(body) == 200  # the trigger is spent: a button comes by direct message instead
    channel = (await judged.api.conversations_open(users=ana))["channel"]["id"]
    assert "Open form" in str((await judged.ana.conversations_history(channel=channel))["messages"])


async def test_home_is_published(judged: Judged) -> None:
    body = payload("event_home")
    body["event"]["user"] = await judged.person("ana")
    assert await judged.deliver(body) == 200
    shown = await judged.session.get(f"{judged.api.base_url.removesuffix('api/')}?tab=views")
    assert "home" in await shown.text()


async def test_a_mention_is_whispered_about(judged: Judged) -> None:
    ana = await judged.person("ana")
    channel = next(c["id"] for c in (await judged.ana.conversations_list())["channels"] if c["name"] == "sales")
    body = payload("event_mention")
    body["event"] |= {"user": ana, "channel": channel, "thread_ts": None}
    assert await judged.deliver(body) == 200
    shown = (await judged.ana.conversations_history(channel=channel)).get("messages")
    assert "Introduction #12" not in str([m for m in shown or () if not m.get("is_ephemeral")])
