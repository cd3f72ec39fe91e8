"""What an operator wants to know about the database itself."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from core.store.engine import Tx

_QUICK = text("PRAGMA quick_check(5)")
_SUPERUSER = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")


def quick_check(tx: Tx) -> list[str]:
    """Complaints about the file (SQLite) or the role (PostgreSQL), in sentences; empty when all is well."""
    if tx.dialect.name == "postgresql":
        if tx.execute(_SUPERUSER).scalar_one():
            return [
                "The bot connects as a PostgreSQL superuser; give it a role of its own that owns only its database."
            ]
        return []
    try:
        found = [str(line) for line in tx.execute(_QUICK).scalars()]
    except DBAPIError as error:  # too damaged to be checked
        found = [str(error.orig)]
    if found == ["ok"]:
        return []
    return [f"The database file is damaged; restore a backup. SQLite says: {line}" for line in found]
