"""Random SIGKILL under load, on both databases: nothing accepted or due is lost, and at most one double a kill."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from pathlib import Path

import aiohttp

from core.bench.people import name
from core.store import Store
from tests.crash.clouds import Clouds
from tests.crash.load import Load, conversation_of
from tests.crash.servers import Nursery, environment

KILLS = int(os.environ.get("CRASH_KILLS", "5"))
LOGGERS = 4
QUIET = 90.0  # seconds at most for what is due to arrive after the last kill


async def test_what_was_accepted_survives_every_kill(database_url: str, tmp_path: Path) -> None:
    store = Store.open(database_url)
    store.migrate()
    clouds = Clouds()
    port = await clouds.start()
    env = environment(database_url, str(tmp_path), port)
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
            await until_busy(load)
            await asyncio.sleep(random.uniform(0.0, 0.5))
            os.kill(pid, signal.SIGKILL)
            load.server(0)
            pid, port = await nursery.start()
            load.server(port)
        over.set()
        await asyncio.gather(*loggers)
        os.kill(pid, signal.SIGKILL)


async def until_busy(load: Load) -> None:
    """Until this server has accepted something: a machine that is slow today must not make the storm a calm."""
    before = len(load.accepted)
    for _ in range(1000):
        if len(load.accepted) > before:
            return
        await asyncio.sleep(0.01)


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
