"""Rows in bulk for benchmarks: what a large organization's tables hold, without the years of typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, insert, text

from core import counting
from core.model import Contact, Introduction
from core.names import fold, fold_company, words_of
from core.store.noun import Noun
from core.store.tables import agenda, contact, contact_word, flow, funnel, introduction, organization, tally
from core.store.upsert import upsert

BATCH = 10_000
_MORE = {
    table.name: upsert(table, partial(lambda kept, new: {"count": kept + new.count}, table.c.count))
    for table in (flow, funnel, tally)
}
_NAMES = {noun: tuple(one.name for one in fields(noun)) for noun in (Contact, Introduction)}
_READ = {noun: (names, attrgetter(*names)) for noun, names in _NAMES.items()}


def fill_agenda(tx: Connection, count: int, first: datetime) -> None:
    """One organization with `count` introductions on the agenda, to be looked at from `first` on, a second apart."""
    row = {"name": "Bench", "zone": "UTC", "currency": "USD", "locale": "en_US", "playbook": "balanced", "numbers": {}}
    made = tx.execute(insert(organization), row | {"created_at": first})
    key = made.inserted_primary_key
    assert key is not None
    org = key[0]
    for start in range(0, count, BATCH):
        rows = [
            {"organization_id": org, "kind": "introduction", "subject_id": n, "look_at": first + timedelta(seconds=n)}
            for n in range(start, min(start + BATCH, count))
        ]
        tx.execute(insert(agenda), rows)


def fill(tx: Connection, org: int, doors: Sequence[Introduction], people: Sequence[Contact], now: datetime) -> None:
    """A batch of contacts, with the words they are found by, and of introductions, as their own writers leave them."""
    words = [
        {"organization_id": org, "word": word, "contact_id": one.id}
        for one in people
        for word in words_of(one.name, one.company, one.phone)
    ]
    rows = [
        {"organization_id": org, **_plain(one), "folded": fold(one.name), "created_at": now, "gone_at": None}
        | {"folded_company": fold_company(one.company) if one.company else None, "merged_into": None}
        for one in people
    ]
    for table, some in ((contact, rows), (contact_word, words), (introduction, [_door(org, one) for one in doors])):
        if some:
            tx.execute(insert(table), some)
    looks = [{"organization_id": org, "kind": "introduction", "subject_id": one.id, "failures": 0} for one in doors]
    if looks:
        tx.execute(insert(agenda), [look | {"look_at": None} for look in looks])


def fill_nouns(tx: Connection, org: int, kind: Noun[Any], rows: Sequence[Any]) -> None:
    """A batch of any other noun."""
    found = [
        {"organization_id": org, "gone_at": None} | {f.name: getattr(one, f.name) for f in fields(one)} for one in rows
    ]
    tx.execute(insert(kind.table), found)


def fill_counters(tx: Connection, org: int, counts: Counts) -> None:
    """What was counted while the introductions were made up, on top of what stands there."""
    flows = ("contact_id", "act", "period", "currency", "count")
    stages = ("month", "member_id", "direction", "warmth", "stage", "days", "count")
    acts = ("grain", "period", "act", "member_id", "currency", "count")
    for table, names, found in (
        (flow, flows, counts.flow),
        (funnel, stages, counts.funnel),
        (tally, acts, counts.tally),
    ):
        more = _MORE[table.name][tx.dialect.name]
        rows = ({"organization_id": org, **dict(zip(names, (*key, n), strict=True))} for key, n in found.items())
        while batch := list(islice(rows, BATCH)):
            tx.execute(more, batch)


def analyze(tx: Connection) -> None:
    """The planner's statistics, as a database that grew by and by has them."""
    for name in ("introduction", "contact", "contact_word", "flow", "funnel", "tally", "agenda", "care", "named_date"):
        tx.execute(text(f"ANALYZE {name}"))


@dataclass(slots=True)
class Counts:
    """Counters as the book would have kept them, by the keys of their tables."""

    flow: Counter[Any] = field(default_factory=Counter)
    funnel: Counter[Any] = field(default_factory=Counter)
    tally: Counter[Any] = field(default_factory=Counter)

    def add(self, entry: Introduction) -> None:
        for kept, found in ((self.flow, counting.passed(entry)), (self.funnel, counting.reached(entry))):
            for key, amount in found.items():
                kept[key] += amount
        for (act, member_id, day, currency), amount in counting.entries(entry).items():
            self.tally["d", day, act, member_id, currency] += amount
            self.tally["m", day[:7], act, member_id, currency] += amount


def _door(org: int, entry: Introduction) -> dict[str, Any]:
    implied = ",".join(stage.value for stage in entry.implied)
    return {"organization_id": org, **_plain(entry), "implied": implied, "gone_at": None}


def _plain(noun: Any) -> dict[str, Any]:
    names, values = _READ[type(noun)]
    return dict(zip(names, values(noun), strict=True))  # a word of an enum is its text
