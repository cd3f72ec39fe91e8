"""What the bot says where nothing may be asked, and what to do instead."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from core.model import Contact
from core.phrases import when
from core.phrases.gates import not_to_be_called
from core.phrases.nudges import first
from core.rules.stops import Stop


def sentence(who: Contact, stop: Stop, now: datetime, zone: ZoneInfo, locale: str) -> str:
    """Why nobody is asked, as the rep reads it."""
    name = first(who.name)
    match stop:
        case Stop.COMPLAINT:
            return f"{who.name} has a complaint open with us. Put that right first; until then nothing is asked."
        case Stop.NEVER:
            return f"{who.name} asked us never to ask for introductions, so we don’t. Serve {name} well; that is all."
        case Stop.NOT_NOW if who.rest_until is not None:
            return f"{who.name} asked us to leave it until {when.day(who.rest_until, now, zone, locale)}."
        case _:
            return not_to_be_called(who)


def in_confidence(who: Contact) -> str:
    """To whom it is not told why."""
    return f"{who.name} is left in peace for now. Whoever looks after {first(who.name)} knows why; speak there first."
