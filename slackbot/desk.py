"""What is done with each `Incoming`: ask the bot, and bring its answer back the way Slack allows.

Slack waits three seconds. An answer that is ready in time rides in the HTTP response or follows at once; a later one
follows by `response_url` or by an update of the modal, so that nothing that was committed goes unheard.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any

from core.asks import Ask, Place, Reply
from core.cards import Card
from core.phrases import doors
from core.port import House, ended
from slackbot.inbound import Incoming, Origin, route
from slackbot.render import has_chart, message
from slackbot.render_form import card_view, errors_of, filled, form_view
from slackbot.render_text import Block
from slackbot.ways import Ways

log = logging.getLogger(__name__)
IN_TIME = 2.5  # of the three seconds Slack gives


class Desk:
    def __init__(self, house: House, ways: Ways) -> None:
        self._house = house
        self._ways = ways

    async def command(self, came: Incoming) -> Block | None:
        """The body of the response to a slash command."""
        reply = await self._within(came, lambda late: self._follow(came, late))
        if reply is None:
            return {"response_type": "ephemeral", **message(doors.still_working(), {})}
        if reply.form is not None or (reply.card is not None and has_chart(reply.card) and came.response_url):
            self._spawn(self._follow(came, reply))  # of a chart in the response itself no refusal would be heard
            return None
        if reply.card is None:
            return None
        return {"response_type": "in_channel" if reply.public else "ephemeral", **message(reply.card, reply.people)}

    async def click(self, came: Incoming) -> None:
        """A click is acknowledged once what it did is committed; its answer follows."""
        if came.ask is None:
            self._spawn(self._follow(came, Reply(card=doors.old_button())))
            return
        reply = await self._within(came, lambda late: self._follow(came, late))
        if reply is not None:
            self._spawn(self._follow(came, reply))

    async def shortcut(self, came: Incoming) -> None:
        await self.click(came)

    async def submit(self, came: Incoming) -> Block | None:
        """The body of the response to a submitted modal: errors at its fields, the next form, or the answer to read."""
        if came.ask is None:
            return None
        reply = await self._within(came, lambda late: self._ways.update(came, late, self._origin(came)))
        if reply is None:
            return _becomes(card_view(doors.still_working(), {}))
        if reply.form is not None:
            errors = errors_of(reply.form, came.fields)
            if errors and reply.form.command == came.ask.command:
                return {"response_action": "errors", "errors": errors}
            return _becomes(form_view(reply.form, at=self._origin(came), people=reply.people))
        self._spawn(self._refresh_home(came, reply))
        if reply.card is None:
            return {"response_action": "clear"}
        if came.response_url and (reply.public or reply.replaces):
            self._spawn(self._ways.by_url(came, reply))
        return _becomes(card_view(reply.card, reply.people, at=self._origin(came)))

    async def event(self, came: Incoming) -> None:
        """Direct messages, mentions, Home, invitations, uninstalls."""
        match came.kind:
            case "dm" | "mention" | "home":
                reply = await self._within(came, lambda late: self._follow(came, late))
                if reply is not None:
                    self._spawn(self._follow(came, reply))
            case "invited":
                await self._house.keep_route(f"{came.workspace}:{came.channel}", route(came.channel or ""), None)
                if came.user:
                    self._spawn(self._ways.whisper(came, Reply(card=doors.invited(came.channel_name))))
            case "gone":
                await self._house.forget_route(came.workspace)

    async def _within(self, came: Incoming, late: Callable[[Reply], Awaitable[None]]) -> Reply | None:
        """The bot's reply, or None where it takes too long: `late` then gets it."""
        assert came.ask is not None
        asking = asyncio.ensure_future(self._house.handle(came.ask))
        if await ended(asking, IN_TIME):
            return self._filled(came, asking.result())

        async def follow() -> None:
            await late(self._filled(came, await asking))

        self._spawn(follow())
        return None

    @staticmethod
    def _filled(came: Incoming, reply: Reply) -> Reply:
        """The form with the message's text as its note, for the shortcut at a message."""
        if reply.form is None or not came.note:
            return reply
        return replace(reply, form=filled(reply.form, "note", came.note[:1500]))

    async def _follow(self, came: Incoming, reply: Reply) -> None:
        """Bring a reply to where it was asked for, outside the HTTP response."""
        match came.kind, came.surface:
            case "dm", _:
                await self._into_dm(came, reply)
            case "mention", _ if reply.public:
                await self._ways.say(came, reply)
            case "mention", _:
                await self._ways.whisper(came, _without_form(came.ask, reply))
            case "home", _:
                await self._ways.publish(came, reply)
            case _, "modal":
                await self._ways.update(came, reply, self._origin(came))
                await self._refresh_home(came, reply)
            case _, "home":
                await self._ways.open(came, reply, self._origin(came))
                await self._refresh_home(came, reply)
            case _ if reply.form is not None or came.response_url is None:
                await self._ways.open(came, reply, self._origin(came))
            case _:
                await self._ways.by_url(came, reply)

    async def _into_dm(self, came: Incoming, reply: Reply) -> None:
        """`posted`: the answer stands in the post, which sends it."""
        if reply.posted is None:
            await self._ways.say(came, _without_form(came.ask, reply))

    async def _refresh_home(self, came: Incoming, reply: Reply) -> None:
        """After something was done from Home: Slack tells of its opening only, not of a modal closing above it."""
        if came.home and reply.form is None:
            ask = Ask(f"{came.workspace}:{came.user}", text="home", place=Place("home"))
            await self._ways.publish(came, await self._house.handle(ask))

    @staticmethod
    def _origin(came: Incoming) -> dict[str, str]:
        return Origin(came.channel, came.channel_name, came.response_url, "yes" if came.home else None).packed()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self._house.tasks.spawn(work, _failed)


def _without_form(ask: Ask | None, reply: Reply) -> Reply:
    """Where no modal can be opened (there was no click), a button that opens it."""
    if reply.form is None:
        return reply
    card: Card = doors.open_form(reply.form, ask.text if ask and ask.text else reply.form.command)
    return replace(reply, form=None, card=card)


def _becomes(view: Block) -> Block:
    return {"response_action": "update", "view": view}


def _failed(error: BaseException) -> None:
    log.error("an answer was not brought back", exc_info=error)
