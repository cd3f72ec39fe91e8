"""What each row of an imported table means: somebody new, somebody known, a deal, or a fault said in a sentence.

Nothing is written here: a row is planned, so that a preview and the import itself come to the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from core.commands import naming, row_person
from core.commands.turn import Turn
from core.kinds import is_email, value_of
from core.model import Member, Role
from core.names import fold, fold_company
from core.phrases import importing as words
from core.readings.sheets import MOST_ROWS, Sheet
from core.spec import Arg, Misunderstood, Money
from core.store import deals, people
from core.tokens import words as tokens

_DAY = Arg("date", "day", "Day", past=True)
_VALUE = Arg("value", "money", "Value")
_TIERS = frozenset("ABC")
_SINCE = {"client": "client_since", "partner": "partner_since"}  # a prospect is what everybody is at first
_YES = frozenset({"yes", "y", "true", "1", "x", "do not call", "dont call", "no calls"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row that can be imported. `person` is somebody known or new; `told` what the row adds; a deal has `value`,
    `on` and perhaps the name of whoever opened the door."""

    line: int
    person: naming.Person
    told: dict[str, Any]
    owner: Member
    value: Money | None = None
    on: date | None = None
    opener: str | None = None


@dataclass(slots=True)
class Plan:
    """`faults` are (line, sentence); `twice` rows say what an earlier row says."""

    rows: list[Row] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    twice: int = 0

    @property
    def new(self) -> int:
        return sum(row.person.new for row in self.rows)

    def are(self, role: str) -> int:
        """How many of them are clients (`client_since`) or partners, known already or by the table."""
        return sum(bool(row.told.get(role) or getattr(row.person.contact, role)) for row in self.rows)


def plan(turn: Turn, sheet: Sheet) -> Plan:
    """Every row understood, or why not. Raises Misunderstood where no column holds a name, or rows are too many."""
    if "name" not in sheet.places and not {"first", "last"} <= sheet.places.keys():
        raise Misunderstood(words.no_names(sheet.columns), field="rows")
    if len(sheet.rows) > MOST_ROWS:
        raise Misunderstood(words.too_many(len(sheet.rows), MOST_ROWS), field="rows")
    made, seen = Plan(), set[tuple[Any, ...]]()
    once: dict[tuple[str, ...], naming.Person] = {}  # somebody new in two rows is one person
    for line, cells in sheet.rows:
        found = sheet.fields(cells)
        try:
            row = _row(turn, sheet.kind, line, found)
            row = replace(row, person=once.setdefault(_named(row.person, found), row.person))
        except Misunderstood as wrong:
            made.faults.append((line, wrong.sentence))
            continue
        if (key := _key(sheet.kind, row)) in seen:
            made.twice += 1
        else:
            seen.add(key)
            made.rows.append(row)
    return made


def _named(person: naming.Person, found: dict[str, str]) -> tuple[str, ...]:
    if not person.new:
        return (str(person.contact.id),)
    return (fold(found["name"]), fold_company(found.get("company", "")), found.get("email", ""))


def _row(turn: Turn, kind: str, line: int, found: dict[str, str]) -> Row:
    person = row_person.meant(turn, found)
    owner = _owner(turn, found.get("owner"))
    if kind == "deals":
        value = value_of(_VALUE, tokens(_amount(found)), turn.context) if "value" in found else None
        if "date" not in found:
            raise Misunderstood(words.NO_DAY)
        on = value_of(_DAY, tokens(found["date"]), turn.context)
        if not person.new and deals.known(turn.tx, turn.organization.id, person.contact.id, noon(turn, on)):
            raise Misunderstood(words.KNOWN_DEAL)
        told = {} if row_person.in_peace(person) else _reach(found)  # a sale stays true, and touches nothing else
        return Row(line, person, told, owner, value, on, found.get("opener"))
    told = row_person.allowed(person, _reach(found) | dict(_known(turn, found)))
    return Row(line, person, told, owner)


def noon(turn: Turn, day: date) -> datetime:
    """The moment a day in the past stands for."""
    return datetime.combine(day, time(12), turn.home).astimezone(UTC)


def _owner(turn: Turn, named: str | None) -> Member:
    """Whoever looks after them. Only a lead or an admin gives people to somebody else."""
    if named is None or fold(named) == fold(turn.me.name):
        return turn.me
    fitting = people.find_members(turn.tx, turn.organization.id, named)
    if len(fitting) != 1:
        raise Misunderstood(words.no_member(named))
    if fitting[0].id != turn.me.id and turn.me.role is Role.MEMBER:
        raise Misunderstood(words.not_for_others(fitting[0].name))
    return fitting[0]


def _reach(found: dict[str, str]) -> dict[str, Any]:
    if "email" in found and not is_email(found["email"]):
        raise Misunderstood(words.no_email(found["email"]))
    return {key: found[key] for key in ("company", "title", "email", "phone", "note") if key in found}


def _known(turn: Turn, found: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """Tier, kind and wishes. A wish can only be added by an import, never taken away."""
    if "tier" in found:
        if found["tier"].upper() not in _TIERS:
            raise Misunderstood(words.no_tier(found["tier"]))
        yield "tier", found["tier"].upper()
    if (role := _SINCE.get(found.get("kind", ""))) is not None:
        day = value_of(_DAY, tokens(found["since"]), turn.context) if "since" in found else None
        yield role, noon(turn, day) if day else turn.now
    if fold(found.get("calls", "")) in _YES:
        yield "dont_call", True


def _amount(found: dict[str, str]) -> str:
    return f"{found['value']} {found.get('currency', '')}".strip()


def _key(kind: str, row: Row) -> tuple[Any, ...]:
    who = row.person.contact
    person = who.id or (fold(who.name), fold_company(who.company or ""), row.told.get("email"))
    return (person, row.on, row.value) if kind == "deals" else (person,)
