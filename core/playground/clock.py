"""The playground's time: real time plus an offset that only grows; and the words by which people turn it forward."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core.playground.people import Impossible

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(?P<count>\d{1,4}|an?)\s+(?P<unit>second|minute|hour|day|week|working day)s?")
_WEEKDAY = re.compile(
    r"(?:next )?(?P<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s+(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?)?"
)
FARTHEST = timedelta(days=1100)


class Clock:
    """Called, it tells the time in UTC. Signatures, tokens and leases stay on real time; everything else asks this."""

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = (start - datetime.now(UTC)) if start is not None else timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def jump(self, to: datetime) -> None:
        """Be at `to` now. Does nothing where that is past already: time runs forward only."""
        self._offset = max(self._offset, to - datetime.now(UTC))


def later(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """`now` after "1 day", "3 hours", "2 working days"; days and weeks keep the time on the wall. Raises Impossible."""
    read = _SPAN.fullmatch(words.strip().lower())
    if read is None:
        raise Impossible(f"I can advance by “1 day”, “3 hours”, “2 weeks” or “1 working day”, not by “{words}”.")
    count = int(read["count"]) if read["count"].isdigit() else 1
    local = now.astimezone(zone)
    match read["unit"]:
        case "second" | "minute" | "hour" as unit:
            moved = now + timedelta(**{unit + "s": count})
        case "working day":
            moved = _working_days(local, count).astimezone(UTC)
        case unit:
            moved = (local + timedelta(days=count * (7 if unit == "week" else 1))).astimezone(UTC)
    return _near(moved, now)


def moment(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """ "2026-11-30T09:00" on the wall, or the next "mon 9:00". Raises Impossible for what is past or unreadable."""
    said = words.strip().lower()
    local = now.astimezone(zone)
    if read := _WEEKDAY.fullmatch(said):
        at = local.replace(hour=int(read["hour"] or 9), minute=int(read["minute"] or 0), second=0, microsecond=0)
        at += timedelta(days=(_DAYS.index(read["day"]) - local.weekday()) % 7)
        at += timedelta(days=7 if at <= local else 0)
    else:
        try:
            at = datetime.fromisoformat(words.strip())
        except ValueError:
            raise Impossible(f"I can go to “2026-11-30T09:00” or “mon 9:00”, not to “{words}”.") from None
        at = at if at.tzinfo is not None else at.replace(tzinfo=zone)
    moved = at.astimezone(UTC)
    if moved < now:
        raise Impossible(f"It is {local:%a %-d %b %Y, %H:%M} already; the clock turns forward only.", 409)
    return _near(moved, now)


def _working_days(local: datetime, count: int) -> datetime:
    while count:
        local += timedelta(days=1)
        count -= local.weekday() < 5
    return local


def _near(moved: datetime, now: datetime) -> datetime:
    if moved - now > FARTHEST:
        raise Impossible("That is more than three years ahead; take it in smaller steps.")
    return moved
