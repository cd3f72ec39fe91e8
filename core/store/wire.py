"""Values as JSON and back: what the audit and the JSON columns hold."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Date, Time

from core.store.tables import Instant


def _default(value: Any) -> str:
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a JSON column")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_default)


def dumps(value: Any) -> str:
    return _ENCODER.encode(value)


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
