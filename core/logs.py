"""Structured logs without personal data: one line a record, text or JSON, with the fields given as `extra`.

Messages are fixed phrases; whatever varies goes into fields (ids, counts, references), never names or what was typed.
The libraries below us log bodies and user names at INFO and DEBUG, so they are held to WARNING.
"""

from __future__ import annotations

import json
import logging
import secrets
import sys
from datetime import UTC, datetime
from typing import Any

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
NOISY = ("slack_bolt", "slack_sdk", "botbuilder", "botframework", "msrest", "msal", "apscheduler", "alembic", "aiohttp")


def setup(kind: str) -> None:
    """Send all logs to standard error as `text` or `json`. Call once, from the command line."""
    out = logging.StreamHandler(sys.stderr)
    out.setFormatter(Json() if kind == "json" else Lines())
    root = logging.getLogger()
    root.handlers[:] = [out]
    root.setLevel(logging.INFO)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def reference() -> str:
    """Four hexadecimal digits a person can read out, to find the log line of what broke."""
    return secrets.token_hex(2)


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    return {k: v for k, v in vars(record).items() if k not in _STANDARD}


def trace_of(record: logging.LogRecord) -> list[str]:
    """Where an error came from, as file:line:function, without the error's own text (it may quote what was typed)."""
    if not record.exc_info or record.exc_info[0] is None:
        return []
    places, at = [record.exc_info[0].__name__], record.exc_info[2]
    while at is not None:
        code = at.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{at.tb_lineno}:{code.co_name}")
        at = at.tb_next
    return [places[0], *places[-6:]]


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        row: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
        }
        row |= fields_of(record)
        if trace := trace_of(record):
            row["error"] = trace
        return json.dumps(row, default=str, ensure_ascii=False)


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        more = "".join(f" {k}={v}" for k, v in fields_of(record).items())
        trace = trace_of(record)
        tail = f"\n    {' < '.join(trace)}" if trace else ""
        return f"{at} {record.levelname.lower():7} {record.getMessage()}{more}{tail}"
