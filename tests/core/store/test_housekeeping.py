"""The daily tidying: each organization keeps its messages and its history as long as it has set."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from core.rules import policy_in
from core.store import Store, house, tables
from core.store.housekeeping import tidy
from tests.core.store.desk import NOW
from tests.core.store.worlds import World, two_worlds


def rows(world: World, table: str) -> int:
    found = tables.metadata.tables[table]
    counted = select(func.count()).where(found.c.organization_id == world.org)
    many: int = world.desk.read(lambda tx, org: tx.execute(counted).scalar_one())
    return many


def after(store: Store, days: int) -> None:
    store.write_now(lambda tx: tidy(tx, NOW + timedelta(days=days), policy_in))


def set_number(world: World, key: str, value: int) -> None:
    from core.store import directory

    def change(book: object) -> None:
        found = directory.organization_by_id(book.tx, world.org)  # type: ignore[attr-defined]
        assert found is not None
        house.set_number(book, found, key, value)  # type: ignore[arg-type]

    world.desk.write(change)


def test_last_years_messages_stay_and_older_ones_go(store: Store) -> None:
    alpha, _ = two_worlds(store)
    before = rows(alpha, "post")
    after(store, 399)
    assert rows(alpha, "post") == before
    after(store, 401)
    assert 0 < rows(alpha, "post") < before, "what is still under way stays"


def test_history_stays_for_good_unless_a_house_sets_an_end_to_its_own(store: Store) -> None:
    alpha, beta = two_worlds(store)
    set_number(alpha, "keep.history", 100)
    kept = rows(beta, "audit")
    after(store, 99)
    assert rows(alpha, "audit") > 0
    after(store, 101)
    assert (rows(alpha, "audit"), rows(beta, "audit")) == (0, kept)


def test_drafts_codes_and_deliveries_go_after_weeks(store: Store) -> None:
    alpha, _ = two_worlds(store)
    after(store, 31)
    assert rows(alpha, "draft") == rows(alpha, "link_code") == 0
