"""The bot as it is served, for a benchmark: prints its port, then runs until it is told to stop. Run with `-m`."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace

from core.serve import serve, settings_of
from core.store import Store


def main() -> None:
    settings = replace(settings_of(os.environ), port=0)
    if settings.database_url.startswith("postgresql"):  # on SQLite the server does it itself
        store = Store.open(settings.database_url)
        store.migrate()
        store.close()
    asyncio.run(serve(settings, os.environ, listening=lambda port: print(port, flush=True)))


if __name__ == "__main__":
    main()
