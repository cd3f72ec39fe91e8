"""A small double of Slack's Web API that speaks real HTTP, remembers its calls, and fails in every way on request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import WSMsgType, web

Fault: TypeAlias = Callable[[web.Request], Any]


@dataclass(frozen=True)
class Call:
    """One call: `method` is `chat.postMessage`, or `hook` for a response_url."""

    method: str
    said: dict[str, Any]
    token: str | None = None


@dataclass
class Cloud:
    """`faults[method]` are done, in order, instead of answering; `answers[method]` are merged into the answer."""

    calls: list[Call] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    heard: asyncio.Condition = field(default_factory=asyncio.Condition)
    socket: web.WebSocketResponse | None = None
    url: str = ""
    acks: list[dict[str, Any]] = field(default_factory=list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/hook/{rest:.*}", self._hook)
        app.router.add_get("/socket", self._open_socket)
        return app

    def of(self, method: str) -> list[dict[str, Any]]:
        """What was said in each call of `method`."""
        return [call.said for call in self.calls if call.method == method]

    async def until(self, method: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait until `method` was called `count` times."""
        async with asyncio.timeout(5), self.heard:
            await self.heard.wait_for(lambda: len(self.of(method)) >= count)
        return self.of(method)

    async def _note(self, call: Call) -> None:
        self.calls.append(call)
        async with self.heard:
            self.heard.notify_all()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or None
        await self._note(Call(method, await _arguments(request), token))
        if self.faults.get(method):
            done = await self.faults[method].pop(0)(request)
            if isinstance(done, web.StreamResponse):
                return done
        return web.json_response({"ok": True, **self._known(method), **self.answers.get(method, {})})

    def _known(self, method: str) -> dict[str, Any]:
        known: dict[str, dict[str, Any]] = {
            "auth.test": {"user_id": "U0REF", "bot_id": "B0REF", "team_id": "T0BRIGHT", "team": "Brightwater"},
            "chat.postMessage": {"ts": f"1700000100.{len(self.calls):06}", "channel": "D0ANA"},
            "conversations.open": {"channel": {"id": "D0NEW"}},
            "apps.connections.open": {"url": f"{self.url.replace('http', 'ws')}/socket"},
        }
        return known.get(method, {})

    async def _hook(self, request: web.Request) -> web.StreamResponse:
        await self._note(Call("hook", await request.json()))
        if self.faults.get("hook"):
            return await self.faults["hook"].pop(0)(request)  # type: ignore[no-any-return]
        return web.Response(text="ok")

    async def _open_socket(self, request: web.Request) -> web.WebSocketResponse:
        """Socket Mode's other end: https://docs.slack.dev/apis/events-api/using-socket-mode."""
        self.socket = web.WebSocketResponse()
        await self.socket.prepare(request)
        await self.socket.send_json({"type": "hello", "num_connections": 1})
        await self._note(Call("socket", {}))
        async for message in self.socket:
            if message.type == WSMsgType.TEXT:
                self.acks.append(json.loads(message.data))
                await self._note(Call("ack", self.acks[-1]))
        return self.socket


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return {k: _read(str(v)) for k, v in {**request.query, **await request.post()}.items()}


def _read(value: str) -> Any:
    """Forms carry structures as JSON."""
    return json.loads(value) if value[:1] in "[{" and value else value


def says(error: str) -> Fault:
    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error": error})

    return answer


def status(code: int, text: str = "", headers: dict[str, str] | None = None, kind: str = "text/html") -> Fault:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=code, text=text, headers=headers, content_type=kind)

    return answer


async def closes(request: web.Request) -> web.Response:
    """The connection breaks before an answer."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def hangs(gate: asyncio.Event) -> Fault:
    async def answer(_: web.Request) -> web.Response:
        await gate.wait()
        return web.json_response({"ok": False, "error": "too_late"})

    return answer
