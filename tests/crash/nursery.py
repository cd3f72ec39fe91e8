"""A process that has imported everything and forks servers on demand, so that a killed one is replaced in no time.

Protocol on standard input and output, a line each way: `start [FAULT]` -> `PID PORT`, where FAULT is the point at which
that server kills itself. Its clock is real time moved to a Tuesday noon,
so that no message waits for a decent hour. Ends when its input ends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta

from aiohttp import web

from core import edge
from core.serve import Server, adapters, settings_of
from tests.postgres import die_with_parent

START = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def clock_from(begun: datetime) -> timedelta:
    return START - begun


async def run(pipe: int, offset: timedelta) -> None:
    server = Server(settings_of(os.environ), os.environ, clock=lambda: datetime.now(UTC) + offset)
    await server.start()
    runner = web.AppRunner(server.app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    os.write(pipe, f"{runner.addresses[0][1]}\n".encode())
    os.close(pipe)
    await edge.until_told_to_stop()
    await runner.cleanup()
    await server.stop()


def main() -> None:
    for name in adapters(os.environ):  # the expensive part: once, before any fork
        __import__({"slack": "slackbot.platform", "teams": "teamsbot.platform"}[name])
    offset = clock_from(datetime.now(UTC))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed are reaped by the kernel
    for line in sys.stdin:
        word, _, fault = line.strip().partition(" ")
        if word != "start":
            continue
        heard, told = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(heard)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            die_with_parent(signal.SIGKILL)
            os.environ["REFERRAL_FAULT"] = fault
            asyncio.run(run(told, offset))
            os._exit(0)
        os.close(told)
        with os.fdopen(heard) as said:
            port = said.readline().strip()
        print(pid, port or 0, flush=True)


if __name__ == "__main__":
    main()
