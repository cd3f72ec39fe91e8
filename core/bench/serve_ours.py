"""The bot as it is served, for a benchmark: prints its port, then runs until it is told to stop. Run with `-m`."""

from __future__ import annotations

import asyncio
import os

from aiohttp import web

from core import edge
from core.serve import Server, settings_of


async def main() -> None:
    server = Server(settings_of(os.environ), os.environ)
    if server.store.dialect == "postgresql":
        server.store.migrate()
    await server.start()
    runner = web.AppRunner(server.app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await edge.until_told_to_stop()
    await runner.cleanup()
    await server.stop()


if __name__ == "__main__":
    asyncio.run(main())
