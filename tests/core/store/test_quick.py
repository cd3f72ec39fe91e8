"""Statements on the driver's own cursor mean what they mean to SQLAlchemy, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import bindparam, insert, select, update

from core.store import Store, Tx, checks, wire
from core.store.quick import Among, Quick
from core.store.tables import agenda, member, organization
from core.store.upsert import insert_new, upsert
from core.store.views_clients import _QUIET
from tests.core.store.desk import NOW, Desk, open_desk


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def row(desk: Desk, **more: Any) -> dict[str, Any]:
    return {"organization_id": desk.org, "kind": "introduction", "subject_id": 7, "look_at": NOW, "failures": 0} | more


_FIND = select(agenda).where(agenda.c.organization_id == bindparam("org"), agenda.c.subject_id == bindparam("id"))


def test_rows_come_back_as_sqlalchemy_reads_them(desk: Desk) -> None:
    every = select(member).where(member.c.organization_id == bindparam("org")).order_by(member.c.id)
    quick = Quick(every)
    slow = desk.read(lambda tx, org: [tuple(r) for r in tx.execute(every, {"org": org})])
    assert desk.read(lambda tx, org: quick.rows(tx, {"org": org})) == slow
    assert desk.read(lambda tx, org: quick.row(tx, {"org": org})) == slow[0]
    assert isinstance(slow[0][member.c.keys().index("day_start")], time)


def test_no_row_is_none(desk: Desk) -> None:
    quick = Quick(_FIND)
    assert desk.read(lambda tx, org: quick.row(tx, {"org": org, "id": 12_345})) is None
    assert desk.read(lambda tx, org: quick.rows(tx, {"org": org, "id": 12_345})) == []


def test_what_is_not_given_is_null(desk: Desk) -> None:
    put = Quick(insert(agenda))
    desk.store.write_now(lambda tx: put.run(tx, {k: v for k, v in row(desk).items() if k != "look_at"}))
    found = desk.read(lambda tx, org: Quick(_FIND).row(tx, {"org": org, "id": 7}))
    assert found == (desk.org, "introduction", 7, None, 0)


def test_values_written_into_the_statement_keep_their_place(desk: Desk) -> None:
    put = Quick(upsert(agenda, lambda new: {"look_at": new.look_at, "failures": 3}))
    rows = [row(desk, subject_id=id) for id in (7, 8)]
    desk.store.write_now(lambda tx: put.many(tx, rows))
    later = NOW + timedelta(days=1, microseconds=1)
    desk.store.write_now(lambda tx: put.many(tx, [row(desk, look_at=later)]))
    found = desk.read(lambda tx, org: Quick(_FIND).row(tx, {"org": org, "id": 7}))
    assert found == (desk.org, "introduction", 7, later, 3)


def test_the_number_of_rows_concerned(desk: Desk) -> None:
    put = Quick(insert_new(agenda))
    assert [desk.store.write_now(lambda tx: put.run(tx, row(desk))) for _ in range(2)] == [1, 0]
    every = Quick(update(member).where(member.c.organization_id == bindparam("org")).values(zone=bindparam("new_zone")))
    assert desk.store.write_now(lambda tx: every.run(tx, {"org": desk.org, "new_zone": "UTC"})) == 2


def test_returning(desk: Desk) -> None:
    named = Quick(
        update(organization)
        .where(organization.c.id == bindparam("org"))
        .values(name=bindparam("called"))
        .returning(organization.c.created_at, organization.c.numbers)
    )
    found = desk.store.write_now(lambda tx: named.row(tx, {"org": desk.org, "called": "Acme"}))
    assert found is not None
    assert isinstance(found[0], datetime)
    assert found[1] == {}


@pytest.mark.parametrize("column", ["day_start", "away_from", "paused_until", "name", "team_id"])
def test_values_come_back_from_the_audit_as_they_went_in(column: str) -> None:
    given: dict[str, Any] = {
        "day_start": time(8, 30), "away_from": NOW.date(), "paused_until": datetime(2026, 1, 2, 3, 4, 5, 6, UTC),
        "name": "2026-01-01", "team_id": 7,
    }  # fmt: skip
    assert wire.typed(member.c[column], wire.plain(given[column])) == given[column]
    assert wire.typed(member.c[column], None) is None


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        wire.dumps({"a": object()})


def test_the_operator_hears_of_nothing_where_nothing_is_wrong(store: Store) -> None:
    found = store.read_now(checks.quick_check)
    assert found == [] if store.dialect == "sqlite" else "superuser" in found[0]


def test_a_damaged_file_is_found(sqlite_store: Store) -> None:
    desk = open_desk(sqlite_store)
    for n in range(40):
        desk.log(f"P{n} Doe", f"C{n} Roe")
    path = sqlite_store.read_now(lambda tx: tx.engine.url.database)
    sqlite_store.close()
    with open(path, "r+b") as file:
        size = file.seek(0, 2)
        for page in range(size // 2 // 4096 * 4096, size, 4096):
            file.seek(page)
            file.write(b"\xff" * 64)
    damaged = Store.open(f"sqlite:///{path}")
    complaint = damaged.reach_now() or " ".join(damaged.read_now(checks.quick_check))
    assert "damaged" in complaint or "cannot be reached" in complaint
    damaged.close()


_FOUND = (
    select(agenda.c.subject_id)
    .where(agenda.c.organization_id == bindparam("org"), agenda.c.kind == "post", Among(agenda.c.subject_id))
    .order_by(agenda.c.subject_id)
)


@pytest.mark.parametrize("ids", [[], [7], list(range(5, 2_000, 2))])
def test_those_and_no_others_are_found(desk: Desk, ids: list[int]) -> None:
    rows = [{"organization_id": desk.org, "kind": "post", "subject_id": n, "look_at": NOW} for n in range(1, 30)]
    desk.store.write_now(lambda tx: tx.execute(insert(agenda), [row | {"failures": 0} for row in rows]))

    def found(tx: Tx, org: int) -> tuple[list[int], list[int]]:
        given = {"org": org, "ids": ids}
        return list(tx.execute(_FOUND, given).scalars()), [row[0] for row in Quick(_FOUND).rows(tx, given)]

    wanted = [n for n in ids if n < 30]
    assert desk.read(found) == (wanted, wanted)


def test_whom_to_call_is_read_from_an_index_of_clients_alone(sqlite_store: Store) -> None:
    """Whoever was introduced to a thousand people serves some dozens of them."""
    given = {"org": 1, "ids": [1], "talked": NOW, "checked": NOW}

    def plan(tx: Tx) -> str:
        explained: Any = tx.connection.dbapi_connection
        asked = _QUIET._plan(tx.dialect)
        return "; ".join(row[3] for row in explained.execute(f"EXPLAIN QUERY PLAN {asked.sql}", asked.bound(given)))

    assert "USING INDEX contact_served (organization_id=? AND owner_id=?)" in sqlite_store.read_now(plan)
