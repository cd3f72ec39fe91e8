"""A load of prepared HTTP requests over a fixed number of kept-alive connections, and a server process to put it on."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """What one load came to: `cpu` and `p50`, `p99` in microseconds (the server's CPU per request), `rate` a second."""

    cpu: float
    p50: float
    p99: float
    rate: float
    failed: int


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    port: int

    def cpu_seconds(self) -> float:
        """User and system time of the process so far (proc(5), fields 14 and 15)."""
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self) -> int:
        """Resident bytes."""
        with open(f"/proc/{self.pid}/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def process(module: str, *args: str, env: Mapping[str, str]) -> Iterator[Process]:
    """Start `python -m module args`; it prints its port once it listens. Ends with the block."""
    command = [sys.executable, "-m", module, *args]
    started = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True)
    try:
        assert started.stdout is not None
        said = started.stdout.readline().strip()
        if not said.isdigit():
            raise RuntimeError(f"{module} did not start")
        yield Process(started.pid, int(said))
    finally:
        started.terminate()
        try:
            started.wait(15)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()
        if started.stdout is not None:
            started.stdout.close()


def request(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """One POST as bytes, ready to write to a connection."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{k}: {v}" for k, v in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def load(
    server: Process, requests: Sequence[bytes], *, connections: int = 16, settle: float = 0.0, expect: bytes = b""
) -> Run:
    """Send all requests, each connection one after another. An answer without `expect` in its body counts as failed.

    `settle` seconds more are counted as the server's CPU, so that work put off until after the answer is not left out.
    """
    queue = list(reversed(requests))
    times: list[float] = []
    failed = 0

    async def one() -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        while queue:
            data = queue.pop()
            begun = time.perf_counter()
            writer.write(data)
            status, body = await _answer(reader)
            failed += status not in (200, 201, 202) or expect not in body
            times.append(time.perf_counter() - begun)
        writer.close()
        await writer.wait_closed()

    cpu, begun = server.cpu_seconds(), time.perf_counter()
    await asyncio.gather(*(one() for _ in range(connections)))
    took = time.perf_counter() - begun
    await asyncio.sleep(settle)
    used = server.cpu_seconds() - cpu
    times.sort()
    count = len(times)
    return Run(used / count * 1e6, times[count // 2] * 1e6, times[int(count * 0.99)] * 1e6, count / took, failed)


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    length, chunked, body = 0, False, b""
    for row in head.split(b"\r\n")[1:]:
        name, _, value = row.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        chunked = chunked or (name.lower() == b"transfer-encoding" and b"chunked" in value.lower())
    if chunked:
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:size]
        await reader.readline()
    elif length:
        body = await reader.readexactly(length)
    return int(head.split(b" ", 2)[1]), body
