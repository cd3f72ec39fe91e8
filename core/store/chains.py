"""Who stands behind an opened door: the doors that led to a contact, and all that go back to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Select, bindparam, select

from core.model import Direction, Introduction, Stage
from core.store import introductions
from core.store.engine import Tx
from core.store.tables import introduction

GENERATIONS = 12
MOST = 200  # doors that are told to go back to one person: every card of an introduction asks, however large the book


def _received(column: Column[Any]) -> Select[Any]:
    return select(*introductions.COLUMNS).where(
        introduction.c.organization_id == bindparam("org"),
        introduction.c.gone_at.is_(None),
        introduction.c.direction == Direction.RECEIVED.value,
        column.in_(bindparam("ids", expanding=True)),
    )


_TO = _received(introduction.c.prospect_id)
_BY = _received(introduction.c.introducer_id).order_by(introduction.c.id.desc()).limit(bindparam("most"))


def chain(tx: Tx, org: int, contact_id: int) -> tuple[Introduction, ...]:
    """The doors that led to this contact, the nearest first: the one he was introduced by, the one that person was
    introduced by, and so on to the root. A circle ends where it closes."""
    return of_contacts(tx, org, (contact_id,))[contact_id]


def of_contacts(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, tuple[Introduction, ...]]:
    """The chain of each of these: as many queries as there are generations, however many they are."""
    asked, doors, looked = sorted(set(ids)), dict[int, Introduction](), set[int]()
    now = asked
    for _ in range(GENERATIONS):
        if not now:
            break
        looked |= set(now)
        for entry in sorted(_all(tx, _TO, org, now), key=_first):
            doors.setdefault(entry.prospect_id, entry)
        now = sorted({e.introducer_id for e in doors.values() if e.introducer_id is not None} - looked)
    return {id: _followed(id, doors) for id in asked}


def downstream(tx: Tx, org: int, contact_id: int) -> tuple[Introduction, ...]:
    """What goes back to this contact, generation by generation, newest first: MOST doors, and one more where there
    are more than that."""
    found: dict[int, Introduction] = {}
    seen, now = {contact_id}, [contact_id]
    for _ in range(GENERATIONS):
        left = MOST + 1 - len(found)
        if not now or not left:
            break
        doors = _all(tx, _BY, org, now, most=left)
        found |= {entry.id: entry for entry in doors}
        now = sorted({entry.prospect_id for entry in doors} - seen)
        seen |= set(now)
    return tuple(found.values())


def _followed(contact_id: int, doors: Mapping[int, Introduction]) -> tuple[Introduction, ...]:
    found: list[Introduction] = []
    seen, at = {contact_id}, contact_id
    while (door := doors.get(at)) is not None and door.introducer_id is not None and door.introducer_id not in seen:
        found.append(door)
        at = door.introducer_id
        seen.add(at)
    return tuple(found)


def _first(entry: Introduction) -> tuple[Any, ...]:
    """Of several doors to one person the one that led to a sale, else the oldest, is how he came."""
    return entry.stage is not Stage.WON, entry.logged_at, entry.id


def _all(tx: Tx, statement: Select[Any], org: int, ids: list[int], **more: int) -> list[Introduction]:
    return [introductions.made(row) for row in tx.execute(statement, {"org": org, "ids": ids, **more})]
