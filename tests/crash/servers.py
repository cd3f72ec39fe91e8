"""Servers, one after another, from a nursery that has imported everything already."""

from __future__ import annotations

import asyncio
import os
import sys

from tests.crash.load import SECRET


class Nursery:
    """`async with Nursery(environment(…)) as nursery`, then `start` as often as wanted. They die with it."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env

    async def __aenter__(self) -> Nursery:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.crash.nursery", env={**os.environ, **self._env},
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def start(self, fault: str = "") -> tuple[int, int]:
        """A new server's process and port. `fault` is the point at which it kills itself."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"start {fault}\n".encode())
        pid, port = (await self._process.stdout.readline()).split()
        return int(pid), int(port)


def environment(database_url: str, folder: str, clouds_port: int) -> dict[str, str]:
    """Both platforms, each with its cloud doubled."""
    return {
        "REFERRAL_DATABASE_URL": database_url,
        "REFERRAL_DATA_DIR": folder,
        "REFERRAL_SLACK_SIGNING_SECRET": SECRET,
        "REFERRAL_SLACK_BOT_TOKEN": "xoxb-crash",
        "REFERRAL_SLACK_API_URL": f"http://127.0.0.1:{clouds_port}/api/",
        "REFERRAL_TEAMS_INSECURE_LOCAL": "1",
    }
