"""A filled book made many times as large inside the database: its rows copied with other keys, its counters summed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, text

from core.counting import EVERYBODY
from core.store.tables import agenda, contact, contact_word, flow, funnel, introduction, tally

_COPIES = "(WITH RECURSIVE copy(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM copy WHERE j < :most) SELECT j FROM copy)"


@dataclass(frozen=True, slots=True)
class Book:
    """What is there once: contacts 1 to `contacts`, introductions `times` numbers apart (their copies take those
    between), members `first` to `first + members - 1`."""

    org: int
    times: int
    contacts: int
    first: int
    members: int


def multiply(tx: Connection, book: Book) -> None:
    """Each copy is of other contacts, logged next to the original, and of the next member: who has a hundred times the
    introductions has his own day for each, as in life."""
    if book.times == 1:
        return
    owner = _rotated("owner_id")
    doors = {"id": "id - j", "owner_id": owner, "logged_by": _rotated("logged_by")}
    doors |= {name: _shifted(name) for name in ("prospect_id", "introducer_id", "given_to_id")}
    known = {"contact_id": _shifted("contact_id")}
    member = {"member_id": f"CASE WHEN member_id = {EVERYBODY} THEN {EVERYBODY} ELSE {_rotated('member_id')} END"}
    everything = {"org": book.org, "most": book.times - 1, "contacts": book.contacts}
    everything |= {"first": book.first, "members": book.members}
    for table, changed in (
        (contact, {"id": _shifted("id"), "owner_id": owner}),
        (contact_word, known),
        (introduction, doors),
        (agenda, {"subject_id": "subject_id - j"}),
        (flow, known),
        (tally, member),
        (funnel, member),
    ):
        copying = _copying(table, changed)
        tx.execute(text(copying), {name: value for name, value in everything.items() if f":{name}" in copying})


def _copying(table: Table, changed: Mapping[str, str]) -> str:
    names, summed = [column.name for column in table.columns], table in (tally, funnel)
    read = [f"SUM({name})" if summed and name == "count" else changed.get(name, name) for name in names]
    made = (
        f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {', '.join(read)} "  # noqa: S608 - our own names
        f"FROM {table.name} CROSS JOIN {_COPIES} AS copies WHERE organization_id = :org"
    )
    if not summed:
        first = ", ".join(str(names.index(name) + 1) for name in changed)
        return f"{made}{' AND kind = ' + repr('introduction') if table is agenda else ''} ORDER BY {first}"
    keys = ", ".join(str(n) for n, name in enumerate(names, 1) if name != "count")
    taken = ", ".join(column.name for column in table.primary_key.columns)
    return f"{made} GROUP BY {keys} ON CONFLICT ({taken}) DO UPDATE SET count = {table.name}.count + excluded.count"


def _shifted(name: str) -> str:
    return f"{name} + :contacts * j"


def _rotated(name: str) -> str:
    return f"(:first + ({name} - :first + j) % :members)"
