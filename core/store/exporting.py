"""Everything the book holds, or one's own part, or all about one person, as CSV files in a zip.

Rows are read and written one after another, so that a book of any size fits; cells that a spreadsheet would take for
formulas are made harmless.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, RowMapping, Table, and_, or_, select, true

from core.store import tables
from core.store.engine import Tx
from core.store.forgetting import ABOUT

What: TypeAlias = Literal["everything", "mine", "person"]
LIFE = timedelta(minutes=15)  # of a link to an export
TABLES = (
    "member", "team", "contact", "introduction", "touch", "reminder", "partnership", "review", "promise", "knows",
    "ask", "complaint", "care", "named_date", "sale", "share", "contest", "target", "profile",
)  # fmt: skip
_INNER = frozenset({"organization_id", "folded", "folded_company", "counted", "gone_at", "account"})
_MINE: Mapping[str, tuple[str, ...]] = {  # columns that make a row a member's own
    "member": ("id",), "profile": ("id",), "contact": ("owner_id",), "introduction": ("owner_id", "logged_by"),
    "touch": ("member_id",), "reminder": ("member_id",), "partnership": ("owner_id",), "review": ("member_id",),
    "promise": ("owner_id", "by_member_id"), "knows": ("told_by", "member_id"), "ask": ("member_id",),
    "complaint": ("owner_id",), "sale": ("member_id",), "share": ("member_id",), "target": ("member_id",),
}  # fmt: skip
_PERSON: Mapping[str, tuple[str, ...]] = {
    **ABOUT, "contact": ("id",), "care": ("id",), "named_date": ("contact_id",), "sale": ("contact_id",),
    "share": ("contact_id",),
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """One export: the organization, what of it, and whose or about whom (`id`; 0 for everything)."""

    organization: int
    what: What
    id: int


Links: TypeAlias = Callable[[Wanted], str]  # the address an export can be fetched under


def write(tx: Tx, wanted: Wanted, into: IO[bytes]) -> int:
    """The zip into this file; how many rows it holds."""
    many = 0
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in TABLES:
            rows = _rows(tx, wanted, name)
            first = next(rows, None)
            if first is None:
                continue
            with zipped.open(f"{name}.csv", "w") as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
                many += _table(text, first, rows)
    return many


def _table(text: IO[str], first: RowMapping, rest: Iterable[RowMapping]) -> int:
    sheet = csv.writer(text)
    sheet.writerow(first)
    sheet.writerow(map(_cell, first.values()))
    many = 1
    for row in rest:
        sheet.writerow(map(_cell, row.values()))
        many += 1
    return many


def _rows(tx: Tx, wanted: Wanted, name: str) -> Iterator[RowMapping]:
    table = tables.metadata.tables[name]
    which = _which(table, wanted.what, wanted.id)
    if which is None:
        return
    columns = [column for column in table.c if column.name not in _INNER]
    here = [table.c.organization_id == wanted.organization, which]
    if "gone_at" in table.c:
        here.append(table.c.gone_at.is_(None))
    statement = select(*columns).where(and_(*here)).order_by(table.c.id).execution_options(yield_per=BATCH)
    for row in tx.execute(statement):
        yield row._mapping


def _which(table: Table, what: What, id: int) -> ColumnElement[bool] | None:
    """The rows of this table that belong in it; None for none of them."""
    if what == "everything":
        return true()
    columns = (_MINE if what == "mine" else _PERSON).get(table.name)
    return or_(*(table.c[column] == id for column in columns)) if columns else None


def _cell(value: Any) -> Any:
    """A value as a spreadsheet should show it; text that would be a formula there gets an apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value.isoformat() if hasattr(value, "isoformat") else value
