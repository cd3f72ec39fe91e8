"""Insert-or-update for both databases: a statement by dialect name, built once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

Statements: TypeAlias = Mapping[str, Executable]  # ask with tx.dialect.name
_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def upsert(table: Table, values: Callable[[Any], Mapping[str, Any]]) -> Statements:
    """Insert; where the primary key is taken, set `values(new row)` instead."""

    def made(insert: Callable[[Table], Any]) -> Executable:
        start = insert(table)
        done: Executable = start.on_conflict_do_update(
            index_elements=list(table.primary_key.columns), set_=dict(values(start.excluded))
        )
        return done

    return {dialect: made(insert) for dialect, insert in _INSERTS.items()}


def insert_new(table: Table) -> Statements:
    """Insert; where any key is taken, do nothing (rowcount 0)."""
    return {dialect: insert(table).on_conflict_do_nothing() for dialect, insert in _INSERTS.items()}
