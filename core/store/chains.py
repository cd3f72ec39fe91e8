"""Who stands behind an opened door: the doors that led to a contact, and all that go back to one."""

from __future__ import annotations

from core.model import Direction, Introduction, Stage
from core.store import introductions
from core.store.engine import Tx

GENERATIONS = 12


def chain(tx: Tx, org: int, contact_id: int) -> tuple[Introduction, ...]:
    """The doors that led to this contact, the nearest first: the one he was introduced by, the one that person was
    introduced by, and so on to the root. A circle ends where it closes."""
    found: list[Introduction] = []
    seen = {contact_id}
    at: int | None = contact_id
    while at is not None and len(found) < GENERATIONS:
        doors = [e for e in introductions.of_prospects(tx, org, [at]) if e.direction is Direction.RECEIVED]
        door = min(doors, key=lambda e: (e.stage is not Stage.WON, e.logged_at, e.id), default=None)
        if door is None or door.introducer_id is None or door.introducer_id in seen:
            return tuple(found)
        found.append(door)
        at = door.introducer_id
        seen.add(at)
    return tuple(found)


def downstream(tx: Tx, org: int, contact_id: int) -> tuple[Introduction, ...]:
    """Every introduction that goes back to this contact, generation by generation: as many queries as generations."""
    found: dict[int, Introduction] = {}
    seen, now = {contact_id}, [contact_id]
    for _ in range(GENERATIONS):
        doors = introductions.by_introducers(tx, org, now) if now else ()
        found |= {entry.id: entry for entry in doors}
        now = sorted({entry.prospect_id for entry in doors} - seen)
        seen |= set(now)
    return tuple(found.values())
