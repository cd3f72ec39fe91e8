"""Reading a table through for somebody who is forgotten: the rows that may name him are found, and his words taken out.

The database looks first, in a way that finds too much rather than too little; only what it finds is read and judged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, and_, cast, false, func, or_, select, true, update

from core.scrub import FORGOTTEN, first_names, likeness, pattern, scrub
from core.store import tables
from core.store.engine import Tx

AT_ONCE = 4000  # ids looked through in one go, so that nobody who writes waits for long
EACH = 500  # the same where every row is read and judged
ROWS_OF_HIS = 20  # more rows about him than these are not looked for one by one in the audit trail: every row is read
_PARTNERSHIP = ("own_words", "ground_rules", "mechanics", "accountable", "reason", "fit", "ideal_ours", "ideal_theirs")
TEXTS: Mapping[str, tuple[str, ...]] = {  # by table, in the order they are read through: what may name people
    "contact": ("note",),
    "introduction": ("note", "reason", "next_step"),
    "touch": ("note",),
    "reminder": ("about",),
    "partnership": _PARTNERSHIP,
    "review": ("note",),
    "promise": ("text",),
    "knows": ("how",),
    "ask": ("because",),
    "complaint": ("text", "outcome"),
    "draft": ("text",),
    "post": ("card", "because", "headline", "facts"),
    "audit": ("changes",),
}
BLANK: dict[str, Any] = {
    "name": FORGOTTEN, "folded": "", "company": None, "folded_company": None, "title": None, "email": None,
    "phone": None, "note": None, "language": None, "state": "left", "dont_call": True, "never_ask": True,
}  # fmt: skip


@dataclass(frozen=True)
class Gone:
    """Whom nothing is to name any more: his names, e-mail and phone, and the ids of the rows about him by table."""

    words: tuple[str, ...]
    subjects: Mapping[str, frozenset[int]]

    @cached_property
    def named(self) -> re.Pattern[str]:
        return pattern(self.words)

    @cached_property
    def familiar(self) -> re.Pattern[str]:
        """Finds first names too: messages about him, and those that name him in full, go on with his first."""
        return pattern([*self.words, *first_names(self.words)])


def read_through(tx: Tx, org: int, place: str, after: int, gone: Gone) -> int | None:
    """Take him out of the next rows of a table; the last id looked at, or None where that was its end."""
    table, likely = tables.metadata.tables[place], _likely(place, gone)
    mine, until = table.c.organization_id == org, after + (EACH if likely is None else AT_ONCE)
    last = tx.execute(select(func.max(table.c.id)).where(mine)).scalar() or 0
    found = select(table).where(mine, table.c.id > after, table.c.id <= until, true() if likely is None else likely)
    for row in tx.execute(found).all():
        if changed := _without(place, row, gone):
            tx.execute(update(table).where(mine, table.c.id == row.id).values(**changed))
    return until if until < last else None


def _likely(place: str, gone: Gone) -> ColumnElement[bool] | None:
    """At least the rows of this table that name him or are about him; None: look at each."""
    columns = tables.metadata.tables[place].c
    texts = [cast(columns[name], Text) for name in TEXTS[place]]
    named = [text.ilike(likeness(word)) for word in gone.words for text in texts]
    about = []
    if place == "post":
        held = [(kind, ids) for kind, ids in gone.subjects.items() if ids]
        about = [and_(columns.subject_kind == kind, columns.subject_id.in_(ids)) for kind, ids in held]
    if place == "audit":
        his = [(kind, id) for kind, ids in gone.subjects.items() for id in ids]
        if len(his) > ROWS_OF_HIS:
            return None
        about = [text.like(f'%"{kind}",%{id},%') for kind, id in his for text in texts]
    return or_(false(), *named, *about)


def _without(place: str, row: Row[Any], gone: Gone) -> dict[str, Any]:
    """The columns of this row that change."""
    found, old = _looked_for(place, row, gone), {c: row._mapping[c] for c in TEXTS[place]}
    new = {c: _value(c, value, found, gone) for c, value in old.items() if value is not None}
    return {c: value for c, value in new.items() if value != old[c]}


def _looked_for(place: str, row: Row[Any], gone: Gone) -> re.Pattern[str]:
    if place != "post":
        return gone.named
    about = row.subject_id in gone.subjects.get(row.subject_kind, ())
    named = about or any(gone.named.search(str(row._mapping[column] or "")) for column in TEXTS[place])
    return gone.familiar if named else gone.named


def _value(column: str, value: Any, found: re.Pattern[str], gone: Gone) -> Any:
    if column == "changes":
        return [_change(gone, *change) for change in value]
    if column == "card" and value:
        return json.dumps(scrub(json.loads(value), found), ensure_ascii=False, separators=(",", ":"))
    return scrub(value, found)


def _change(gone: Gone, table: str, id: int, before: Any, after: Any) -> list[Any]:
    """Of a row about him all texts go; of every other only his name."""
    mine = id in gone.subjects.get(table, ())
    away = (frozenset(BLANK) if table == "contact" else frozenset(TEXTS.get(table, ()))) if mine else frozenset()
    sides = [side and {k: None if k in away else v for k, v in side.items()} for side in (before, after)]
    return [table, id, *(scrub(side, gone.named) for side in sides)]
