"""`referral bench readings`: what leads and reps look at, in a book of a million introductions against ten thousand."""

from __future__ import annotations

import importlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.bench import readings_asked
from core.bench import readings_world as world
from core.bench.readings_world import NOW
from core.bench.server_time import SETTINGS, ServerTime
from core.model import Contact, Organization
from core.store import Store, Tx, people
from core.store.clocked import Spent, clocked
from core.store.filling import Counts, analyze, fill, fill_counters, fill_nouns
from core.store.founding import Founder, found
from core.store.multiplying import Book as Once
from core.store.multiplying import multiply
from core.store.nouns import CARES, NAMED_DATES

SMALL, LARGE, MEMBERS = 10_000, 1_000_000, 200
TILE = 10_000  # introductions made up one by one; a larger book holds them several times
FLAT = 3.0
INSIDE = {"sqlite": "", "postgresql": " (planning and running)"}
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
        few, many = _several(small, asked.read, rounds * 7), _several(large, asked.read, rounds * 7)
        plain = _several(large, asked.plain, 1)
        good = many.ms <= asked.most and (many.ms <= asked.most / 5 or many.ms / few.ms <= FLAT)
        kept = kept and good
        print(
            f"  {dialect} {asked.name}: {few.ms:.2f} ms in the database{INSIDE[dialect]} at {SMALL:,}, "
            f"{many.ms:.2f} at {LARGE:,} "
            f"({many.ms / few.ms:.1f} times; promised: under {asked.most:g}; {many.statements} statements, "
            f"{many.driver:.1f} ms by the driver's clock, {many.whole:.1f} with our own time); "
            f"GROUP BY over history: {plain.ms:.0f} ms, "
            f"{plain.ms / many.ms:.0f} times ours{'' if good else '  NOT KEPT'}",
            flush=True,
        )
    return kept


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of the database (where it does not tell, of its driver's calls), of the driver's calls, and of the
    whole reading; statements."""

    ms: float
    driver: float
    whole: float
    statements: int


def _several(book: Book, ask: Callable[[Any, int], object], times: int) -> Took:
    """Of several readings, each in a transaction of its own; one before them warms caches. The driver's clock gives the
    median, the server the mean, transactions included."""

    def once(tx: Tx) -> tuple[Spent, float]:
        begun = time.perf_counter()
        spent = clocked(tx, lambda: ask(tx, book.org))
        return spent, time.perf_counter() - begun

    book.store.read_now(once)
    meter = ServerTime(book.store)
    meter.begin()
    every = [book.store.read_now(once) for _ in range(times)]
    told = meter.milliseconds()
    driver = statistics.median(spent.seconds for spent, _ in every) * 1000
    whole = statistics.median(whole for _, whole in every) * 1000
    return Took(driver if told is None else told / times, driver, whole, every[0][0].statements)


def _filled(url: str, size: int) -> Book:
    """A book of `size` introductions that ended, and the open ones; made once for each `TILE` of them and copied."""
    begun = time.perf_counter()
    store = Store.open(url)
    store.migrate()
    team = tuple(Founder(f"Rep {n}", (f"bench:T1:{n}",)) for n in range(MEMBERS))
    org = store.write_now(lambda tx: found(tx, PLAN, {"bench:T1": "Bench"}, team, NOW - world.YEARS))
    store.write_now(lambda tx: _fill(tx, org, size))
    store.write_now(analyze)
    print(f"  {store.dialect}: {size:,} introductions filled in {time.perf_counter() - begun:.0f} s", flush=True)
    return Book(store, org, size)


def _fill(tx: Tx, org: int, size: int) -> None:
    members = [one.id for one in people.members(tx, org)]
    tile = min(TILE, size)
    times, counts, later = size // tile, Counts(), Counts()
    known = tuple(world.contacts(tile, members))
    fill(tx, org, (), known, NOW)
    fill(tx, org, tuple(world.ended(tile, members, counts, apart=times)), (), NOW)
    fill_counters(tx, org, counts)
    multiply(tx, Once(org, times, len(known), members[0], len(members)))
    _fill_clients(tx, org, tuple(world.clients(members, after=len(known) * times)))
    fill(tx, org, tuple(world.still_open(tile, members, later, after=size)), (), NOW)
    fill_counters(tx, org, later)


def _fill_clients(tx: Tx, org: int, clients: tuple[Contact, ...]) -> None:
    fill(tx, org, (), clients, NOW)
    fill_nouns(tx, org, CARES, tuple(world.cared(clients)))
    fill_nouns(tx, org, NAMED_DATES, tuple(world.birthdays(clients)))


@contextmanager
def _postgres() -> Iterator[Callable[[str], str] | None]:
    """A server of the tests' kind, where this is a checkout with the development requirements; else none, out loud."""
    with ExitStack() as ending:
        try:
            sys.path.insert(0, str(Path.cwd()))
            starter = importlib.import_module("tests.postgres")
            server = starter.Server(SETTINGS)
            ending.callback(server.stop)
            server.start()
        except (ImportError, OSError, RuntimeError, subprocess.CalledProcessError) as missing:
            print(f"  POSTGRESQL IS NOT MEASURED: run in a checkout with requirements-dev.lock installed ({missing})")
            yield None
            return
        yield lambda name: _database(server.url(), name, server.url(name))


def _database(admin: str, name: str, url: str) -> str:
    import psycopg

    with psycopg.connect(admin.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # our own two names
    return url
