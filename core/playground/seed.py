"""`referral seed`: three months of the sample company's book, typed line by line by its people into the real bot, each
line at its own moment in the past. The same `now` gives the same book.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.asks import Ask, Profile, Reply
from core.bot import Bot
from core.playground import company
from core.playground.company_book import BESIDES, DOORS, Door
from core.playground.people import PEOPLE, ZONE
from core.store import Store

WORKING = (9, 16)  # lines are typed between these hours
FOUNDED = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Made:
    """How much there is now. `refused` are lines the bot did not take, with its answer."""

    members: int
    contacts: int
    introductions: int
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """One line at its moment."""

    at: datetime
    who: str
    line: str


def seed(store: Store, now: datetime) -> Made:
    """Found the company and write its book. Not to be called inside a running event loop. Raises ValueError where the
    company is there already."""
    store.write_now(lambda tx: company.settle_in(tx, now - FOUNDED))
    refused = asyncio.run(_write(store, lines(now)))
    outsiders = {name for door in DOORS for name in (door.who, door.opener)}
    outsiders |= {line.split('"')[1] for _, _, line in BESIDES if line.startswith("log ")}
    given = sum(line.startswith("log ") for _, _, line in BESIDES)
    return Made(len(PEOPLE), len(outsiders), len(DOORS) + given, refused)


def lines(now: datetime) -> list[Typed]:
    """Everything that was typed, in order; introductions are numbered as they were logged."""
    typed = [Typed(_moment(now, days, n), who, line) for n, (days, who, line) in enumerate(BESIDES)]
    doors = {Typed(_moment(now, door.days, n), door.by, _log(door)): door for n, door in enumerate(DOORS)}
    logged = sorted([*doors, *(one for one in typed if one.line.startswith("log "))], key=lambda one: one.at)
    for number, one in enumerate(logged, 1):
        if (door := doors.get(one)) is None:
            continue
        for n, (days, line) in enumerate(door.then, 1):
            at = max(_moment(now, door.days - days, number + n), one.at + timedelta(minutes=n))
            typed.append(Typed(at, door.owner, line.format(n=number)))
    return sorted([*doors, *typed], key=lambda one: one.at)


def _log(door: Door) -> str:
    whose = f" for @{door.owner}" if door.owner != door.by else ""
    return f'log "{door.who}" of "{door.company}" from "{door.opener}"{whose} {door.rest}'


def _moment(now: datetime, days: int, n: int) -> datetime:
    """Within working hours of the day so long ago, or of the Monday after it; never in the future."""
    local = (now - timedelta(days=days)).astimezone(ZoneInfo(ZONE))
    while local.weekday() >= 5:
        local += timedelta(days=1)
    first, last = WORKING
    at = local.replace(hour=first + n * 5 % (last - first), minute=n * 17 % 60, second=0, microsecond=0)
    return min(at.astimezone(now.tzinfo), now - timedelta(minutes=60 - n % 60))


async def _write(store: Store, typed: list[Typed]) -> tuple[tuple[str, str], ...]:
    moment = [typed[0].at]

    async def nobody(account: str) -> Profile | None:
        return None

    bot = Bot(store, lambda: moment[0], profiles=nobody, ring=lambda: None, owner="seed")
    accounts = {person.id: company.account(person) for person in PEOPLE}
    refused: list[tuple[str, str]] = []
    for one in typed:
        moment[0] = one.at
        reply = await bot.handle(Ask(account=accounts[one.who], text=one.line))
        if (title := _refusal(reply)) is not None:
            refused.append((one.line, title))
    return tuple(refused)


def _refusal(reply: Reply) -> str | None:
    """The answer's title where nothing was written: every line here changes the book, and so can be taken back."""
    undoable = reply.card is not None and any(
        button.line.startswith("undo") for block in reply.card.blocks for button in getattr(block, "buttons", ())
    )
    return None if undoable else reply.card.title if reply.card else "a form"
