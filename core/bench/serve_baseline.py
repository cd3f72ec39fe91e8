"""An adapter's named baseline (`baseline()` of its package), served alone: prints its port. Run with `-m … NAME`."""

from __future__ import annotations

import asyncio
import sys
from importlib.metadata import entry_points

from aiohttp import web

from core import edge
from core.serve import GROUP


async def main(name: str) -> None:
    runner = web.AppRunner(entry_points(group=GROUP)[name].load().baseline(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await edge.until_told_to_stop()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
