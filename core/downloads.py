"""Links under which an export can be fetched for a quarter of an hour; the link itself says, encrypted, what it is for.

Nothing is kept: any replica with the same REFERRAL_SECRET_KEYS answers. Without keys a process makes its own, and its
links end with it.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from functools import partial
from typing import IO

from aiohttp import web
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from core.store import Store, Tx, exporting
from core.store.exporting import LIFE, Wanted

PIECE = 256 * 1024
_HEADERS = {
    "Content-Type": "application/zip",
    "Content-Disposition": 'attachment; filename="referrals.zip"',
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class Downloads:
    """`base` is the address people reach this server under."""

    def __init__(self, store: Store, keys: Sequence[str], base: str) -> None:
        self._store = store
        self._box = MultiFernet([Fernet(key) for key in keys] or [Fernet(Fernet.generate_key())])
        self.base = base.rstrip("/")

    def link(self, wanted: Wanted) -> str:
        token = self._box.encrypt(json.dumps([wanted.organization, wanted.what, wanted.id]).encode())
        return f"{self.base}/export/{token.decode()}"

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/export/{token}", self._fetch)]

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        wanted = self._opened(request.match_info["token"])
        if wanted is None:
            return web.Response(status=404, text="This link is older than a quarter of an hour. Ask for a new one.")
        with tempfile.TemporaryFile() as file:
            await self._store.read(partial(_write, wanted=wanted, into=file))
            response = web.StreamResponse(headers=_HEADERS | {"Content-Length": str(file.tell())})
            await response.prepare(request)
            file.seek(0)
            while piece := file.read(PIECE):
                await response.write(piece)
        await response.write_eof()
        return response

    def _opened(self, token: str) -> Wanted | None:
        try:
            organization, what, id = json.loads(self._box.decrypt(token, ttl=int(LIFE.total_seconds())))
        except (InvalidToken, ValueError):
            return None
        return Wanted(organization, what, id)


def _write(tx: Tx, *, wanted: Wanted, into: IO[bytes]) -> None:
    exporting.write(tx, wanted, into)
