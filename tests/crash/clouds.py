"""Doubles of both clouds that remember every message they were given, and answer after a moment as real ones do."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections import Counter
from typing import Any
from urllib.parse import unquote

from aiohttp import web

LATENCY = (0.005, 0.03)  # seconds; long enough for a kill to fall between a message's arrival and its answer
TITLE = re.compile(r"for you: (\w+ \w+)")  # of a heads-up


class Clouds:
    """`arrived` counts messages by (conversation, prospect's name): the load's receivers never log, so what names a
    prospect in a receiver's conversation is his heads-up."""

    def __init__(self) -> None:
        self.arrived: Counter[tuple[str, str]] = Counter()
        self._history: dict[str, list[dict[str, Any]]] = {}
        self._ts = 0

    async def start(self) -> int:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self.slack)
        app.router.add_route("*", "/teams/{tail:.*}", self.teams)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port: int = self._runner.addresses[0][1]
        return self.port

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def slack(self, request: web.Request) -> web.Response:
        """docs.slack.dev: auth.test, users.info, conversations.open, chat.postMessage, conversations.history."""
        args = dict(request.query)
        body = await request.read()
        if request.content_type == "application/json" and body:
            args |= json.loads(body)
        elif body:
            args |= {k: str(v) for k, v in (await request.post()).items()}
        answer: dict[str, Any] = {"ok": True}
        match request.match_info["method"]:
            case "auth.test":
                answer |= {"team_id": "T1", "user_id": "U0", "bot_id": "B0", "user": "referral", "team": "Crash"}
            case "users.info":
                user = args["user"]
                answer["user"] = {"id": user, "name": user, "real_name": f"Rep {user}", "tz": "UTC", "profile": {}}
            case "conversations.open":
                answer["channel"] = {"id": f"D{args['users']}"}
            case "chat.postMessage":
                answer |= self._posted(args)
            case "conversations.history":
                answer["messages"] = list(reversed(self._history.get(args["channel"], [])))
        await asyncio.sleep(random.uniform(*LATENCY))
        return web.json_response(answer)

    def _posted(self, args: dict[str, Any]) -> dict[str, Any]:
        self._ts += 1
        metadata = args.get("metadata") or "{}"
        metadata = json.loads(metadata) if isinstance(metadata, str) else metadata
        ts = f"1764000000.{self._ts:06}"
        self._history.setdefault(args["channel"], []).append({"ts": ts, "bot_id": "B0", "metadata": metadata})
        self._note(args["channel"], f"{args.get('text', '')} {args.get('blocks', '')}")
        return {"ts": ts, "channel": args["channel"]}

    async def teams(self, request: web.Request) -> web.Response:
        """learn.microsoft.com, Bot Connector REST API: create conversation, send to conversation, members."""
        if request.method == "GET":
            return web.json_response(_member(unquote(request.match_info["tail"].rpartition("/")[2])))
        body = json.loads(await request.read() or b"{}")
        parts = request.match_info["tail"].split("/")  # v3/conversations/{id}/activities
        if request.method == "POST" and len(parts) > 3:
            self._note(unquote(parts[2]), json.dumps(body, ensure_ascii=False))
        await asyncio.sleep(random.uniform(*LATENCY))
        return web.json_response({"id": f"1:{random.randrange(10**9)}"}, status=201)

    def _note(self, where: str, text: str) -> None:
        for name in set(TITLE.findall(text)):
            self.arrived[where, name] += 1


def _member(user: str) -> dict[str, str]:
    """A person of the load by his Teams id: 29:log, or 29:r and his number."""
    number = 1 if user == "29:log" else 100 + int(user.removeprefix("29:r"))
    return {"id": user, "name": user.removeprefix("29:"), "aadObjectId": f"00000000-0000-4000-8000-{number:012}"}
