"""A reply on its way back: the body that answers a click, and the messages beside it.

What Teams shows after a click is the answer's card, to the one who clicked; the message itself is changed as well, so
that everybody it was for sees it, on every device. Source: learn.microsoft.com, "Universal Actions", "Response format".
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from functools import partial
from typing import Any

from core.asks import Ask, Reply
from core.cards import Card, Form
from core.phrases import doors, frame
from core.port import SendError, Tasks
from teamsbot import render, render_form
from teamsbot.courier import CARD, Courier, Parcel, Where
from teamsbot.inbound import PRIVATE
from teamsbot.inbound_route import from_json

log = logging.getLogger(__name__)
TOLD = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
Json = dict[str, Any]


class Answers:
    """Messages leave as tasks of the house, after the request was answered."""

    def __init__(self, tasks: Tasks, courier: Courier) -> None:
        self._tasks = tasks
        self._courier = courier

    def bring(self, ask: Ask, reply: Reply) -> None:
        """The reply to a message. What is already in the post is left to the post."""
        shown = reply.form or reply.card
        if reply.posted is not None or shown is None:
            return
        ref = ask.clicked.ref if ask.clicked else None
        if ref and (reply.replaces or (reply.form and ask.command)):
            self._leave(self._courier.change(_parcel(shown, reply), _where(ask, public=False), ref))
        else:
            self._leave(self._courier.bring(_parcel(shown, reply), _where(ask, public=reply.public and not reply.form)))

    def announce(self, ask: Ask, card: Card) -> None:
        """To everybody where it was asked."""
        self._leave(self._courier.bring(_parcel(card, Reply()), _where(ask, public=True)))

    def to_click(self, ask: Ask, reply: Reply) -> Json:
        """The body that answers a click or a form; what else there is to show is on its way as a message."""
        ref = ask.clicked.ref if ask.clicked and ask.clicked.ref else ""
        private = ref.startswith(PRIVATE)
        if reply.form is not None:
            if ask.command is not None:  # a form comes back in its own place, with what was typed
                return _body(CARD, render_form.form(reply.form, private=private))
            self.bring(ask, reply)
            return _body(TOLD, reply.form.title)
        if reply.card is None or reply.posted is not None:
            return _body(TOLD, frame.DONE)
        if not reply.replaces and ask.command is None:
            self.bring(ask, reply)
            if reply.public:  # the private answer that was clicked has done its part
                return self._replaced(ask, Reply(), doors.shared(), ref, private)
            return _body(TOLD, reply.card.summary or reply.card.title)
        return self._replaced(ask, reply, reply.card, ref, private)

    def _replaced(self, ask: Ask, reply: Reply, card: Card, ref: str, private: bool) -> Json:
        parcel = _parcel(card, reply)
        if reply.public and private:  # a private form was answered for all to see
            self._leave(self._courier.bring(parcel, _where(ask, public=True)))
        elif ref and not private and (reply.public or ask.place.key is None):
            self._leave(self._courier.change(parcel, _where(ask, public=True), ref))
        return _body(CARD, parcel.draw(private))

    def unknown_action(self) -> Json:
        """A click of no shape we know: of another app's card, or from a much older version."""
        return _body(ERROR, {"code": "BadRequest", "message": "unknown action"}, 400)

    def _leave(self, sending: Awaitable[object]) -> None:
        self._tasks.spawn(_logged(sending), _broken)


async def _logged(sending: Awaitable[object]) -> None:
    """Nothing waits for it, so what goes wrong is for the operator; what was asked for is saved either way."""
    try:
        await sending
    except SendError as error:
        log.warning("an answer was not delivered", extra={"reason": str(error)})


def _broken(error: BaseException) -> None:
    log.error("an answer could not be sent", exc_info=error)


def _parcel(shown: Card | Form, reply: Reply) -> Parcel:
    if isinstance(shown, Form):
        return Parcel(partial(_form, shown), shown.title)
    return Parcel(partial(_card, shown, reply), shown.summary or shown.title)


def _form(form: Form, private: bool) -> Json:
    return render_form.form(form, private=private)


def _card(card: Card, reply: Reply, private: bool) -> Json:
    return render.card(card, reply.people, private=private)


def _where(ask: Ask, *, public: bool) -> Where:
    person = from_json(ask.route)
    if ask.place.key is None:
        return Where(person)
    return Where(from_json(ask.place.route), ask.place.thread, person, aside=not public)


def _body(kind: str, value: object, status: int = 200) -> Json:
    return {"statusCode": status, "type": kind, "value": value}
