"""The server's edge: a bug becomes a logged 500 with a reference, never a stack trace; and the routes operators use."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from importlib.metadata import version
from typing import TypeAlias

from aiohttp import web

from core import logs, metrics

Route: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = logging.getLogger(__name__)


def caught(routes: Sequence[web.RouteDef]) -> list[web.RouteDef]:
    """The routes with an end to their exceptions. (aiohttp puts middleware together for every request.)"""
    return [web.route(one.method, one.path, partial(_catch, one.handler), **one.kwargs) for one in routes]


async def _catch(handler: Route, request: web.Request) -> web.StreamResponse:
    """The one place where an exception of a route ends."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception:
        ref = logs.reference()
        route = request.match_info.route.resource
        where = route.canonical if route else "?"
        log.exception("request failed", extra={"ref": ref, "route": where})
        return web.json_response({"error": f"Something broke on our side (ref {ref})."}, status=500)


def ops_routes(ready: Callable[[], Awaitable[list[str]]]) -> list[web.RouteDef]:
    """`/healthz`: this process is alive. `/readyz`: it should get traffic. `/metrics`: for Prometheus."""

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"alive": True, "version": version("referral-bot")})

    async def readyz(_: web.Request) -> web.Response:
        reasons = await ready()
        return web.json_response({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)

    async def exposition(_: web.Request) -> web.Response:
        await ready()  # refreshes the gauges
        return web.Response(body=metrics.exposition(), headers={"Content-Type": "text/plain; version=0.0.4"})

    return [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", exposition)]


def leave_modules_alone() -> None:
    """What was imported stays to the end: spared its hundred thousand objects, and run less often, the garbage
    collector takes a twentieth less of every answer's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


async def until_told_to_stop() -> None:
    """Wait for SIGTERM (a deploy) or SIGINT (Ctrl-C)."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    await told.wait()
