"""Every message of both clouds: as it was said, changed, taken away, and by whom it is seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from typing import Any, TypeAlias

from core.playground.people import PlatformName

Native: TypeAlias = Mapping[str, Any]  # what the platform was given: text and blocks, or a Teams activity
BOT = "bot"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `ref` is the cloud's own name for it, `dm_with` the person whose private conversation it stands in,
    `seen_by` the only person who sees it (None: everybody there). `views` is what one person sees instead (Teams).
    `version` is the transcript's at the last change, `edited` whether the sender changed it later.
    """

    id: str
    platform: PlatformName
    ref: tuple[str, str]
    where: str
    author: str
    at: datetime
    native: Native
    dm_with: str | None = None
    seen_by: str | None = None
    thread: str | None = None
    edited: bool = False
    gone: bool = False
    version: int = 0
    views: Mapping[str, Native] = field(default_factory=dict)

    def visible_to(self, who: str, members: tuple[str, ...]) -> bool:
        if self.seen_by is not None:
            return self.seen_by == who
        return self.dm_with == who if self.dm_with is not None else who in members


class Transcript:
    """Messages in order, found again by id or by the cloud's reference. `version` grows with every change of anything
    there is to draw; `changed` wakes whoever waits for that."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.version = 0
        self._waiting: list[asyncio.Event] = []
        self._messages: dict[str, Message] = {}
        self._by_ref: dict[tuple[str, tuple[str, str]], str] = {}
        self._numbers = count(1)

    def add(self, platform: PlatformName, ref: tuple[str, str], where: str, author: str, native: Native,
            **more: Any) -> Message:  # fmt: skip
        id = f"{platform[0]}{next(self._numbers)}"
        made = Message(id, platform, ref, where, author, self.clock(), native, version=self.touch(), **more)
        self._messages[id] = made
        self._by_ref[platform, ref] = id
        return made

    def change(self, message: Message, **changes: Any) -> Message:
        changed = replace(message, **changes, version=self.touch())
        self._messages[message.id] = changed
        return changed

    def get(self, id: str) -> Message | None:
        found = self._messages.get(id)
        return None if found is None or found.gone else found

    def by_ref(self, platform: PlatformName, ref: tuple[str, str]) -> Message | None:
        return self.get(self._by_ref.get((platform, ref), ""))

    def since(self, version: int = 0) -> tuple[Message, ...]:
        """What is new or changed since then, oldest first, without what was taken away."""
        return tuple(m for m in self._messages.values() if m.version > version and not m.gone)

    def touch(self) -> int:
        """Something there is to draw has changed."""
        self.version += 1
        for event in self._waiting:
            event.set()
        return self.version

    async def changed(self, version: int, seconds: float) -> int:
        """The version as soon as it is beyond `version`, or after `seconds`."""
        event = asyncio.Event()
        self._waiting.append(event)
        try:
            if self.version <= version:
                await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            self._waiting.remove(event)
        return self.version
