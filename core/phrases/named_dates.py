"""What a rep reads on a day that matters to somebody he looks after."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from core.cards import Bold, Button, Line, line
from core.partners import NamedDate
from core.phrases import when
from core.phrases.asking import who
from core.phrases.nudges import first
from core.phrases.serving import WHY, about

if TYPE_CHECKING:
    from core.rules.views_clients import ContactView


def told(view: ContactView, one: NamedDate, day: date, now: datetime) -> Line:
    """`Carl Smith (Acme): birthday today`."""
    return line(Bold(who(view.contact)), f": {one.name} {_day(view, day, now)}")


def buttons(view: ContactView) -> tuple[Button, ...]:
    token = f"contact:{view.contact.id}"
    spoke = Button(f"Spoke to {first(view.contact.name)}", f"touch {token} call", style="primary")
    return spoke, about(view.contact), Button(WHY, f"why named-date {token}")


def fact(view: ContactView, one: NamedDate, day: date) -> tuple[str, str]:
    return view.contact.name, f"{one.name} {when.dated(day, view.locale)}"


def because(view: ContactView, one: NamedDate, day: date, now: datetime) -> str:
    return f"{first(view.contact.name)}’s {one.name} is {_day(view, day, now)}"


def _day(view: ContactView, day: date, now: datetime) -> str:
    return when.day(day, now, view.calendar.zone, view.locale)
