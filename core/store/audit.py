"""What was changed, by whom, when: the rows the book writes, read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from core.store.engine import Tx
from core.store.tables import audit


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed: the columns concerned, before (None: the row is new) and after, in their JSON form."""

    table: str
    id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One command's changes. `tallies` are (act, member, ISO day, currency, delta)."""

    id: int
    at: datetime
    member_id: int
    via: str
    command: str
    subject_kind: str
    subject_id: int
    changes: tuple[Change, ...]
    tallies: tuple[tuple[str, int, str, str, int], ...]
    undoes: int | None
    undone_by: int | None


_A = audit.c
_COLUMNS = (
    _A.id, _A.at, _A.member_id, _A.via, _A.command, _A.subject_kind, _A.subject_id, _A.changes, _A.tallies, _A.undoes,
    _A.undone_by,
)  # fmt: skip
_GET = select(*_COLUMNS).where(_A.organization_id == bindparam("org"), _A.id == bindparam("id"))
_LATEST = (
    select(*_COLUMNS)
    .where(
        _A.organization_id == bindparam("org"),
        _A.member_id == bindparam("member"),
        _A.at >= bindparam("since"),
        _A.undoes.is_(None),
        _A.undone_by.is_(None),
        _A.subject_kind.not_in(("organization", "team", "member", "channel")),  # settings
    )
    .order_by(_A.id.desc())
    .limit(bindparam("most"))
)
_STORY = (
    select(*_COLUMNS)
    .where(
        _A.organization_id == bindparam("org"), _A.subject_kind == bindparam("kind"), _A.subject_id == bindparam("id")
    )
    .order_by(_A.id.desc())
    .limit(bindparam("most"))
)
_MARK = (
    update(audit)
    .where(_A.organization_id == bindparam("org"), _A.id == bindparam("entry"), _A.undone_by.is_(None))
    .values(undone_by=bindparam("by"))
)


def entry(tx: Tx, organization: int, id: int) -> Entry | None:
    row = tx.execute(_GET, {"org": organization, "id": id}).one_or_none()
    return _entry(row) if row is not None else None


def latest(tx: Tx, organization: int, member_id: int, *, since: datetime, most: int = 5) -> tuple[Entry, ...]:
    """A member's own changes of the book since then that still stand, newest first; neither undoings nor settings."""
    wanted = {"org": organization, "member": member_id, "since": since, "most": most}
    return tuple(_entry(row) for row in tx.execute(_LATEST, wanted))


def story(tx: Tx, organization: int, kind: str, id: int, *, most: int = 50) -> tuple[Entry, ...]:
    """What happened to one subject, oldest first; of a longer story the end."""
    rows = tx.execute(_STORY, {"org": organization, "kind": kind, "id": id, "most": most}).all()
    return tuple(_entry(row) for row in reversed(rows))


def mark_undone(tx: Tx, organization: int, id: int, *, by: int) -> bool:
    """Note that entry `id` was taken back by entry `by`; False where it already was."""
    return tx.execute(_MARK, {"org": organization, "entry": id, "by": by}).rowcount == 1


def _entry(row: Any) -> Entry:
    values = dict(row._mapping)
    values["changes"] = tuple(Change(*change) for change in values["changes"])
    values["tallies"] = tuple(tuple(tally) for tally in values["tallies"])
    return Entry(**values)
