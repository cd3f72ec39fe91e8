"""Brings a card to a person, a channel, a thread, or one person's eyes in a channel; and changes what was brought.

Sources: learn.microsoft.com, "Send proactive messages" (a post to a channel without `;messageid=` is a new thread) and
"Targeted messages" (channels and group chats only; 24 hours).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from core.phrases import frame
from core.port import Later, Refused, Sent, Unknown
from teamsbot.connector import Connector, segment
from teamsbot.inbound import PRIVATE
from teamsbot.inbound_route import Route

CARD = "application/vnd.microsoft.card.adaptive"
ASIDE = "aside:"  # begins the ref of what was meant for one person in a channel and went to his chat with the bot
TARGETED = "?isTargetedActivity=true"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What to bring: `draw(private)` is the card, with its buttons marked where only one person sees them."""

    draw: Callable[[bool], Json]
    summary: str  # what a notification shows


@dataclass(frozen=True, slots=True)
class Where:
    """A place, a thread in it, and the one person who shall see it there."""

    place: Route | None
    thread: str | None = None
    person: Route | None = None
    aside: bool = False  # for one person, even if it is not known how to reach him


class Courier:
    """Raises Refused, Later or Unknown, never anything else."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def bring(self, parcel: Parcel, where: Where) -> Sent:
        """A new message. What one person shall see in a channel goes to his own chat where Teams does not take it."""
        if where.aside:
            return await self._aside(parcel, where)
        if where.place is None:
            raise Refused(frame.NO_WAY)
        place = await self._opened(where.place)
        ref = await self._post(place, where.thread, _message(place, parcel, private=False))
        return Sent(ref, place.to_json() if place != where.place else None)

    async def change(self, parcel: Parcel, where: Where, ref: str) -> Sent:
        """Our message `ref` becomes this card, for everybody who sees it."""
        private = ref.startswith(PRIVATE)
        place = where.person if ref.startswith(ASIDE) else where.place
        if place is None or place.conversation is None:
            raise Refused(frame.NO_WAY)
        known = ref.removeprefix(PRIVATE).removeprefix(ASIDE)
        path = f"/v3/conversations/{segment(place.conversation)}/activities/{segment(known)}"
        body = _message(place, parcel, private=private) | {"id": known}
        await self._connector.call("PUT", place.service, path + (TARGETED if private else ""), body)
        return Sent(ref)

    async def _aside(self, parcel: Parcel, where: Where) -> Sent:
        place, person = where.place, where.person
        if person is None:
            raise Refused(frame.NO_WAY)
        if place is not None and person.user is not None:
            body = _message(place, parcel, private=True) | {"recipient": {"id": person.user, "isTargeted": True}}
            try:
                return Sent(PRIVATE + await self._post(place, where.thread, body, TARGETED))
            except Refused:  # an older client, or no longer a member there
                pass
        sent = await self.bring(parcel, Where(person))
        return Sent(f"{ASIDE}{sent.ref}")

    async def _post(self, place: Route, thread: str | None, body: Json, query: str = "") -> str:
        conversation = f"{place.conversation};messageid={thread}" if thread else str(place.conversation)
        path = f"/v3/conversations/{segment(conversation)}/activities{query}"
        answer = await self._connector.call("POST", place.service, path, body | {"conversation": {"id": conversation}})
        known = answer.get("id") if isinstance(answer, dict) else None
        return known if isinstance(known, str) else ""

    async def _opened(self, route: Route) -> Route:
        """The route with its 1:1 chat, opened where only the person is known; Teams gives the same chat every time."""
        if route.conversation is not None:
            return route
        if route.user is None:
            raise Refused(frame.NO_WAY)
        body: Json = {
            "bot": {"id": route.bot}, "members": [{"id": route.user}], "isGroup": False, "tenantId": route.tenant,
            "channelData": {"tenant": {"id": route.tenant}},
        }  # fmt: skip
        try:
            answer = await self._connector.call("POST", route.service, "/v3/conversations", body)
        except Unknown as error:  # nothing was said yet
            raise Later(str(error)) from error
        known = answer.get("id") if isinstance(answer, dict) else None
        if not isinstance(known, str):
            raise Refused(frame.NO_WAY)
        return replace(route, conversation=known)


def _message(place: Route, parcel: Parcel, *, private: bool) -> Json:
    return {
        "type": "message",
        "from": {"id": place.bot},
        "summary": parcel.summary,
        "attachments": [{"contentType": CARD, "content": parcel.draw(private)}],
    }
