"""Hard stops: the one judge of whom nobody calls and nobody asks, whichever way somebody comes to it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from core.model import Contact, ContactState
from core.rules.rule import Topic

TOPIC = Topic(
    name="stops",
    why=(
        "Some people are left in peace, whoever asks and whatever for: who said never, or not now; who has a complaint "
        "open with us; who asked not to be called; who has left, has lost somebody, or has died. There is no way past, "
        "not for anybody; the wish is kept by all of us until he, or whoever looks after him, takes it back."
    ),
    source="house, A2",
)


class Stop(StrEnum):
    """Why; the gravest first. There is no way past any of them."""

    DECEASED = "deceased"
    BEREAVED = "bereaved"
    LEFT = "left"
    DONT_CALL = "dont_call"
    COMPLAINT = "complaint"
    NEVER = "never"
    NOT_NOW = "not_now"


_STATES = {
    ContactState.DECEASED: Stop.DECEASED,
    ContactState.BEREAVED: Stop.BEREAVED,
    ContactState.LEFT: Stop.LEFT,
}


def stop(contact: Contact, *, complaint: bool = False, asked_on: date | None = None) -> Stop | None:
    """What stops every call to this person and every word about him; None where nothing does.

    `complaint`: one of his is open. `asked_on` is the local day on which a favour would be asked of him: only then do
    his own "never" and "not now until" count, for they are about asking, not about his own affairs.
    """
    if (state := _STATES.get(contact.state)) is not None:
        return state
    if contact.dont_call:
        return Stop.DONT_CALL
    if complaint:
        return Stop.COMPLAINT
    if asked_on is None:
        return None
    if contact.never_ask:
        return Stop.NEVER
    return Stop.NOT_NOW if contact.rest_until is not None and asked_on < contact.rest_until else None
