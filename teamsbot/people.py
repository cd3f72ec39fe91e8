"""The people this process has met in Teams: who they are to the bot, how to reach them, what Teams says about them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from core.asks import Ask, Profile
from core.port import Later, Refused, SendError
from teamsbot.connector import Connector, segment
from teamsbot.inbound import NAMELESS, account_of
from teamsbot.inbound_route import Route, from_json
from teamsbot.inbound_shape import Activity, Person
from teamsbot.memory import Recent

MOST = 20_000
PAGE = 500  # people of a channel looked at
MENTIONS = 5  # unknown people of one message who are looked up
PATIENCE = 1.5  # seconds for that; a mention then stays a name


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody as of his newest authentic message: `room` is the conversation it was said in."""

    route: Route
    room: str
    profile: Profile | None


class People:
    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._met: Recent[str, Met] = Recent(MOST)
        self.accounts: Recent[str, str] = Recent(MOST)  # Teams' id (29:…) -> account

    def meet(self, activity: Activity, ask: Ask) -> Ask:
        """Remember who asks. In a channel the ask gets the way to his own chat, where it is known."""
        route = from_json(ask.route)
        if route is None:
            return ask
        before = self._met.get(ask.account)
        if route.conversation is None and before is not None and before.route.conversation is not None:
            route = replace(route, conversation=before.route.conversation)
            ask = replace(ask, route=route.to_json())
        room = activity.conversation.partition(";")[0]
        self._met[ask.account] = Met(route, room, ask.profile)
        if route.user:
            self.accounts[route.user] = ask.account
        return ask

    def route(self, account: str) -> Route | None:
        met = self._met.get(account)
        return met.route if met is not None else None

    async def profile(self, account: str) -> Profile | None:
        """What Teams says about somebody met in this process; None if it does not answer."""
        met = self._met.get(account)
        if met is None:
            return None
        found = await self._member(met.route.service, met.room, met.route.user or "")
        if found is None:
            return None
        return _profile(found, met.route.tenant, met.profile or Profile(NAMELESS))

    async def outsiders(self, place: Route) -> bool:
        """Whether a guest or somebody of another tenant is in this conversation. Raises Later where Teams is silent."""
        path = f"/v3/conversations/{segment((place.conversation or '').partition(';')[0])}/pagedmembers?pageSize={PAGE}"
        try:
            found = await self._connector.call("GET", place.service, path)
        except Refused:
            return False  # no message will be taken there either
        except SendError as silent:
            raise Later("who is in the channel could not be asked") from silent
        members = found.get("members") if isinstance(found, dict) else None
        some = [one for one in members if isinstance(one, dict)] if isinstance(members, list) else []
        return any(_profile(one, place.tenant, Profile(NAMELESS)).outsider for one in some)

    async def learn(self, activity: Activity, unknown: Iterable[str]) -> None:
        """Look up the accounts of people mentioned: a mention holds only Teams' own id."""
        room = activity.conversation.partition(";")[0]
        wanted = tuple(unknown)[:MENTIONS]
        try:
            async with asyncio.timeout(PATIENCE):
                found = await asyncio.gather(*(self._member(activity.service, room, one) for one in wanted))
        except TimeoutError:
            return
        for one, member in zip(wanted, found, strict=True):
            aad = member.get("aadObjectId") or member.get("objectId") if member else None
            if isinstance(aad, str) and activity.tenant:
                self.accounts[one] = account_of(activity.tenant, Person(one, aad=aad.lower()))

    async def _member(self, service: str, room: str, user: str) -> dict[str, Any] | None:
        path = f"/v3/conversations/{segment(room)}/members/{segment(user)}"
        try:
            found = await self._connector.call("GET", service, path)
        except SendError:
            return None
        return found if isinstance(found, dict) else None


def _profile(found: dict[str, Any], tenant: str, told: Profile) -> Profile:
    """A guest, or somebody of another tenant, is an outsider, and his e-mail is not vouched for."""
    login = _text(found, "userPrincipalName")
    home = _text(found, "tenantId") or tenant
    outsider = _text(found, "userRole") == "guest" or "#ext#" in login.lower() or home.lower() != tenant
    email = _text(found, "email") or login
    return Profile(
        name=_text(found, "name") or told.name,
        email=email if email and "@" in email and not outsider else None,
        zone=told.zone,
        locale=told.locale,
        admin=told.admin,
        outsider=outsider,
    )


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
