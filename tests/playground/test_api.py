"""The JSON API as the page and anybody else uses it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from core.playground import api
from core.playground.clouds import serve
from core.playground.stage import Stage
from tests.playground.small_bot import SmallBot

Json = dict[str, Any]
BLOCKS = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Well?*"}},
    {"type": "actions", "elements": [
        {"type": "button", "text": {"type": "plain_text", "text": "Yes"}, "value": "y", "style": "primary"}]},
]  # fmt: skip


class Page:
    """A browser page without the browser."""

    def __init__(self, url: str, bot: SmallBot) -> None:
        self.url = url
        self._session = bot.session

    async def get(self) -> Json:
        async with self._session.get(f"{self.url}/playground/state") as answer:
            state: Json = await answer.json()
            return state

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, Json]:
        data = body if isinstance(body, str) else json.dumps(body)
        async with self._session.post(f"{self.url}/playground/{path}", data=data, headers=headers) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def page(stage: Stage, bot: SmallBot) -> AsyncIterator[Page]:
    app, runners = web.Application(), list[web.AppRunner]()
    resets: list[bool] = []

    async def reset(empty: bool) -> None:
        resets.append(empty)

    app.add_routes(api.routes(lambda: stage, reset))
    yield Page(await serve(app, runners), bot)
    await runners[0].cleanup()


async def test_the_state_holds_people_places_and_the_clock(page: Page) -> None:
    state = await page.get()
    assert [p["id"] for p in state["people"]] == ["ana", "bob", "dana", "priya", "tom", "lena", "max", "zoe"]
    assert {(c["platform"], c["id"], c["bot"]) for c in state["channels"]} == {
        ("slack", "#sales", True), ("slack", "#general", False), ("teams", "Sales", True),
        ("teams", "North chat", True), ("slack", "#partners", True), ("teams", "Partners", True),
    }  # fmt: skip
    assert state["clock"]["text"] == "Tue 1 Dec 2026, 10:00"
    assert state["messages"] == state["forms"] == state["homes"] == []


async def test_a_line_is_answered_with_what_came_of_it(page: Page, bot: SmallBot) -> None:
    bot.answer = lambda _: web.json_response({"text": "Well?", "blocks": BLOCKS})
    status, told = await page.post("say", {"as": "ana", "platform": "slack", "where": "dm", "text": "/referral"})
    assert (status, told["form"]) == (200, None)
    typed, answer = told["messages"]
    assert (typed["author"], typed["text"]) == ("ana", "/referral")
    assert {k: answer[k] for k in ("platform", "where", "with", "author", "name", "text", "private", "seen_by")} == {
        "platform": "slack", "where": "dm", "with": "ana", "author": "bot", "name": "Referral", "text": "Well?",
        "private": True, "seen_by": "ana",
    }  # fmt: skip
    assert answer["buttons"] == [{"label": "Yes", "style": "primary", "confirm": None}]
    assert (await page.get())["messages"] == told["messages"]
    bot.answer = lambda _: web.Response()
    status, _ = await page.post("click", {"as": "ana", "message": answer["id"], "button": "", "index": 0})
    assert status == 200
    assert bot.heard[-1]["actions"][0]["value"] == "y"


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("say", "{", 400, "must be JSON"),
        ("say", [], 400, "JSON object"),
        ("say", {"as": "bobb", "platform": "slack", "text": "x"}, 404, "Nobody here is called “bobb”"),
        ("say", {"as": "bob", "platform": "irc", "text": "x"}, 400, "slack or teams"),
        ("say", {"as": "bob", "platform": "slack"}, 400, "“text” is missing"),
        ("say", {"as": "bob", "platform": "slack", "where": "#x", "text": "x"}, 404, "no channel"),
        ("click", {"as": "bob", "message": "s99", "button": "Yes"}, 404, "sees no message"),
        ("click", {"as": "bob", "message": "s99", "index": "one"}, 400, "whole number"),
        ("submit", {"as": "bob", "form": "f1", "values": {"a": 1}}, 400, "object of texts"),
        ("dismiss", {"as": "bob", "form": "f1"}, 404, "no modal"),
        ("clock", {"advance": "soon"}, 400, "1 day"),
        ("clock", {"to": "2020-01-01T00:00"}, 409, "forward only"),
        ("clock", {}, 400, "“to” is missing"),
    ],
)
async def test_what_cannot_be_done_is_said_in_a_sentence(
    page: Page, path: str, body: Any, status: int, words: str
) -> None:
    answered, told = await page.post(path, body)
    assert answered == status
    assert words in told["error"]


async def test_pages_of_others_are_not_listened_to(page: Page) -> None:
    status, _ = await page.post("clock", {"advance": "1 day"}, Origin="https://evil.example")
    assert status == 403
    status, _ = await page.post("clock", {"advance": "1 day"}, Origin=page.url)
    assert status == 200


async def test_the_clock_tells_the_new_time(page: Page) -> None:
    _, told = await page.post("clock", {"to": "mon 9:00"})
    assert told["clock"]["text"] == "Mon 7 Dec 2026, 09:00"


async def test_a_reset_answers_with_the_new_state(page: Page) -> None:
    status, told = await page.post("reset", {"empty": True})
    assert (status, len(told["people"])) == (200, 8)


async def test_whoever_follows_is_told_of_every_change(page: Page, bot: SmallBot, stage: Stage) -> None:
    async with bot.session.get(f"{page.url}/playground/events") as events:
        first = await asyncio.wait_for(events.content.readline(), 2)
        await events.content.readline()
        await page.post("say", {"as": "ana", "platform": "slack", "where": "#sales", "text": "good morning"})
        second = await asyncio.wait_for(events.content.readline(), 2)
    versions = [json.loads(line.removeprefix(b"data: "))["version"] for line in (first, second)]
    assert versions[0] < versions[1] <= stage.clouds.transcript.version
