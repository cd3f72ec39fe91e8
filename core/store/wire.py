"""Values as JSON and back: what the audit and the JSON columns hold."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import orjson
from sqlalchemy import Column, Date, Time

from core.store.tables import Instant


def dumps(value: Any) -> str:
    """Days and moments as `isoformat()` writes them; keys may be numbers. Raises TypeError for what has no place in a
    JSON column."""
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


loads = orjson.loads


def plain(value: Any) -> Any:
    """A column's value as it reads back from JSON."""
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def typed(column: Column[Any], value: Any) -> Any:
    """A column's value from its JSON form."""
    if not isinstance(value, str):
        return value
    if isinstance(column.type, Instant):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(column.type, Time) else value
