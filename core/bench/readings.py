"""`referral bench readings`: what leads and reps look at, in a book of a million introductions against ten thousand."""

from __future__ import annotations

import importlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from core.bench import readings_asked, readings_world
from core.bench.readings_world import NOW
from core.model import Organization
from core.store import Store, people
from core.store.filling import BATCH, Counts, fill, fill_counters
from core.store.founding import Founder, found

SMALL, LARGE, MEMBERS = 10_000, 1_000_000, 200
FLAT = 3.0
PLAN = Organization(0, "Bench", "America/New_York", "US")


@dataclass(frozen=True, slots=True)
class Book:
    """One filled store, by the database it is in and the number of introductions in it."""

    store: Store
    org: int
    size: int


def bench(rounds: int) -> bool:
    kept = True
    with tempfile.TemporaryDirectory() as folder, _postgres() as postgres:
        databases = {"sqlite": [f"sqlite:///{Path(folder) / f'{size}.db'}" for size in (SMALL, LARGE)]}
        if postgres is not None:
            databases["postgresql"] = [postgres(f"readings_{size}") for size in (SMALL, LARGE)]
        for dialect, (few, many) in databases.items():
            small, large = _filled(few, SMALL), _filled(many, LARGE)
            kept = _measured(dialect, small, large, max(rounds, 3)) and kept
            small.store.close()
            large.store.close()
    return kept


def _measured(dialect: str, small: Book, large: Book, rounds: int) -> bool:
    """Each reading in both books, beside the same counted from history in the large one."""
    kept = True
    for asked in readings_asked.ASKED:
        few, many = _median(small, asked.read, rounds * 7), _median(large, asked.read, rounds * 7)
        plain = _median(large, asked.plain, 1)
        good = many <= asked.most and (many <= asked.most / 5 or many / few <= FLAT)
        kept = kept and good
        print(
            f"  {dialect} {asked.name}: {few:.2f} ms at {SMALL:,}, {many:.2f} ms at {LARGE:,} ({many / few:.1f} times; "
            f"promised: under {asked.most:g} ms); GROUP BY over history: {plain:.0f} ms, {plain / many:.0f} times ours"
            f"{'' if good else '  NOT KEPT'}"
        )
    return kept


def _median(book: Book, ask: Callable[[Any, int], object], times: int) -> float:
    """Milliseconds inside the transaction; one reading before them warms caches."""

    def once(tx: Any) -> float:
        begun = time.perf_counter()
        ask(tx, book.org)
        return (time.perf_counter() - begun) * 1000

    book.store.read_now(once)
    return statistics.median(book.store.read_now(once) for _ in range(times))


def _filled(url: str, size: int) -> Book:
    begun = time.perf_counter()
    store = Store.open(url)
    store.migrate()
    team = tuple(Founder(f"Rep {n}", (f"bench:T1:{n}",)) for n in range(MEMBERS))
    org = store.write_now(lambda tx: found(tx, PLAN, {"bench:T1": "Bench"}, team, NOW - readings_world.YEARS))
    members = [one.id for one in store.read_now(lambda tx: people.members(tx, org))]
    counts = Counts()
    known = readings_world.contacts(size, members)
    while batch := tuple(islice(known, BATCH)):
        store.write_now(partial(fill, org=org, doors=(), people=batch, now=NOW))
    doors = readings_world.introductions(size, members, counts)
    while some := tuple(islice(doors, BATCH)):
        store.write_now(partial(fill, org=org, doors=some, people=(), now=NOW))
    store.write_now(lambda tx: fill_counters(tx, org, counts))
    print(f"  {store.dialect}: {size:,} introductions filled in {time.perf_counter() - begun:.0f} s", flush=True)
    return Book(store, org, size)


@contextmanager
def _postgres() -> Iterator[Callable[[str], str] | None]:
    """A server of the tests' kind, where this is a checkout with the development requirements; else none, out loud."""
    try:
        sys.path.insert(0, str(Path.cwd()))
        starter = importlib.import_module("tests.postgres")
        server = starter.Server()
    except (ModuleNotFoundError, OSError) as missing:
        print(f"  POSTGRESQL IS NOT MEASURED: run in a checkout with requirements-dev.lock installed ({missing})")
        yield None
        return
    server.start()
    try:
        yield lambda name: _database(server.url(), name, server.url(name))
    finally:
        server.stop()


def _database(admin: str, name: str, url: str) -> str:
    import psycopg

    with psycopg.connect(admin.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # our own two names
    return url
