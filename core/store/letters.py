"""One row of the post, a new one with every column, and where an answer goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.asks import Ask, Reply
from core.store.tables import post

LISTED = "in the morning list"  # the reason of a message that was said there
LEASE = timedelta(seconds=40)  # longer than a platform's slowest answer or our patience for it


@dataclass(frozen=True, slots=True)
class Letter:
    """One row of the post. `due_at`: waiting, send after; sending, the lease's end; else None. `reason` of a waiting
    row tells what it was put back for, and its `due_at` is then real time (see core.post)."""

    id: int
    key: str
    kind: str
    rule: str | None
    subject_kind: str | None
    subject_id: int | None
    member_id: int | None
    to: str | None
    private_to: str | None
    thread: str | None
    card: str | None
    because: str | None
    facts: Sequence[Sequence[str]] | None
    headline: str | None
    counts: bool
    day: str | None
    edits: int | None
    state: str
    due_at: datetime | None
    owner: str | None
    tries: int
    unknown: int
    ref: str | None
    sent_to: str | None
    sent_at: datetime | None
    answered_at: datetime | None
    reason: str | None
    created_at: datetime

    @property
    def subject(self) -> tuple[str, int] | None:
        if self.subject_kind is None or self.subject_id is None:
            return None
        return self.subject_kind, self.subject_id


COLUMNS = tuple(post.c[name] for name in Letter.__slots__)


def row(id: int, key: str, kind: str, now: datetime, **more: Any) -> dict[str, Any]:
    """A new row with every column, waiting unless told otherwise."""
    empty: dict[str, Any] = dict.fromkeys(Letter.__slots__)
    usual = {"counts": False, "state": "waiting", "tries": 0, "unknown": 0}
    return empty | usual | {"id": id, "key": key, "kind": kind, "created_at": now} | more


def destined(ask: Ask, reply: Reply) -> dict[str, str | None]:
    """Where the answer to a request goes: back to where it was asked, for the asker's eyes only unless it is public."""
    place = ask.place
    return {
        "to": place.key or ask.account,
        "sent_to": place.key or ask.account,
        "private_to": ask.account if place.key is not None and not reply.public else None,
        "thread": place.thread,
        "ref": ask.clicked.ref if ask.clicked and reply.replaces else None,
    }
