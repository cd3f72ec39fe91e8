"""The book: every change of the domain goes through here, and is remembered with who made it.

One book lives for one transaction. It hands out ids, writes rows, and at the end writes what goes with every change:
the counters, the subjects to look at, the audit row.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, update

from core.counting import Reach
from core.model import Act
from core.store.quick import Quick
from core.store.tables import agenda, flow, funnel, metadata, organization, tally
from core.store.upsert import upsert

IDS = 8  # taken at once; what a transaction does not use is lost
LOOKED_AT = frozenset(  # kinds that rules look at
    {
        "introduction",
        "contact",
        "organization",
        "reminder",
        "member",
        "channel",
        "deals",
        "partnership",
        "promise",
        "contest",
        "share",
    }
)
PERSONAL = {  # what the audit does not keep of a new row: names of people stand in their own row only
    "contact": frozenset({"name", "folded", "company", "folded_company", "title", "email", "phone", "note"}),
    "member": frozenset({"name", "folded", "email"}),
    "partnership": frozenset({"own_words", "ground_rules", "mechanics", "accountable", "reason", "profession"}),
    "review": frozenset({"note"}),
    "promise": frozenset({"text"}),
    "knows": frozenset({"how"}),
    "ask": frozenset({"because"}),
    "complaint": frozenset({"text", "outcome"}),
    "care": frozenset({"profession", "sector"}),
    "named_date": frozenset({"name"}),
    "profile": frozenset({"one_line"}),
}

_TAKE = Quick(
    update(organization)
    .where(organization.c.id == bindparam("org"))
    .values(
        next_id=organization.c.next_id + bindparam("more_ids"),
        next_number=organization.c.next_number + bindparam("more_numbers"),
    )
    .returning(organization.c.next_id, organization.c.next_number)
)
_TALLY = Quick(upsert(tally, lambda new: {"count": tally.c.count + new.count}))
_FLOW = Quick(upsert(flow, lambda new: {"count": flow.c.count + new.count}))
_FUNNEL = Quick(upsert(funnel, lambda new: {"count": funnel.c.count + new.count}))
_LOOK = Quick(upsert(agenda, lambda new: {"look_at": new.look_at, "failures": 0}))
_INSERT = {table.name: Quick(table.insert()) for table in metadata.sorted_tables}
_COLUMNS = {table.name: frozenset(table.c.keys()) for table in metadata.sorted_tables}


class Book:
    """`member_id` makes the changes, `via` is his account, `now` their moment (UTC)."""

    def __init__(self, tx: Connection, organization: int, *, member_id: int, via: str, now: datetime) -> None:
        self.tx = tx
        self.organization = organization
        self.member_id = member_id
        self.via = via
        self.now = now
        self.undoes: int | None = None  # the audit row this book takes back
        self._ids = range(0)
        self._numbers = range(0)
        self._changes: list[tuple[str, int, dict[str, Any] | None, dict[str, Any]]] = []
        self._tallies: defaultdict[tuple[Act, int, str, str], int] = defaultdict(int)
        self._flows: defaultdict[tuple[int, Act, str, str], int] = defaultdict(int)
        self._funnel: defaultdict[Reach, int] = defaultdict(int)
        self._touched: dict[tuple[str, int], bool] = {}
        self._judged: dict[tuple[str, int], datetime | None] = {}
        self._about: tuple[str, int] | None = None
        self._receipt: int | None = None

    @property
    def receipt(self) -> int:
        """The id this book's audit row will have: what an Undo button carries."""
        if self._receipt is None:
            self._receipt = self.id()
        return self._receipt

    def id(self) -> int:
        """A new id, unique in the organization; not for introductions."""
        if not self._ids:
            self._take(ids=IDS, numbers=0)
        taken, self._ids = self._ids[0], self._ids[1:]
        return taken

    def number(self) -> int:
        """A new introduction's number, the one people see. Asked for before any `id()` it saves a statement."""
        if not self._numbers:
            self._take(ids=0 if self._ids else IDS, numbers=1)
        taken, self._numbers = self._numbers[0], self._numbers[1:]
        return taken

    def _take(self, *, ids: int, numbers: int) -> None:
        row = _TAKE.row(self.tx, {"org": self.organization, "more_ids": ids, "more_numbers": numbers})
        if row is None:
            raise LookupError(f"there is no organization {self.organization}")
        next_id, next_number = row
        if ids:
            self._ids = range(next_id - ids, next_id)
        if numbers:
            self._numbers = range(next_number - numbers, next_number)

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Insert a row (with its `id`); columns left out are NULL. Raises KeyError for a column the table has not."""
        if not row.keys() <= _COLUMNS[table]:
            raise KeyError(", ".join(sorted(row.keys() - _COLUMNS[table])))
        _INSERT[table].run(self.tx, {"organization_id": self.organization, **row})
        skip = PERSONAL.get(table, frozenset())
        kept = {k: v for k, v in row.items() if v is not None and k not in skip and k not in _KEYS}
        self._changes.append((table, row["id"], None, kept))

    def change(self, table: str, id: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Set the columns of `after` that differ from `before`. Raises LookupError for a row that is not here."""
        new = {k: v for k, v in after.items() if before.get(k) != v and k not in _KEYS}
        if not new:
            return
        statement = _update(table, tuple(sorted(new)))
        if statement.run(self.tx, {"_org": self.organization, "_id": id, **new}) != 1:
            raise LookupError(f"{table} {id} is not in organization {self.organization}")
        self._changes.append((table, id, {k: before.get(k) for k in new}, new))

    def tally(self, act: Act, member_id: int, day: date, delta: int = 1, currency: str = "") -> None:
        """Count an act on a day of the organization; `delta` is minor units for values."""
        self._tallies[act, member_id, day.isoformat(), currency] += delta

    def flow(self, passed: Mapping[tuple[int, Act, str, str], int], sign: int = 1) -> None:
        """Count what passed between us and contacts (`core.counting.passed`); the audit need not keep it, for it
        follows from the introductions."""
        for key, amount in passed.items():
            self._flows[key] += sign * amount

    def funnel(self, reached: Mapping[Reach, int], sign: int = 1) -> None:
        """Count the stages an introduction came to (`core.counting.reached`); the audit need not keep it either."""
        for key, amount in reached.items():
            self._funnel[key] += sign * amount

    def touch(self, kind: str, id: int, *, look: bool = True) -> None:
        """Something about this subject changed: what rules there are for its kind look at it now, where it can
        matter to them (`look`)."""
        self._touched[kind, id] = look or self._touched.get((kind, id), False)
        self._judged.pop((kind, id), None)

    def judged(self, kind: str, id: int, later: datetime | None) -> None:
        """The rules were asked about this touched subject as it stands now: nothing is to be said before `later` (None:
        before it changes)."""
        self._judged[kind, id] = later

    def about(self, kind: str, id: int) -> None:
        """What the audit row is about, where that is not the subject touched first."""
        self._about = (kind, id)

    def finish(self, command: str) -> int | None:
        """Write counters, agenda and audit. The audit row's id, or None where nothing changed."""
        tallies = [(*key, delta) for key, delta in sorted(self._tallies.items()) if delta]
        if tallies:
            _TALLY.many(self.tx, self._tally_rows(tallies))
        if flows := [(*key, count) for key, count in sorted(self._flows.items()) if count]:
            _FLOW.many(self.tx, self._rows(("contact_id", "act", "period", "currency", "count"), flows))
        if stages := [(*key, count) for key, count in sorted(self._funnel.items()) if count]:
            _FUNNEL.many(self.tx, self._rows(_STAGED, stages))
        if looks := sorted(subject for subject, look in self._touched.items() if look and subject[0] in LOOKED_AT):
            _LOOK.many(self.tx, (self._look(subject) for subject in looks))
        if not self._changes and not tallies:
            return None
        return self._remember(command, tallies)

    def _rows(self, names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
        return [{"organization_id": self.organization, **dict(zip(names, row, strict=True))} for row in rows]

    def _look(self, subject: tuple[str, int]) -> dict[str, Any]:
        kind, id = subject
        return {
            "organization_id": self.organization, "kind": kind, "subject_id": id,
            "look_at": self._judged.get(subject, self.now), "failures": 0,
        }  # fmt: skip

    def _tally_rows(self, tallies: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
        """A row a day and one a month for each act, in key order: concurrent books then never wait in a circle."""
        count: defaultdict[tuple[str, str, str, int, str], int] = defaultdict(int)
        for act, member_id, day, currency, delta in tallies:
            count["d", day, act, member_id, currency] += delta
            count["m", day[:7], act, member_id, currency] += delta
        names = ("grain", "period", "act", "member_id", "currency")
        return [
            {"organization_id": self.organization, "count": n, **dict(zip(names, key, strict=True))}
            for key, n in sorted(count.items())
        ]

    def _changed(self) -> tuple[str, int]:
        return self._changes[0][:2] if self._changes else ("member", self.member_id)

    def _remember(self, command: str, tallies: list[tuple[Any, ...]]) -> int:
        kind, subject = self._about or next(iter(self._touched), None) or self._changed()
        audit_id = self.receipt
        row = {
            "organization_id": self.organization, "id": audit_id, "at": self.now, "member_id": self.member_id,
            "via": self.via, "command": command, "subject_kind": kind, "subject_id": subject,
            "changes": self._changes, "tallies": tallies, "undoes": self.undoes, "undone_by": None,
        }  # fmt: skip
        _INSERT["audit"].run(self.tx, row)
        return audit_id


_KEYS = frozenset({"organization_id", "id"})
_STAGED = ("month", "member_id", "direction", "warmth", "stage", "days", "count")


@functools.cache
def _update(table: str, columns: tuple[str, ...]) -> Quick:
    """The update of just these columns."""
    into = metadata.tables[table]
    owner = into.c.id if table == "organization" else into.c.organization_id
    mine = (owner == bindparam("_org"), into.c.id == bindparam("_id"))
    return Quick(update(into).where(*mine).values({name: bindparam(name) for name in columns}))
