"""What somebody said of being asked, for his page."""

from __future__ import annotations

from dataclasses import replace

from core.cards import Line, line
from core.commands.turn import Turn
from core.model import Contact, ContactState
from core.phrases import ask_gates
from core.rules.stops import Stop, stop


def rows(turn: Turn, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """Never, or not before a day; his own words, whatever else is known of him. None where he said nothing."""
    match stop(replace(contact, dont_call=False, state=ContactState.ACTIVE), asked_on=turn.today):
        case Stop.NEVER:
            return (("Asking", line(ask_gates.NEVER_WISHED)),)
        case Stop.NOT_NOW if contact.rest_until is not None:
            return (("Asking", line(ask_gates.not_before(turn.day(contact.rest_until)))),)
    return ()
