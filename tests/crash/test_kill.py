"""Random SIGKILL under load, on both databases: nothing accepted is lost, nothing due is lost, at most one double a kill."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from pathlib import Path

import aiohttp

from core.bench.people import name
from core.store import Store
from tests.crash.clouds import Clouds
from tests.crash.load import SECRET, Load, conversation_of

KILLS = int(os.environ.get("CRASH_KILLS", "5"))
LOGGERS = 4
QUIET = 90.0  # seconds at most for what is due to arrive after the last kill


class Nursery:
    """Servers, one after another."""

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

    async def start(self) -> tuple[int, int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(b"start\n")
        pid, port = (await self._process.stdout.readline()).split()
        return int(pid), int(port)


async def test_what_was_accepted_survives_every_kill(database_url: str, tmp_path: Path) -> None:
    store = Store.open(database_url)
    store.migrate()
    clouds = Clouds()
    port = await clouds.start()
    env = {
        "REFERRAL_DATABASE_URL": database_url,
        "REFERRAL_DATA_DIR": str(tmp_path),
        "REFERRAL_SLACK_SIGNING_SECRET": SECRET,
        "REFERRAL_SLACK_BOT_TOKEN": "xoxb-crash",
        "REFERRAL_SLACK_API_URL": f"http://127.0.0.1:{port}/api/",
        "REFERRAL_TEAMS_INSECURE_LOCAL": "1",
    }
    load = Load(f"http://127.0.0.1:{port}/teams/")
    try:
        async with Nursery(env) as nursery:
            await storm(nursery, load)
            due = {(conversation_of(n), name(str(n))) for n in load.accepted}
            pid, _ = await nursery.start()
            await until_arrived(clouds, due)
            os.kill(pid, signal.SIGTERM)
            await asyncio.sleep(0.5)
    finally:
        await clouds.stop()
    names = store.read_now(logged)
    store.close()
    lost = {n for n in load.accepted if names.count(name(str(n))) != 1}
    never = {key for key in due if not clouds.arrived[key]}
    doubles = sum(count - 1 for key, count in clouds.arrived.items() if key in due)
    print(
        f"\n{store.dialect}: {KILLS} kills, {len(load.accepted)} accepted of {load.asked} asked, lost {len(lost)}; "
        f"{len(due)} messages due, lost {len(never)}, doubles {doubles}"
    )
    assert len(load.accepted) > KILLS
    assert lost == set()
    assert never == set()
    assert doubles <= KILLS


async def storm(nursery: Nursery, load: Load) -> None:
    """Keep logging while one server after another is killed at a random moment."""
    over = asyncio.Event()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        pid, port = await nursery.start()
        load.server(port)
        await load.greet(session)
        loggers = [asyncio.create_task(load.log(session, over)) for _ in range(LOGGERS)]
        for _ in range(KILLS):
            await asyncio.sleep(random.uniform(0.1, 0.6))
            os.kill(pid, signal.SIGKILL)
            load.server(0)
            pid, port = await nursery.start()
            load.server(port)
        over.set()
        await asyncio.gather(*loggers)
        os.kill(pid, signal.SIGKILL)


async def until_arrived(clouds: Clouds, due: set[tuple[str, str]]) -> None:
    for _ in range(int(QUIET / 0.1)):
        if all(clouds.arrived[key] for key in due):
            return
        await asyncio.sleep(0.1)


def logged(tx: object) -> list[str]:
    from sqlalchemy import Connection, select

    from core.store.tables import contact, introduction

    assert isinstance(tx, Connection)
    both = introduction.join(
        contact,
        (contact.c.organization_id == introduction.c.organization_id) & (contact.c.id == introduction.c.prospect_id),
    )
    return list(tx.execute(select(contact.c.name).select_from(both)).scalars())
