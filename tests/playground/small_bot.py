"""A small bot of a few lines on the other side of the clouds: it remembers what it was sent and answers as told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

import jwt
from aiohttp import ClientSession, web
from slack_sdk.signature import SignatureVerifier

from core.playground.clouds import Clouds

Json = dict[str, Any]
Answer = Callable[[Json], web.Response]


def nothing(payload: Json) -> web.Response:
    return web.Response()


class SmallBot:
    """`heard` is what came, in order: commands and interactions as objects, events whole, activities whole. `answer`
    makes the response; `slow` is how long it takes."""

    def __init__(self, clouds: Clouds, session: ClientSession) -> None:
        self.clouds = clouds
        self.session = session
        self.heard: list[Json] = []
        self.headers: list[dict[str, str]] = []
        self.answer: Answer = nothing
        self.slow = 0.0
        self.due: datetime | None = None

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/slack/events", self.slack), web.post("/api/messages", self.teams)]

    async def slack(self, request: web.Request) -> web.Response:
        body = await request.read()
        verifier = SignatureVerifier(self.clouds.signing_secret)
        if not verifier.is_valid_request(body, dict(request.headers)):
            return web.Response(status=401)
        return await self._take(request, _slack_payload(body))

    async def teams(self, request: web.Request) -> web.Response:
        activity = json.loads(await request.read())
        token = request.headers["Authorization"].removeprefix("Bearer ")
        base = self.clouds.teams.base
        async with self.session.get(base + "openid") as answer:
            uri = (await answer.json())["jwks_uri"]
        async with self.session.get(uri) as answer:
            (key,) = (await answer.json())["keys"]
        assert activity["channelId"] in key["endorsements"]
        claims = jwt.decode(
            token,
            jwt.PyJWK(key).key,
            ["RS256"],
            audience=self.clouds.keys.app_id,
            issuer="https://api.botframework.com",
        )
        assert claims["serviceurl"] == activity["serviceUrl"] == base
        return await self._take(request, activity)

    async def _take(self, request: web.Request, payload: Json) -> web.Response:
        self.heard.append(payload)
        self.headers.append(dict(request.headers))
        if self.slow:
            await asyncio.sleep(self.slow)
        return self.answer(payload)

    async def settle(self) -> None:
        """Nothing of its own to do, but what was due is done."""
        if self.due is not None and self.due <= self.clouds.transcript.clock():
            self.due = None

    async def next_moment(self) -> datetime | None:
        return self.due

    async def web_api(self, method: str, **args: Any) -> Json:
        """Call Slack's Web API with the right token; the body, with the status as `_status`."""
        headers = {"Authorization": f"Bearer {self.clouds.slack.token}"}
        async with self.session.post(f"{self.clouds.slack.base}/api/{method}", json=args, headers=headers) as answer:
            body: Json = await answer.json()
            return body | {"_status": answer.status, "_retry": answer.headers.get("Retry-After")}

    async def connector(self, http: str, path: str, body: Json | None = None) -> tuple[int, Any]:
        """Call the Bot Connector with a good token; status and body."""
        headers = {"Authorization": f"Bearer {self.clouds.keys.give()}"}
        url = f"{self.clouds.teams.base}v3/{path}"
        async with self.session.request(http, url, json=body, headers=headers) as answer:
            return answer.status, await answer.json()


def _slack_payload(body: bytes) -> Json:
    if body.startswith(b"{"):
        event: Json = json.loads(body)
        return event
    fields = {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
    if "payload" in fields:
        payload: Json = json.loads(fields["payload"])
        return payload
    return dict(fields)
