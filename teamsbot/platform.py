"""Microsoft Teams as a platform of the bot: one endpoint in, one courier out."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from core.asks import Profile
from core.port import House, Outgoing, Sent, Unknown
from teamsbot import render
from teamsbot.callers import Callers
from teamsbot.connector import Connector
from teamsbot.courier import Courier, Parcel, Where
from teamsbot.door import Door
from teamsbot.front import Front
from teamsbot.inbound_route import from_json
from teamsbot.keys import Keys
from teamsbot.people import People
from teamsbot.settings import Settings
from teamsbot.tokens import Tokens
from teamsbot.transport import Transport


class Teams:
    """See core.port.Platform. Raises ValueError where it would run without authentication on an open address."""

    name = "teams"
    gap = 0.0  # Teams says itself when it is too much: 429 with Retry-After
    verifies = False  # the Bot Connector has no way to ask what has arrived

    def __init__(self, settings: Settings, house: House) -> None:
        if settings.insecure and not house.local:
            raise ValueError("Teams without authentication is for this machine only")
        connector = Connector(house.session, Tokens(settings, house.session))
        self._courier = Courier(connector)
        self._people = People(connector)
        front = Front(house, self._people, self._courier)
        callers = Callers(settings, Keys(settings.openid_url, house.session))
        self._door = Door(Transport(callers, connector, front.receive))

    def routes(self) -> Sequence[web.RouteDef]:
        return [web.post("/api/messages", self._door.messages)]

    async def start(self) -> None:
        """Nothing to open: keys and tokens are fetched when first needed."""

    async def stop(self) -> None:
        """Nothing to close: the session belongs to the house."""

    async def send(self, message: Outgoing) -> Sent:
        card, people = message.card, message.people
        parcel = Parcel(lambda private: render.card(card, people, private=private), card.summary or card.title)
        person = from_json(message.private_route)
        if person is None and message.private_to is not None:
            person = self._people.route(message.private_to)
        place = from_json(message.route) or self._people.route(message.to)
        where = Where(place, message.thread, person, aside=message.private_to is not None)
        if message.edit is not None:
            return await self._courier.change(parcel, where, message.edit)
        return await self._courier.bring(parcel, where)

    async def verify(self, message: Outgoing) -> Sent | None:
        raise Unknown("Teams cannot be asked whether a message arrived")

    async def profile(self, account: str) -> Profile | None:
        return await self._people.profile(account)

    async def outsiders(self, channel: str, route: str | None) -> bool:
        place = from_json(route)
        return place is not None and await self._people.outsiders(place)
