"""Microsoft's signing keys for requests to bots, read from its OpenID configuration and renewed when one is new.

Source: learn.microsoft.com, "Authenticate requests from the Bot Connector service to your bot".
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

KEPT = 24 * 3600.0  # seconds
AGAIN = 60.0  # seconds until a server that did not answer is asked once more; until then old keys hold
SPARE, WINDOW = 3, 300.0  # unknown key ids may cause so many readings in so many seconds
PATIENCE = aiohttp.ClientTimeout(total=8, connect=4)


class KeysDown(Exception):
    """The keys cannot be read now; whether a request is genuine is not known."""


@dataclass(frozen=True, slots=True)
class Key:
    """One public key, and the channels (`msteams`) its owner may speak for."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class Keys:
    """The keys by id. `now` is monotonic seconds."""

    def __init__(
        self, url: str, session: Callable[[], aiohttp.ClientSession], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._url = url
        self._session = session
        self._now = now
        self._keys: Mapping[str, Key] = {}
        self._read_at: float | None = None
        self._tries = 0
        self._down: str | None = None  # what went wrong the last time
        self._forced: deque[float] = deque(maxlen=SPARE)
        self._one = asyncio.Lock()

    async def get(self, kid: str) -> Key | None:
        """The key of that id; None if Microsoft has no such key. Raises KeysDown.

        Microsoft changes its keys without notice, so an unknown id is looked up at once, but strangers who invent ids
        cannot make us ask more than `SPARE` times in `WINDOW` seconds.
        """
        if self._read_at is None or self._now() - self._read_at > KEPT:
            await self._renew(kid)
        elif kid not in self._keys and self._may_ask():
            self._forced.append(self._now())
            await self._renew(kid)
        return self._keys.get(kid)

    def _may_ask(self) -> bool:
        return len(self._forced) < SPARE or self._now() - self._forced[0] > WINDOW

    async def _renew(self, kid: str) -> None:
        """Read the keys, once for all who wait. An old key outlives a server that is down."""
        tries = self._tries
        async with self._one:
            if self._tries == tries:
                await self._try()
                self._tries += 1
        if self._down is not None and kid not in self._keys:
            raise KeysDown(self._down)

    async def _try(self) -> None:
        try:
            self._keys = await self._read()
            self._read_at, self._down = self._now(), None
        except (aiohttp.ClientError, TimeoutError, ValueError, jwt.PyJWTError) as error:
            self._down = type(error).__name__
            if self._read_at is not None:
                self._read_at = self._now() - KEPT + AGAIN

    async def _read(self) -> dict[str, Key]:
        found = await self._json(self._url)
        address = found.get("jwks_uri")
        if not isinstance(address, str):
            raise ValueError("the OpenID configuration names no keys")
        listed = (await self._json(address)).get("keys")
        if not isinstance(listed, list):
            raise ValueError("no list of keys")
        return dict(pair for entry in listed if (pair := _key(entry)) is not None)

    async def _json(self, url: str) -> dict[str, Any]:
        async with self._session().get(url, timeout=PATIENCE) as answer:
            answer.raise_for_status()
            body = json.loads(await answer.read())
        if not isinstance(body, dict):
            raise ValueError("not an object")
        return body


def _key(entry: object) -> tuple[str, Key] | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("kid"), str) or entry.get("kty") != "RSA":
        return None
    public = RSAAlgorithm.from_jwk(entry)
    if not isinstance(public, RSAPublicKey):
        return None
    endorsed = entry.get("endorsements")
    channels = endorsed if isinstance(endorsed, list) else []
    return entry["kid"], Key(public, frozenset(c for c in channels if isinstance(c, str)))
