"""A table as people paste it from a spreadsheet or another system: its columns recognized, its rows by field."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.names import fold
from core.phrases.importing import UNREADABLE
from core.readings import kinds_told
from core.spec import Misunderstood

MOST_ROWS = 2000
CONTACTS: Mapping[str, tuple[str, ...]] = {  # field -> what its column may be called, folded
    "name": (
        "name",
        "full name",
        "contact",
        "contact name",
        "person",
        "client",
        "client name",
        "customer",
        "customer name",
    ),
    "first": ("first name", "firstname", "given name", "vorname"),
    "last": ("last name", "lastname", "surname", "family name", "nachname"),
    "company": ("company", "company name", "organization", "organisation", "account", "account name", "firm", "firma"),
    "title": ("title", "job title", "position", "role", "titel"),
    "email": ("email", "e mail", "mail", "email address", "e mail address"),
    "phone": ("phone", "telephone", "tel", "mobile", "phone number", "mobile phone", "number", "telefon", "handy"),
    "owner": ("owner", "contact owner", "rep", "sales rep", "account owner", "looked after by"),
    "tier": ("tier", "class", "segment"),
    "kind": ("kind", "type", "contact type", "relationship", "status"),
    "since": ("since", "client since", "customer since"),
    "calls": ("dont call", "do not call", "no calls"),
    "note": ("note", "notes", "comment", "comments", "remarks"),
}
DEALS: Mapping[str, tuple[str, ...]] = {
    "name": (*CONTACTS["name"], "prospect", "buyer"),
    "first": CONTACTS["first"],
    "last": CONTACTS["last"],
    "company": CONTACTS["company"],
    "email": CONTACTS["email"],
    "value": ("value", "amount", "deal value", "deal amount", "revenue", "price", "betrag", "total"),
    "currency": ("currency", "waehrung", "currency code"),
    "date": ("date", "won", "won on", "close date", "closed", "closed on", "won date", "day"),
    "owner": ("owner", "deal owner", "opportunity owner", "rep", "sales rep", "salesperson", "seller"),
    "opener": ("opened by", "introduced by", "introducer", "referred by", "referral", "referrer", "source", "from"),
}
FIELDS = {"contacts": CONTACTS, "deals": DEALS}
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are the heads as written; `places` say which column holds a field; `rows` are (line, cells)."""

    kind: str
    columns: tuple[str, ...]
    places: Mapping[str, int]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def fields(self, cells: tuple[str, ...]) -> dict[str, str]:
        """What stands in one row, by field; empty cells are left out. A name in two columns is one."""
        found = {f: " ".join(cells[n].split()) for f, n in self.places.items() if n < len(cells) and cells[n].strip()}
        if self.kind == "contacts" and (told := self._kind(found.pop("kind", ""))):
            found["kind"] = told
        parts = [found.pop(part) for part in ("first", "last") if part in found]
        if "name" not in found and parts:
            found["name"] = " ".join(parts)
        if found.get("name", "").count(",") == 1:  # Smith, Carl
            last, _, first = found["name"].partition(",")
            found["name"] = f"{first.strip()} {last.strip()}".strip()
        return found

    def _kind(self, cell: str) -> str | None:
        """Client, partner or prospect: by its own column, else by what the column of names is called."""
        told = kinds_told.kind_of(self._head("kind"), cell)
        return told or (kinds_told.of_names(self._head("name"), cell) if "name" in self.places else None)

    def _head(self, field: str) -> str:
        return self.columns[self.places[field]] if field in self.places else ""

    @property
    def unused(self) -> tuple[str, ...]:
        return tuple(c for n, c in enumerate(self.columns) if n not in self.places.values() and c.strip())


def text_of(file: bytes) -> str:
    """A file as text, in the encodings spreadsheets write: UTF-8, UTF-16 with its mark, else Western Windows."""
    if file.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = file.decode("utf-16", "replace")
    else:
        try:
            text = file.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = file.decode("cp1252", "replace")
    return text.replace("\x00", "")  # no database keeps it


def read(kind: str, text: str) -> Sheet:
    """The table in the text: comma, semicolon or tab between cells, quotes as spreadsheets write them. Raises
    Misunderstood where a cell is longer than any table's: mostly a quote that was never closed."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n ")
    if not whole:
        return Sheet(kind, (), {}, ())
    lines = whole.split("\n")  # only there: splitlines ends a row at a line break inside a cell, such as U+2028
    reader = csv.reader((f"{one}\n" for one in lines), delimiter=_between(lines[0]), skipinitialspace=True)
    try:
        rows = [tuple(row) for row in reader]
    except csv.Error:
        raise Misunderstood(UNREADABLE, field="rows") from None
    columns = tuple(cell.strip() for cell in rows[0])
    filled = [(n, cells) for n, cells in enumerate(rows[1:], 2) if any(cell.strip() for cell in cells)]
    told = kinds_told.column(columns, (cells for _, cells in filled)) if kind == "contacts" else None
    return Sheet(kind, columns, _places(FIELDS[kind], columns, {} if told is None else {"kind": told}), tuple(filled))


def placed(sheet: Sheet, chosen: Mapping[str, str]) -> Sheet:
    """The sheet with columns chosen by hand, field -> head; an empty or unknown head unsets the field."""
    places = dict(sheet.places)
    for field, head in chosen.items():
        places.pop(field, None)
        at = _column(sheet.columns, head)
        if at is not None:
            places[field] = at
    return replace(sheet, places=places)


def _column(columns: tuple[str, ...], head: str) -> int | None:
    """Where this head stands, also as somebody types it; an empty one is none."""
    if head and head in columns:
        return columns.index(head)
    return next((n for n, column in enumerate(columns) if column and fold(column) == fold(head)), None)


def _between(head: str) -> str:
    bare = _QUOTED.sub("", head)
    return max("\t;,", key=lambda mark: (bare.count(mark), mark == ","))


def _places(fields: Mapping[str, tuple[str, ...]], columns: tuple[str, ...], seen: Mapping[str, int]) -> dict[str, int]:
    """The first column with a known head for each field; each column once. `seen` are those known by what they hold."""
    heads = [" ".join(fold(column).replace("_", " ").replace("-", " ").split()) for column in columns]
    found = dict(seen)
    for field, names in fields.items():
        if field in found:
            continue
        at = next((n for n, head in enumerate(heads) if head in names and n not in found.values()), None)
        if at is not None:
            found[field] = at
    return {field: found[field] for field in fields if field in found}
