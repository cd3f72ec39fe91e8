"""A small double of Microsoft's side: published keys, the sign-in, and a connector that can be told to misbehave."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP = "11111111-2222-4333-8444-666666666666"
TENANT = "11111111-2222-4333-8444-555555555555"
PASSWORD = "the client secret"
ISSUER = "https://api.botframework.com"
Trouble = Callable[[web.Request], Any]


@dataclass
class Call:
    """One request the connector got."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    authorization: str | None

    @property
    def card(self) -> dict[str, Any]:
        content: dict[str, Any] = self.body["attachments"][0]["content"]
        return content


@dataclass
class Cloud:
    """`trouble` is what the next calls get instead of an answer: a status, (status, code, headers), or a coroutine."""

    calls: list[Call] = field(default_factory=list)
    trouble: list[Any] = field(default_factory=list)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, tuple[rsa.RSAPrivateKey, list[str]]] = field(default_factory=dict)
    keys_down: bool = False
    key_readings: int = 0
    login_delay: float = 0.0
    login_answer: tuple[int, Any] | None = None
    tokens: int = 0
    url: str = ""

    def add_key(self, kid: str, endorsements: list[str] | None = None) -> None:
        private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.keys[kid] = (private, ["msteams"] if endorsements is None else endorsements)

    @property
    def service(self) -> str:
        return f"{self.url}/"

    def token(self, kid: str = "k1", **changed: Any) -> str:
        """What the Bot Connector would send; `changed` claims set to None are left out."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP, "serviceurl": self.service, "nbf": now - 10, "exp": now + 3600} | changed
        kept = {k: v for k, v in claims.items() if v is not None}
        return jwt.encode(kept, self.keys[kid][0], algorithm="RS256", headers={"kid": kid})

    def messages(self) -> list[Call]:
        return [c for c in self.calls if c.method in ("POST", "PUT") and "/activities" in c.path]

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/openid", self._openid),
            web.get("/keys", self._keys),
            web.post("/login/{tenant}/oauth2/v2.0/token", self._login),
            web.route("*", "/v3/{tail:.*}", self._connector),
        ]

    async def _openid(self, request: web.Request) -> web.Response:
        self.key_readings += 1
        if self.keys_down:
            return web.Response(status=503)
        return web.json_response({"jwks_uri": f"{self.url}/keys"})

    async def _keys(self, request: web.Request) -> web.Response:
        listed = []
        for kid, (private, endorsed) in self.keys.items():
            entry = json.loads(RSAAlgorithm.to_jwk(private.public_key()))
            listed.append(entry | {"kid": kid, "endorsements": endorsed})
        return web.json_response({"keys": [*listed, {"kty": "EC", "kid": "ec"}, "odd"]})

    async def _login(self, request: web.Request) -> web.Response:
        self.tokens += 1
        await asyncio.sleep(self.login_delay)
        form = await request.post()
        if self.login_answer is not None:
            status, answer = self.login_answer
            return web.json_response(answer, status=status)
        if form["client_id"] != APP or form["client_secret"] != PASSWORD:
            return web.json_response({"error": "invalid_client"}, status=401)
        return web.json_response({"access_token": f"token-{self.tokens}", "expires_in": 3600})

    async def _connector(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        body = json.loads(raw) if raw else None
        self.calls.append(
            Call(request.method, request.path, dict(request.query), body, request.headers.get("Authorization"))
        )
        trouble = self.trouble.pop(0) if self.trouble else None
        match trouble:
            case None:
                return self._good(request)
            case int(status):
                return web.Response(status=status)
            case (status, code, headers):
                return web.json_response({"error": {"code": code}}, status=status, headers=headers)
        answer: web.StreamResponse = await trouble(request)
        return answer

    def _good(self, request: web.Request) -> web.Response:
        parts = request.path.split("/")
        if request.method == "GET" and "pagedmembers" in parts:
            return web.json_response({"members": list(self.members.values())})
        if request.method == "GET" and "members" in parts:
            member = self.members.get(parts[-1])
            return web.json_response(member) if member else web.Response(status=404)
        if request.path.rstrip("/") == "/v3/conversations":
            return web.json_response({"id": "a:opened"}, status=201)
        return web.json_response({"id": f"m{len(self.calls)}"}, status=201)


async def hang(request: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return web.Response()


async def close(request: web.Request) -> web.Response:
    """The connection breaks after the request was read."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()
