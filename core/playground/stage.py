"""The clouds, the bot and the clock as one: somebody says, clicks or fills in something, or time passes, and what came
of it is told when everything has been delivered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from core.playground import state
from core.playground.clock import Clock
from core.playground.clouds import Clouds
from core.playground.people import ZONE, Channel, Impossible, Person, PlatformName, channel
from core.playground.seen import pressed
from core.playground.slack_cloud import views
from core.playground.slack_cloud.workspace import Modal
from core.playground.transcript import Message

PAUSE = timedelta(seconds=2)  # between two things people do; it also lets a channel take its next message
PATIENCE = timedelta(seconds=5)  # what waits for its turn in a channel is waited for, on the playground's clock
Form: TypeAlias = "Modal | Message"


class Works(Protocol):
    """The bot's own work, held by the playground's clock: the real server, or a small bot in a test."""

    async def settle(self) -> None:
        """Do and deliver everything due now."""
        ...

    async def next_moment(self) -> datetime | None:
        """When there is next something to do."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act: messages new or changed, and the form on the actor's screen, if one came or changed."""

    messages: tuple[Message, ...]
    form: Form | None = None


class Stage:
    """One playground. Acts wait for each other. `kept`: the book is of an earlier time, whose messages are not here."""

    def __init__(self, clock: Clock, clouds: Clouds, works: Works, *, kept: bool = False) -> None:
        self.kept = kept
        self.clock = clock
        self.clouds = clouds
        self.works = works
        self.zone = ZoneInfo(ZONE)
        self._one_at_a_time = asyncio.Lock()

    async def say(self, who: Person, platform: PlatformName, where: str, text: str, *, slash: bool = False) -> Outcome:
        """Type a line into the private conversation with the bot ("dm") or a channel. Raises Impossible."""
        if not text.strip():
            raise Impossible("There is nothing to say.")
        place = None if where == "dm" else self._joined(who, channel(where, platform))
        if platform == "slack":
            return await self._act(who, self.clouds.slack_users.say(who, place, text))
        return await self._act(who, self.clouds.teams_users.say(who, place, text, slash=slash))

    async def click(self, who: Person, id: str, label: str, index: int | None = None) -> Outcome:
        """Press a button of a message, a modal or Home. Raises Impossible."""
        users = self.clouds.slack_users
        if id == state.home_id(who) and who.id in self.clouds.slack.homes:
            return await self._act(who, users.click_view(who, self.clouds.slack.homes[who.id], label, index))
        if (modal := self.clouds.slack.modals.get(id)) is not None:
            self._own(who, modal)
            return await self._act(who, users.click_view(who, views.shown(modal), label, index))
        message = self._visible(who, id)
        press = pressed(state.presses(message, who.id), label, index)
        if message.platform == "slack":
            return await self._act(who, users.click(who, message, press))
        return await self._act(who, self.clouds.teams_users.click(who, message, press))

    async def submit(self, who: Person, id: str, values: Mapping[str, str]) -> Outcome:
        """Fill in a form and send it. Raises Impossible."""
        if (modal := self.clouds.slack.modals.get(id)) is not None:
            self._own(who, modal)
            return await self._act(who, self.clouds.slack_users.submit(who, modal, values))
        message = self._visible(who, id)
        if message.platform != "teams" or not state.questions(message, who.id):
            raise Impossible("There is no form open by that id.", 404)
        return await self._act(who, self.clouds.teams_users.submit(who, message, values))

    async def dismiss(self, who: Person, id: str) -> Outcome:
        """Close a modal without sending it."""
        modal = self.clouds.slack.modals.get(id)
        if modal is None:
            raise Impossible("There is no modal open by that id.", 404)
        self._own(who, modal)
        views.close(self.clouds.slack, modal)
        return Outcome(())

    async def home(self, who: Person, platform: PlatformName) -> Outcome:
        """Open the bot's Home; in Teams, which has no such tab without a hosted page, it is a card one asks for."""
        if platform == "teams":
            return await self.say(who, "teams", "dm", "/referral home")
        return await self._act(who, self.clouds.slack_users.open_home(who))

    async def until(self, target: datetime) -> Outcome:
        """Let time pass, stopping at every moment at which the bot has something to do."""
        async with self._one_at_a_time:
            before = self.clouds.transcript.version
            await self._pass(target)
            self.clouds.transcript.touch()
            return Outcome(self.clouds.transcript.since(before))

    async def tick(self) -> None:
        """Real time has passed: do what is due."""
        async with self._one_at_a_time:
            due = await self._next()
            if due is not None and due <= self.clock():
                await self._settle()

    async def _act(self, who: Person, act: Awaitable[None]) -> Outcome:
        async with self._one_at_a_time:
            before, forms = self.clouds.transcript.version, state.forms(self.clouds, who)
            self.clock.jump(self.clock() + PAUSE)
            await act
            await self._settle()
            if (due := await self._next()) is not None and due <= self.clock() + PATIENCE:
                await self._pass(self.clock() + PATIENCE)
            new = [form for key, form in state.forms(self.clouds, who).items() if key not in forms]
            return Outcome(self.clouds.transcript.since(before), new[-1] if new else None)

    async def _pass(self, target: datetime) -> None:
        """Jump from due moment to due moment. What stays due although it was looked at is given more and more time."""
        step = timedelta(seconds=1)
        await self._settle()
        while (due := await self._next()) is not None and due <= target:
            now = self.clock()
            step = step * 2 if due <= now else timedelta(seconds=1)
            self.clock.jump(min(max(due, now + step) if due <= now else due, target))
            await self._settle()
            if self.clock() >= target and due <= now:
                break
        self.clock.jump(target)
        await self._settle()

    async def _settle(self) -> None:
        await self.clouds.door.retry_due()
        await self.works.settle()

    async def _next(self) -> datetime | None:
        moments = [retry.at for retry in self.clouds.door.retries]
        if (due := await self.works.next_moment()) is not None:
            moments.append(due)
        return min(moments, default=None)

    def _joined(self, who: Person, place: Channel) -> Channel:
        if who.id not in place.members:
            raise Impossible(f"{who.name} is not in {place.id}.", 403)
        return place

    def _visible(self, who: Person, id: str) -> Message:
        message = self.clouds.transcript.get(id)
        if message is None or not message.visible_to(who.id, state.members(message)):
            raise Impossible(f"{who.name} sees no message, form or Home by the id “{id}”.", 404)
        return message

    def _own(self, who: Person, modal: Modal) -> None:
        if modal.who != who.id:
            raise Impossible(f"That form is not on {who.name}'s screen.", 403)
