"""`referral bench ack`: a signed `/referral log …`, committed (synchronous=FULL) and answered with its card,
against Bolt in its default mode with an empty handler. Ours is the whole server with its sweep, and the two seconds of
CPU after the load are counted."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from aiohttp import web

from core.bench.load import Process, Run, load, process, request
from core.bench.people import company, name

SECRET = "bench-signing-secret"  # noqa: S105 - signs requests to a server of this benchmark
COUNT, CONNECTIONS, AFTER = 2000, 16, 2.0
MOST_CPU, MOST_P99 = 3.0, 4.0


def bench(rounds: int) -> bool:
    return asyncio.run(_bench(rounds))


async def _bench(rounds: int) -> bool:
    async with cloud() as api, _ours(api) as (ours, bolt):
        await load(ours, _requests("warm", 200), connections=CONNECTIONS)
        await load(bolt, _requests("warm", 200), connections=CONNECTIONS)
        pairs = [await _round(ours, bolt, n) for n in range(rounds)]
    cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
    p99 = statistics.median(a.p99 / b.p99 for a, b in pairs)
    print(f"log, committed and answered / Bolt's empty handler: CPU {cpu:.2f} times, p99 {p99:.2f} times")
    print(f"promised: CPU at most {MOST_CPU:g} times, p99 at {CONNECTIONS} connections at most {MOST_P99:g} times")
    return cpu <= MOST_CPU and p99 <= MOST_P99


async def _round(ours: Process, bolt: Process, number: int) -> tuple[Run, Run]:
    a = await load(ours, _requests(f"a{number}", COUNT), connections=CONNECTIONS, settle=AFTER, expect=b" logged: ")
    b = await load(bolt, _requests(f"b{number}", COUNT), connections=CONNECTIONS, settle=AFTER)
    for who, run in (("ours", a), ("Bolt", b)):
        print(
            f"  {who}: CPU {run.cpu:.0f} us, p50 {run.p50 / 1000:.1f} ms, p99 {run.p99 / 1000:.1f} ms, "
            f"{run.rate:.0f} a second, {run.failed} failed"
        )
    if a.failed or b.failed:
        raise RuntimeError("requests failed; the figures mean nothing")
    return a, b


def _requests(tag: str, count: int) -> list[bytes]:
    """`count` different introductions, each signed as Slack signs (docs.slack.dev, verifying requests from Slack)."""
    stamp = str(int(time.time()))
    made = []
    for n in range(count):
        body = urlencode(
            {
                "command": "/referral", "team_id": "T1", "team_domain": "bench", "user_id": "U1", "user_name": "ana",
                "channel_id": "D1", "channel_name": "directmessage", "trigger_id": f"{tag}.{n}",
                "response_url": "http://127.0.0.1:9/none",
                "text": line_for(f"{tag}.{n}"),
            }
        ).encode()  # fmt: skip
        signed = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signed}",
        }
        made.append(request("/slack/events", body, headers))
    return made


def line_for(tag: str) -> str:
    """One introduction of somebody new, with all that a rep would say of it."""
    return f'log "{name(tag)}" of "{company(tag)}" from "Carl Smith" introduction value 12k met at the fair'


class cloud:
    """Just enough of Slack's Web API for a server to start and send: every method answers ok at once."""

    async def __aenter__(self) -> str:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        ok: dict[str, object] = {
            "ok": True,
            "team_id": "T1",
            "user_id": "U0",
            "bot_id": "B0",
            "ts": "1.1",
            "channel": "D1",
        }
        if request.match_info["method"] == "conversations.open":
            ok["channel"] = {"id": "D1"}
        if request.match_info["method"] == "users.info":
            ok["user"] = {"id": "U1", "name": "ana", "real_name": "Ana Ruiz", "tz": "UTC", "profile": {}}
        return web.json_response(ok)


class _ours:
    """Both servers under test."""

    def __init__(self, api: str) -> None:
        self._api = api

    async def __aenter__(self) -> tuple[Process, Process]:
        self._stack = _both(self._api)
        return await asyncio.to_thread(self._stack.__enter__)

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self._stack.__exit__, None, None, None)


@contextmanager
def _both(api: str) -> Iterator[tuple[Process, Process]]:
    with tempfile.TemporaryDirectory() as folder:
        env = {
            "REFERRAL_DATA_DIR": folder,
            "REFERRAL_SLACK_SIGNING_SECRET": SECRET,
            "REFERRAL_SLACK_BOT_TOKEN": "xoxb-bench",
            "REFERRAL_SLACK_API_URL": api,
        }
        with (
            process("core.bench.serve_ours", env=env) as ours,
            process("core.bench.serve_baseline", "slack", env=env) as bolt,
        ):
            yield ours, bolt
