"""Two companies, everything said and clicked in any order, any weather: the promises the product makes, all at once.

REFERRAL_MACHINE=full runs it at length, and over books that hold years.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from core.store import Store
from tests.core.machine.bulk import seed
from tests.core.machine.days import Days
from tests.core.machine.town import Town

FULL, CI = os.environ.get("REFERRAL_MACHINE") == "full", os.environ.get("CI") == "true"
RUNS, STEPS = (200, 40) if FULL else (30, 25) if CI else (12, 20)
ENTRIES = 2000 if FULL else 60  # in the books on PostgreSQL before anything is said
# A failing example is found again at once, for nothing here is random; shrinking it takes minutes: add Phase.shrink.
OFTEN = settings(
    max_examples=RUNS, stateful_step_count=STEPS, deadline=None, derandomize=True, phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
SELDOM = settings(OFTEN, max_examples=20 if FULL else 1)


def _begun(url: str, entries: int = 0) -> str:
    """A town where everybody has settled in, and the books hold something already."""
    town = Town(Store.open(url))
    town.open()
    if entries:
        seed(town, entries)
    town.close()
    return url


def test_any_days_on_sqlite(new_database: Callable[..., str]) -> None:
    begun = _begun(new_database("sqlite"))
    run_state_machine_as_test(lambda: Days(lambda: Store.open(new_database("sqlite", like=begun))), settings=OFTEN)


def test_any_days_on_postgresql(new_database: Callable[..., str]) -> None:
    begun = _begun(new_database("postgresql"), ENTRIES)
    run_state_machine_as_test(lambda: Days(lambda: Store.open(new_database("postgresql", like=begun))), settings=SELDOM)
