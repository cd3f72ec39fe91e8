"""What every test may ask for: a store on either database, fresh and migrated, in a millisecond or twenty."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from core.store import Store
from tests import postgres as pg

_NUMBERS = itertools.count(1)
DIALECTS = ("sqlite", "postgresql")


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of the test’s own, in memory where there is such: a commit there waits for no disk."""
    with tempfile.TemporaryDirectory(prefix="test-", dir=pg.memory()) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[pg.Server]:
    """A running server, for the whole session. Without binaries the test is skipped; in CI it fails."""
    try:
        server = pg.Server()
    except pg.Missing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _execute(server: pg.Server, statement: str) -> None:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    store = Store.open(f"sqlite:///{path}")
    store.migrate()
    store.close()
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: pg.Server) -> str:
    """The name of a migrated, empty database to clone."""
    _execute(postgres, "CREATE DATABASE template_referral")
    store = Store.open(postgres.url("template_referral"))
    store.migrate()
    store.close()
    return "template_referral"


@pytest.fixture
def new_database(request: pytest.FixtureRequest) -> Iterator[Callable[..., str]]:
    """`new_database("sqlite")` is the address of a fresh migrated database, `migrated=False` of an empty one, `like` of
    a copy of the one at that address, which nobody has open."""
    made: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="sqlite-", dir=pg.memory()))

    def make(dialect: str, *, migrated: bool = True, like: str | None = None) -> str:
        name = f"t{next(_NUMBERS)}"
        if dialect == "sqlite":
            path = folder / f"{name}.db"
            if like is not None:
                shutil.copyfile(like.removeprefix("sqlite:///"), path)
            elif migrated:
                shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
            return f"sqlite:///{path}"
        server: pg.Server = request.getfixturevalue("postgres")
        of = like.split("?")[0].rsplit("/", 1)[1] if like else migrated and request.getfixturevalue("postgres_template")
        template = f" TEMPLATE {of}" if of else ""
        _execute(server, f"CREATE DATABASE {name}{template}")
        made.append(name)
        return server.url(name)

    yield make
    shutil.rmtree(folder)
    for name in made:
        _execute(request.getfixturevalue("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database_url(dialect: str, new_database: Callable[..., str]) -> str:
    """A fresh migrated database, once on each engine."""
    return new_database(dialect)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store over `database_url`."""
    opened = Store.open(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(new_database: Callable[..., str]) -> Iterator[Store]:
    """A store on SQLite only, where the engine makes no difference to what is tested."""
    opened = Store.open(new_database("sqlite"))
    yield opened
    opened.close()
