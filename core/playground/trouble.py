"""Faults a cloud can be told to have: an error status, silence, a broken connection, before or after it has acted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Literal

from aiohttp import web
from aiohttp.typedefs import Middleware

HANG = 60.0  # seconds; longer than any client waits


@dataclass(slots=True)
class Trouble:
    """The next `times` requests whose path matches `path` (with * as in file names) go wrong. With `after` the cloud
    acts first, so that the caller cannot know whether it did."""

    path: str
    kind: Literal["status", "hang", "close"] = "status"
    status: int = 503
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    times: int = 1
    after: bool = False


Next = Callable[[web.Request], Awaitable[web.StreamResponse]]


def troubled(troubles: list[Trouble]) -> Middleware:
    """A middleware that has the troubles of the list, which may grow while it runs."""

    @web.middleware
    async def meet(request: web.Request, handler: Next) -> web.StreamResponse:
        met = next((t for t in troubles if t.times > 0 and fnmatch(request.path, t.path)), None)
        if met is None:
            return await handler(request)
        met.times -= 1
        if met.after:
            await handler(request)
        if met.kind == "hang":
            await asyncio.sleep(HANG)
        if met.kind == "close":
            if request.transport is not None:
                request.transport.close()
            raise ConnectionResetError
        return web.Response(status=met.status, headers=met.headers, text=met.body)

    return meet
