"""What several rules share: keys, how long a wait has lasted and hard stops."""

from __future__ import annotations

from datetime import datetime

from core.model import Contact, Introduction
from core.rules.rule import SubjectKind
from core.rules.stops import stop


def key(rule: str, kind: SubjectKind, id: int, episode: datetime | str, step: int | str) -> str:
    """`rule:kind:id:episode:step`. The episode is the moment the wait began, or a day or period by its name."""
    began = episode if isinstance(episode, str) else str(int(episode.timestamp()))
    return f"{rule}:{kind}:{id}:{began}:{step}"


def began(entry: Introduction, since: datetime) -> datetime:
    """When the present wait began: the act at `since`, or the end of a snooze set after it."""
    return max(since, entry.snoozed_until) if entry.snoozed_until else since


def snoozed(entry: Introduction, since: datetime) -> bool:
    """Whether the wait began with a snooze's end: what was put off then comes at that moment."""
    return entry.snoozed_until is not None and entry.snoozed_until > since


def not_to_be_called(contact: Contact) -> bool:
    """A hard stop: nobody is sent to somebody who asked not to be called, left, is bereaved or has died."""
    return stop(contact) is not None
