"""Keys and tokens: what is sent is signed as the Bot Connector signs it, and the bot gets tokens as Entra gives them.

Sources: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication (issuer,
audience, serviceurl, endorsements; the bot's own client credentials).
"""

from __future__ import annotations

import json
import secrets
import time
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from core.playground.teams_cloud import limits

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"


class Keys:
    """One RSA key with the channel it may speak for, and the tokens given out (good for an hour of real time)."""

    def __init__(self, app_id: str, password: str) -> None:
        self.app_id = app_id
        self.password = password
        self._tokens: dict[str, float] = {}
        self.rotate()

    def rotate(self) -> None:
        """A new signing key; the old one is no longer published."""
        self.key_id = secrets.token_urlsafe(12)
        self._private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def signed(self, service_url: str, **changed: Any) -> str:
        """The token of one incoming activity; `changed` are other claims than the right ones."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": self.app_id, "serviceurl": service_url, "nbf": now, "exp": now + 3600}
        return jwt.encode(claims | changed, self._private, algorithm="RS256", headers={"kid": self.key_id})

    def published(self) -> dict[str, Any]:
        key = json.loads(RSAAlgorithm.to_jwk(self._private.public_key()))
        return {"keys": [key | {"kid": self.key_id, "use": "sig", "endorsements": ["msteams"]}]}

    def good(self, authorization: str) -> bool:
        """Whether this Authorization header carries a token given out within the hour."""
        scheme, _, token = authorization.partition(" ")
        return scheme == "Bearer" and self._tokens.get(token, 0) > time.time()

    def give(self) -> str:
        token = secrets.token_urlsafe(32)
        self._tokens[token] = time.time() + limits.TOKEN_SECONDS
        return token

    def routes(self) -> list[web.RouteDef]:
        async def openid(request: web.Request) -> web.Response:
            return web.json_response({
                "issuer": ISSUER,
                "jwks_uri": str(request.url.with_path("/teams/keys")),
                "id_token_signing_alg_values_supported": ["RS256"],
            })  # fmt: skip

        async def keys(request: web.Request) -> web.Response:
            return web.json_response(self.published())

        return [
            web.get("/teams/openid", openid),
            web.get("/teams/keys", keys),
            web.post("/teams/login/{tenant}/oauth2/v2.0/token", self._token),
        ]

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        if form.get("grant_type") != "client_credentials" or form.get("scope") != SCOPE:
            return web.json_response({"error": "invalid_request"}, status=400)
        if form.get("client_id") != self.app_id or form.get("client_secret") != self.password:
            return web.json_response({"error": "invalid_client"}, status=401)
        given = {"token_type": "Bearer", "expires_in": limits.TOKEN_SECONDS, "access_token": self.give()}
        return web.json_response(given)
