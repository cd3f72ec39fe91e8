"""Who is calling: a request's token is genuine, for us, from this channel, this service, and a tenant we listen to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jwt
from jwt.types import Options

from teamsbot.keys import Keys
from teamsbot.settings import Settings, is_safe

ISSUER = "https://api.botframework.com"
LEEWAY = 300  # seconds; Microsoft's own allowance for clocks that differ
_NEEDED: Options = {"require": ["exp", "iss", "aud"]}


class Unauthorized(Exception):
    """Not let in. The reason is for the log; the caller learns nothing."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the body says of itself, to be held against the token."""

    channel: str
    service: str
    tenant: str | None


class Callers:
    """Checks requests for one bot. Source: "Authenticate requests from the Bot Connector service to your bot"."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self._settings = settings
        self._keys = keys

    async def check(self, authorization: str, claimed: Claimed) -> dict[str, Any]:
        """The token's claims. Raises Unauthorized, or KeysDown where it cannot be known."""
        if not is_safe(claimed.service):
            raise Unauthorized("service address")
        if self._settings.insecure:
            if claimed.service.startswith("https"):
                raise Unauthorized("without authentication only this machine is answered")
            return {}
        claims = await self._claims(authorization, claimed.channel)
        if claims.get("serviceurl", claims.get("serviceUrl")) != claimed.service:
            raise Unauthorized("service address")
        allowed = self._settings.allowed
        if allowed is not None and (claimed.tenant or "").lower() not in allowed:
            raise Unauthorized("tenant")
        return claims

    async def _claims(self, authorization: str, channel: str) -> dict[str, Any]:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthorized("no token")
        try:
            head = jwt.get_unverified_header(token)
            kid = head.get("kid")
            if head.get("alg") != "RS256" or not isinstance(kid, str):
                raise Unauthorized("algorithm or key id")
            key = await self._keys.get(kid)
            if key is None:
                raise Unauthorized("unknown key")
            ours = self._settings.app_id
            claims: dict[str, Any] = jwt.decode(
                token, key.public, ["RS256"], audience=ours, issuer=ISSUER, leeway=LEEWAY, options=_NEEDED
            )  # fmt: skip
        except jwt.PyJWTError as error:
            raise Unauthorized(type(error).__name__) from error
        if channel not in key.endorsements:
            raise Unauthorized("channel not endorsed")
        return claims
