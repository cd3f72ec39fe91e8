"""The front desk: an authentic activity to the bot, its reply to whoever asked; installed and gone to the routes."""

from __future__ import annotations

from typing import Any

from core.asks import Ask
from core.phrases import doors
from core.port import House
from teamsbot import inbound_text
from teamsbot.answers import Answers
from teamsbot.courier import Courier
from teamsbot.inbound import INVOKE, Gone, Installed, understand
from teamsbot.inbound_shape import Activity, Malformed
from teamsbot.memory import Recent
from teamsbot.people import People

REMEMBERED = 10_000  # deliveries


class Front:
    def __init__(self, house: House, people: People, courier: Courier) -> None:
        self._house = house
        self._people = people
        self._answers = Answers(house.tasks, courier)
        self._taken: Recent[str, bool] = Recent(REMEMBERED)

    async def receive(self, activity: Activity) -> dict[str, Any] | None:
        """One authentic activity; what Teams delivers twice is acted on once. Raises Malformed."""
        if activity.type == "invoke":
            return await self._invoke(activity) if activity.name == INVOKE else None
        delivery = f"{activity.conversation}/{activity.id}"
        if activity.id is not None and delivery in self._taken:
            return None
        self._taken[delivery] = True
        settled = False
        try:
            await self._event(activity)
            settled = True
        finally:
            if not settled:  # Teams may try again
                self._taken.drop(delivery)
        return None

    async def _event(self, activity: Activity) -> None:
        if activity.tags and (unknown := inbound_text.strangers(activity, self._people.accounts)):
            await self._people.learn(activity, unknown)
        match understand(activity, self._people.accounts):
            case Ask() as ask:
                ask = self._people.meet(activity, ask)
                self._answers.bring(ask, await self._house.handle(ask))
            case Installed(to, route, name, ask):
                await self._greet(activity, ask)
                await self._house.keep_route(to, route, name)
            case Gone(to):
                await self._house.forget_route(to)

    async def _greet(self, activity: Activity, ask: Ask | None) -> None:
        """Once for a chat or team, in the name of whoever installed the bot, which makes the organization known."""
        if ask is None:
            return
        ask = self._people.meet(activity, ask)
        reply = await self._house.handle(ask)
        if ask.place.key is None:
            self._answers.bring(ask, reply)
        else:
            self._answers.announce(ask, doors.invited(None))

    async def _invoke(self, activity: Activity) -> dict[str, Any]:
        try:
            ask = understand(activity, self._people.accounts)
        except Malformed:
            ask = None
        if not isinstance(ask, Ask):
            return self._answers.unknown_action()
        ask = self._people.meet(activity, ask)
        return self._answers.to_click(ask, await self._house.handle(ask))
