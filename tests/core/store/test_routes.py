"""Routes and deliveries: how to reach somebody, and what was acted on already."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from core.store import Store, deliveries, routes
from core.store.house import channel_keys
from tests.core.store.desk import NOW, Desk, open_desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def keep(desk: Desk, key: str, route: str = '{"c":1}', name: str | None = None, *, days: int = 0) -> bool:
    return desk.store.write_now(lambda tx: routes.keep(tx, key, route, name, NOW + timedelta(days=days)))


def route(desk: Desk, key: str) -> routes.Route | None:
    return desk.read(routes.lookup, [key]).get(key)


def test_a_route_is_remembered(desk: Desk) -> None:
    assert keep(desk, "slack:T1:C1", name="sales")
    found = route(desk, "slack:T1:C1")
    assert found == routes.Route("slack:T1:C1", '{"c":1}', "sales", None, None, NOW)
    assert desk.read(channel_keys, "#Sales") == ("slack:T1:C1",)


def test_an_unchanged_route_is_not_written_again_the_same_day(desk: Desk) -> None:
    keep(desk, "slack:T1:C1")
    assert not keep(desk, "slack:T1:C1")
    assert keep(desk, "slack:T1:C1", '{"c":2}')
    assert keep(desk, "slack:T1:C1", '{"c":2}', days=2)


def test_a_name_that_is_not_told_again_stays(desk: Desk) -> None:
    keep(desk, "slack:T1:C1", name="sales")
    keep(desk, "slack:T1:C1", '{"c":2}', days=3)
    found = route(desk, "slack:T1:C1")
    assert found is not None
    assert (found.route, found.name) == ('{"c":2}', "sales")


def test_a_dead_route_lives_again_once_heard_from(desk: Desk) -> None:
    keep(desk, "slack:T1:C1")
    desk.store.write_now(lambda tx: routes.forget(tx, "slack:T1:C1", "channel gone", NOW))
    dead = route(desk, "slack:T1:C1")
    assert dead is not None
    assert dead.dead == "channel gone"
    keep(desk, "slack:T1:C1")
    alive = route(desk, "slack:T1:C1")
    assert alive is not None
    assert alive.dead is None


def test_an_uninstalled_workspace_is_dead_everywhere_and_nowhere_else(desk: Desk) -> None:
    for key in ("slack:T1:C1", "slack:T1:U1"):
        keep(desk, key)
    other = open_desk(desk.store, "slack:T11")
    keep(other, "slack:T11:C1")
    desk.store.write_now(lambda tx: routes.forget(tx, "slack:T1", "uninstalled", NOW))
    assert {r.dead for r in desk.read(routes.lookup, ["slack:T1:C1", "slack:T1:U1"]).values()} == {"uninstalled"}
    alive = route(other, "slack:T11:C1")
    assert alive is not None
    assert alive.dead is None


def test_an_unknown_workspace_is_not_remembered(store: Store) -> None:
    assert not store.write_now(lambda tx: routes.keep(tx, "slack:T9:C1", "{}", None, NOW))
    store.write_now(lambda tx: routes.forget(tx, "slack:T9", "uninstalled", NOW))


def test_a_route_is_held_back(desk: Desk) -> None:
    keep(desk, "slack:T1:C1")
    until = NOW + timedelta(seconds=1)
    desk.store.write_now(lambda tx: routes.hold(tx, desk.org, "slack:T1:C1", until))
    found = route(desk, "slack:T1:C1")
    assert found is not None
    assert found.free_at == until


async def test_a_delivery_is_first_once_however_many_arrive(desk: Desk) -> None:
    def first(id: str, platform: str = "slack") -> asyncio.Future[bool]:
        return asyncio.ensure_future(desk.store.write(lambda tx: deliveries.first(tx, desk.org, platform, id, NOW)))

    assert sorted(await asyncio.gather(*(first("d1") for _ in range(6)))) == [False] * 5 + [True]
    assert await first("d2")
    assert await first("d1", "teams")


def test_a_delivery_that_failed_may_come_again(desk: Desk) -> None:
    def failing(tx: object) -> None:
        assert deliveries.first(tx, desk.org, "slack", "d1", NOW)  # type: ignore[arg-type]
        raise KeyError

    with pytest.raises(KeyError):
        desk.store.write_now(failing)
    assert desk.store.write_now(lambda tx: deliveries.first(tx, desk.org, "slack", "d1", NOW))
