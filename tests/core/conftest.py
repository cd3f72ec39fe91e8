"""The desk the bot is tested at: on both databases, or on SQLite where the engine makes no difference."""

from __future__ import annotations

import asyncio

import pytest

from core.store import Store
from tests.core.desk import Desk, opened


@pytest.fixture
def desk(sqlite_store: Store) -> Desk:
    """Zoe (admin), Ana, Bob and Dana are known; it is Tuesday, ten in the morning in New York."""
    return asyncio.run(opened(sqlite_store))


@pytest.fixture
def either_desk(store: Store) -> Desk:
    """The same on SQLite and on PostgreSQL."""
    return asyncio.run(opened(store))
