"""How to reach a person or a channel in Teams: what the core keeps beside an account, as JSON of our own.

Never a serialised botbuilder object: those lose the tenant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import orjson

from teamsbot.render_wire import encoded


@dataclass(frozen=True, slots=True)
class Route:
    """`service` is the address of Teams in this region, from an authenticated activity. `conversation` is the 1:1 chat,
    the channel or the group chat; None where only the person is known and the chat must be opened first."""

    service: str
    bot: str
    tenant: str
    conversation: str | None = None
    user: str | None = None

    def to_json(self) -> str:
        made = {"service": self.service, "bot": self.bot, "tenant": self.tenant}
        if self.conversation is not None:
            made["conversation"] = self.conversation
        if self.user is not None:
            made["user"] = self.user
        return encoded(made).decode()


@lru_cache(4096)  # everybody's way is read several times a message
def from_json(text: str | None) -> Route | None:
    """The route that `to_json` wrote; None for anything else."""
    try:
        found = orjson.loads(text or "")
    except ValueError:
        return None
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        return None
    try:
        return Route(**found)
    except TypeError:
        return None
