"""A desk to test the bot at: one store, a clock that stands, people who speak, and cards as a person reads them."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from core.asks import Ask, Clicked, Profile, Reply
from core.bot import Bot
from core.cards import Button, Buttons, Item
from core.port import Tasks
from core.store import Store
from core.text import as_text

TUESDAY = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # ten in the morning in New York
NEW_YORK = "America/New_York"
PEOPLE: Mapping[str, Profile] = {
    "ana": Profile("Ana Ruiz", "ana@brightwater.example", zone=NEW_YORK, locale="en_US"),
    "bob": Profile("Bob Stone", "bob@brightwater.example", zone=NEW_YORK, locale="en_US"),
    "dana": Profile("Dana Webb", "dana@brightwater.example", zone=NEW_YORK, locale="en_US"),
    "zoe": Profile("Zoe Hart", "zoe@brightwater.example", zone=NEW_YORK, locale="en_US", admin=True),
    "guest": Profile("Gil Guest", outsider=True),
}


@dataclass
class Desk:
    """Everybody has the account `slack:{workspace}:{name}`; the first to speak to a new desk is Zoe, the admin."""

    store: Store
    now: datetime = TUESDAY
    workspace: str = "slack:T0BRIGHT"
    rung: int = 0
    asked_profiles: list[str] = field(default_factory=list)
    _deliveries: Any = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.tasks = Tasks()
        self.bot = Bot(
            self.store, lambda: self.now, profiles=self._profile, ring=self._ring, owner="test", tasks=self.tasks
        )

    async def _profile(self, account: str) -> Profile | None:
        self.asked_profiles.append(account)
        return PEOPLE.get(account.rsplit(":", 1)[1])

    def _ring(self) -> None:
        self.rung += 1

    def account(self, who: str) -> str:
        return f"{self.workspace}:{who}"

    async def ask(self, who: str, line: str, **more: Any) -> Reply:
        """`@bob` in the line is sent as a mention, as a platform does."""
        spoken = re.sub(r"@(\w+)\b(?!\.)", lambda m: f"@{{{self.account(m[1])}}}" if m[1] in PEOPLE else m[0], line)
        more.setdefault("delivery", f"d{next(self._deliveries)}")
        return await self.bot.handle(Ask(account=self.account(who), text=spoken, **more))

    async def says(self, who: str, line: str, **more: Any) -> str:
        """The answer as text, its buttons with the line each types."""
        return read(await self.ask(who, line, **more))

    async def clicks(self, who: str, reply: Reply, label: str) -> Reply:
        """Click the button that begins with this label."""
        return await self.ask(who, button(reply, label).line, clicked=Clicked("m1"))

    async def submits(self, who: str, command: str, **values: str) -> Reply:
        more = {"delivery": f"d{next(self._deliveries)}", "command": command, "values": values}
        return await self.bot.handle(Ask(account=self.account(who), **more))

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def rows(self, table: str, **where: Any) -> list[dict[str, Any]]:
        """The rows of a table as they stand, oldest first."""
        test = " AND ".join(f"{column} = :{column}" for column in where) or "1 = 1"
        statement = text(f"SELECT * FROM {table} WHERE {test}")
        found = self.store.read_now(lambda tx: [dict(r._mapping) for r in tx.execute(statement, where)])
        return sorted(found, key=lambda row: row["id"]) if found and isinstance(found[0].get("id"), int) else found

    def row(self, table: str, **where: Any) -> dict[str, Any]:
        (only,) = self.rows(table, **where)
        return only

    def tallies(self) -> dict[tuple[str, int], int]:
        """Counts by act and member, over all days; zeros left out."""
        found: dict[tuple[str, int], int] = {}
        for row in self.rows("tally", grain="d"):
            key = (row["act"], row["member_id"])
            found[key] = found.get(key, 0) + row["count"]
        return {key: count for key, count in found.items() if count}

    def book(self) -> dict[str, list[dict[str, Any]]]:
        """The whole book, for comparing before with after; what was made and taken back does not count."""
        tables = ("contact", "introduction", "touch", "reminder")
        rows = {table: [r for r in self.rows(table) if r["gone_at"] is None] for table in tables}
        counts = {tuple(v for k, v in r.items() if k != "count"): r["count"] for r in self.rows("tally") if r["count"]}
        return rows | {"tally": [counts]}


def read(reply: Reply) -> str:
    return as_text(reply.card or reply.form)


def buttons(reply: Reply) -> list[Button]:
    blocks = reply.card.blocks if reply.card else ()
    return [button for block in blocks if isinstance(block, Buttons | Item) for button in block.buttons]


def button(reply: Reply, label: str) -> Button:
    found = [b for b in buttons(reply) if b.label.startswith(label)]
    assert found, f"no button {label!r} among {[b.label for b in buttons(reply)]}"
    return found[0]


async def opened(store: Store) -> Desk:
    """A desk where everybody of PEOPLE but the guest has been met; Zoe first, who is admin."""
    desk = Desk(store)
    for who in ("zoe", "ana", "bob", "dana"):
        await desk.ask(who, "undo")
    await asyncio.sleep(0)
    return desk
