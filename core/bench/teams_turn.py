"""`referral bench teams-turn`: a `log` typed in Teams, committed and its answer delivered to the connector, against
stock botbuilder's empty echo. Both without authentication, both answering to the same connector on loopback."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

from core.bench.ack import line_for
from core.bench.load import Process, load, process, request

COUNT, STOCK_COUNT, CONNECTIONS = 1000, 200, 8
LEAST = 4.0


def bench(rounds: int) -> bool:
    return asyncio.run(_bench(rounds))


async def _bench(rounds: int) -> bool:
    connector = Connector()
    url = await connector.start()
    servers = _both()
    ours, stock = await asyncio.to_thread(servers.__enter__)
    try:
        ratios = []
        for n in range(-1, rounds):  # the first round warms both up
            a = await _turns(ours, connector, url, f"a{n}", COUNT if n >= 0 else 50)
            b = await _turns(stock, connector, url, f"b{n}", STOCK_COUNT if n >= 0 else 50)
            if n >= 0:
                print(f"  ours: {a:.0f} turns a second; stock echo: {b:.0f}")
                ratios.append(a / b)
    finally:
        await asyncio.to_thread(servers.__exit__, None, None, None)
        await connector.stop()
    ratio = statistics.median(ratios)
    print(
        f"turns a second, a log committed and answered / stock echo: {ratio:.1f} times (promised: at least {LEAST:g})"
    )
    return ratio >= LEAST


async def _turns(server: Process, connector: Connector, url: str, tag: str, count: int) -> float:
    """Turns a second, from the first request until the last answer has reached the connector."""
    requests = [
        request("/api/messages", _message(url, tag, n), {"Content-Type": "application/json"}) for n in range(count)
    ]
    connector.expect(count)
    begun = time.perf_counter()
    run = await load(server, requests, connections=CONNECTIONS)
    await asyncio.wait_for(connector.all_there.wait(), 60)
    if run.failed:
        raise RuntimeError("requests failed; the figures mean nothing")
    return count / (time.perf_counter() - begun)


def _message(url: str, tag: str, n: int) -> bytes:
    """One message of the 1:1 chat as the Bot Connector delivers it (learn.microsoft.com, Activity schema)."""
    who = n % CONNECTIONS
    text = line_for(f"{tag}.{n}")
    return json.dumps(
        {
            "type": "message", "id": f"{tag}.{n}", "timestamp": "2026-11-22T10:00:00Z", "channelId": "msteams",
            "serviceUrl": url, "text": text, "textFormat": "plain", "locale": "en-US",
            "from": {"id": f"29:{who}", "name": f"Rep {who}", "aadObjectId": f"00000000-0000-4000-8000-{who:012}"},
            "recipient": {"id": "28:bot", "name": "Referral"},
            "conversation": {"id": f"a:{who}", "conversationType": "personal", "tenantId": "tenant-1"},
            "channelData": {"tenant": {"id": "tenant-1"}},
        }
    ).encode()  # fmt: skip


class Connector:
    """Just enough of the Bot Connector: every activity is taken and counted."""

    def __init__(self) -> None:
        self.all_there = asyncio.Event()
        self._left = 0

    def expect(self, count: int) -> None:
        self._left = count
        self.all_there.clear()

    async def start(self) -> str:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self._take)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        await request.read()
        if request.method == "GET":
            return web.json_response({"id": "29:ana", "name": "Ana Ruiz"})
        self._left -= 1
        if self._left <= 0:
            self.all_there.set()
        return web.json_response({"id": f"1:{self._left}"}, status=201)


@contextmanager
def _both() -> Iterator[tuple[Process, Process]]:
    with tempfile.TemporaryDirectory() as folder:
        env = {"REFERRAL_DATA_DIR": folder, "REFERRAL_TEAMS_INSECURE_LOCAL": "1"}
        with (
            process("core.bench.serve_ours", env=env) as ours,
            process("core.bench.serve_baseline", "teams", env=env) as stock,
        ):
            yield ours, stock
