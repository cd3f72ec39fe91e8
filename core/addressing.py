"""Where each due message goes, whether its way is free, and how many may leave at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.asks import platform_of
from core.phrases import undelivered as words
from core.port import Platform
from core.store import Tx, claims, members, routes
from core.store.letters import Letter
from core.store.routes import Route


@dataclass(frozen=True, slots=True)
class Desk:
    """Who claims, when (`now` on the product's clock, `real` for leases), how much, and the platforms he serves."""

    owner: str
    platforms: Mapping[str, Platform]
    now: datetime
    real: datetime
    room: Mapping[str, int]

    def gap(self, to: str) -> timedelta:
        return timedelta(seconds=self.platforms[platform_of(to)].gap)


@dataclass(slots=True)
class Addressed:
    """Letters that may leave now with where they go, what is known of the ways, how many others were acted upon."""

    letters: list[tuple[Letter, str]] = field(default_factory=list)
    known: dict[str, Route] = field(default_factory=dict)
    acted: int = 0


def address(tx: Tx, org: int, due: Iterable[Letter], desk: Desk) -> Addressed:
    """As many letters as the desk has room for. One that can go nowhere is undelivered, with the reason; one whose way
    is taken is put off, one gap after the other; the rest stay as they are."""
    letters = list(due)
    open_ended = {one.member_id for one in letters if one.to is None and one.member_id is not None}
    owned = claims.accounts(tx, org, open_ended)
    last_used = {id: member.account for id, member in members.load(tx, org, open_ended).items()}
    keys = {a for accounts in owned.values() for a in accounts}
    keys |= {key for one in letters for key in (one.to, one.private_to, one.sent_to) if key}
    result = Addressed(known=routes.lookup(tx, org, keys))
    placed: list[tuple[Letter, str]] = []
    lost = []
    for one in letters:
        id = one.member_id or 0
        ways = [one.to] if one.to else in_order(last_used.get(id), owned.get(id, ()))
        to, why = _way(one, ways, result.known, desk)
        if to is not None:
            placed.append((one, to))
        else:
            lost.append(_row(one, "undelivered", None, why))
    claims.move(tx, org, lost)
    result.letters = _with_room(placed, desk)
    result.acted = len(lost) + _put_off(tx, org, result, desk)
    return result


def in_order(first: str | None, accounts: Iterable[str]) -> list[str]:
    """A member's accounts, the one used last first."""
    return sorted(accounts, key=lambda a: (a != first, a))


def closed(to: str, known: Mapping[str, Route], platforms: Iterable[str]) -> str | None:
    """Why nothing can be sent there; None where something can."""
    if platform_of(to) not in platforms:
        return words.NOT_CONNECTED
    return known[to].dead if to in known else None


def _way(one: Letter, ways: Iterable[str], known: Mapping[str, Route], desk: Desk) -> tuple[str | None, str]:
    """Where it goes, else why it goes nowhere. What may have been sent is asked about where it was sent."""
    if one.state == "sending" and one.sent_to and platform_of(one.sent_to) in desk.platforms:
        return one.sent_to, ""
    reasons = []
    for to in ways:
        if (why := closed(to, known, desk.platforms)) is None:
            return to, ""
        reasons.append(why)
    return None, reasons[0] if reasons else words.NOWHERE


def _with_room(placed: Iterable[tuple[Letter, str]], desk: Desk) -> list[tuple[Letter, str]]:
    room = dict(desk.room)
    chosen = []
    for one, to in placed:
        platform = platform_of(to)
        if room.get(platform, 0) > 0:
            room[platform] -= 1
            chosen.append((one, to))
    return chosen


def _put_off(tx: Tx, org: int, result: Addressed, desk: Desk) -> int:
    """Two messages to one route never leave together, nor sooner after another than the platform allows."""
    free: dict[str, datetime] = {}
    going, late = [], []
    for one, to in result.letters:
        gap = desk.gap(to)
        held = result.known[to].free_at if to in result.known else None
        at = free.get(to) or max(held or desk.real, desk.real)
        if not gap or one.state == "sending" or at <= desk.real:
            going.append((one, to))
        else:
            late.append(_row(one, "waiting", at, "one at a time", counts=one.counts))
        free[to] = at + gap
    claims.move(tx, org, late)
    result.letters = going
    return len(late)


def _row(one: Letter, state: str, due_at: datetime | None, reason: str, *, counts: bool = False) -> dict[str, object]:
    return {"id": one.id, "state": state, "due_at": due_at, "day": one.day, "counts": counts, "reason": reason}
