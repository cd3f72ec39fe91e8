"""The demo: the real server between both clouds, the page, and a start from anew."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web

from core.playground.clouds import serve
from core.playground.demo import Demo


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[tuple[Demo, str]]:
    made, runners = Demo(tmp_path), list[web.AppRunner]()
    await made.open()
    yield made, await serve(made.app(), runners)
    await runners[0].cleanup()
    await made.close()


async def post(session: ClientSession, url: str, **body: Any) -> dict[str, Any]:
    async with session.post(url, json=body) as answer:
        assert answer.status == 200
        told: dict[str, Any] = await answer.json()
        return told


async def test_a_newcomer_finds_a_page_and_a_company_at_work(demo: tuple[Demo, str], session: ClientSession) -> None:
    _, url = demo
    async with session.get(url) as page:
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        assert "<main" in await page.text()
    monday = await post(session, f"{url}/playground/clock", to="mon 9:30")
    assert len([m for m in monday["messages"] if m["author"] == "bot"]) > 5
    assert {m["platform"] for m in monday["messages"]} == {"slack", "teams"}
    line = '/referral log "Nina Page" of Acme from "Carl Smith" for @bob introduction'
    for platform, name in (("slack", "Nina Page"), ("teams", "Otto Page")):
        said = line.replace("Nina Page", name)
        told = await post(session, f"{url}/playground/say", platform=platform, where="dm", text=said, **{"as": "ana"})
        assert any(name in m["text"] and m["with"] == "ana" and m["author"] == "bot" for m in told["messages"])
        assert any(name in m["text"] and m["with"] == "bob" for m in told["messages"])


async def test_a_second_start_on_the_same_folder_keeps_the_book_and_says_so(
    demo: tuple[Demo, str], session: ClientSession, tmp_path: Path
) -> None:
    made, url = demo
    assert not made.stage.kept
    await post(session, f"{url}/playground/say", platform="slack", text="/referral note 1 kept over", **{"as": "zoe"})
    await made.close()
    again, runners = Demo(tmp_path), list[web.AppRunner]()
    await again.open()
    try:
        second = await serve(again.app(), runners)
        async with session.get(f"{second}/playground/state") as answer:
            state = await answer.json()
        assert state["kept"]
        assert [m for m in state["messages"] if m["platform"] == "slack"] == []
        say = f"{second}/playground/say"
        told = await post(session, say, platform="slack", text="/referral show 1", **{"as": "zoe"})
        assert "kept over" in told["messages"][-1]["text"]
        assert (await post(session, f"{second}/playground/reset"))["kept"] is False
    finally:
        for runner in runners:
            await runner.cleanup()
        await again.close()


async def test_everything_can_start_again_without_a_book(demo: tuple[Demo, str], session: ClientSession) -> None:
    made, url = demo
    before = made.stage
    await post(session, f"{url}/playground/clock", advance="2 weeks")
    state = await post(session, f"{url}/playground/reset", empty=True)
    assert made.stage is not before
    assert [m["author"] for m in state["messages"] if m["platform"] == "slack"] == []
    board = await post(session, f"{url}/playground/say", platform="slack", text="/referral list team", **{"as": "zoe"})
    assert "Ann Lee" not in board["messages"][-1]["text"]
