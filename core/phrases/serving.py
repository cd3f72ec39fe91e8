"""What a rep reads of the clients he serves: who wants a call, and why; each line with what a click can settle."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Bold, Button, Line, line
from core.model import Contact
from core.partners import Mood
from core.phrases import when
from core.phrases.asking import who
from core.phrases.nudges import first

if TYPE_CHECKING:
    from core.rules.views_clients import ContactView

HOW = "How are we doing?…"
PUT_RIGHT = "It is put right…"
WHY = "Why?"
MOODS = {Mood.GREAT: "great", Mood.GOOD: "good", Mood.FAIR: "fair", Mood.UNHAPPY: "not happy"}


def day(view: ContactView, at: datetime, now: datetime) -> str:
    """A day as the owner writes it."""
    return when.day(at, now, view.calendar.zone, view.locale)


def check_line(view: ContactView, why: str, now: datetime) -> Line:
    name, care = Bold(who(view.contact)), view.care
    match why:
        case "complaint" if view.complaint is not None:
            return line("Put it right with ", name, f": not happy since {day(view, view.complaint.opened_at, now)}")
        case "again" if care is not None and care.checked_at is not None:
            said = f": “{answer(care.answer)}” {day(view, care.checked_at, now)}"
            return line("Ask ", name, " whether it is better now", said)
        case "interval" if care is not None and care.checked_at is not None:
            said = f": last asked {day(view, care.checked_at, now)}, “{answer(care.answer)}”"
            return line("Ask ", name, " how we are doing", said)
        case _:
            since = day(view, view.contact.client_since or now, now)
            return line("Ask ", name, f" how we are doing: a client since {since}, and nobody has asked yet")


def check_buttons(view: ContactView, why: str) -> tuple[Button, ...]:
    token = f"contact:{view.contact.id}"
    explain = Button(WHY, f"why value-check {token}")
    if why == "complaint":
        return Button(PUT_RIGHT, f"resolve {token}", style="primary"), about(view.contact), explain
    return asking(view.contact), explain


def check_fact(view: ContactView, why: str, *, red: bool) -> tuple[str, str]:
    told = {"complaint": "not happy", "again": "better now?"}.get(why, "how are we doing?")
    return view.contact.name, f"{told}{' (red)' if red else ''}"


def check_because(view: ContactView, why: str, days: int, after: int) -> str:
    name = first(view.contact.name)
    match why:
        case "complaint":
            return f"{name} is not happy, and it is open {f'for {when.span(days)}' if days else 'since today'}"
        case "again":
            return f"{name} gave a poor answer {when.span(days)} ago, and nobody has asked since"
        case "never":
            return f"{name} has been a client for {when.span(days)}, and nobody asked; due every {when.span(after)}"
        case _:
            return f"{name} was asked {when.span(days)} ago; due every {when.span(after)}"


def silence_line(view: ContactView, days: int, *, red: bool) -> Line:
    came = "client" if view.client else "partner"
    never = f"a {came} for {when.span(days)}, and no talk noted"
    wait = never if view.contact.last_talk_at is None else f"no talk for {when.span(days)}"
    return line("Call ", Bold(who(view.contact)), f"{' this week' if red else ''}: {wait}")


def silence_buttons(view: ContactView) -> tuple[Button, ...]:
    token = f"contact:{view.contact.id}"
    explain = Button(WHY, f"why keep-in-touch {token}")
    spoke = Button(f"Spoke to {first(view.contact.name)}", f"touch {token} call", style="primary")
    return (spoke, *((asking(view.contact, primary=False),) if view.client else ()), explain)


def silence_fact(view: ContactView, *, red: bool) -> tuple[str, str]:
    return view.contact.name, f"no talk{' (red)' if red else ''}"


def silence_because(view: ContactView, days: int, over: int, *, red: bool) -> str:
    what = "the limit" if red else "the ideal"
    return f"no talk with {first(view.contact.name)} for {when.span(days)}; {what} is {when.span(over)}"


def facts(view: ContactView, now: datetime) -> tuple[tuple[str, str], ...]:
    """The rows these rules look at."""
    contact, care = view.contact, view.care
    rows = [("Who", who(contact)), ("Tier", contact.tier or "not said")]
    if contact.client_since is not None:
        rows.append(("Client", f"since {day(view, contact.client_since, now)}"))
    if contact.partner_since is not None:
        rows.append(("Partner", f"since {day(view, contact.partner_since, now)}"))
    talk = contact.last_talk_at
    rows.append(("Last talk", day(view, talk, now) if talk else "none noted"))
    asked = care.checked_at if care is not None else None
    if asked is not None and care is not None and care.answer is not None:
        rows.append(("How are we doing?", f"{answer(care.answer)}, {day(view, asked, now)}"))
    elif view.client and asked is None:
        rows.append(("How are we doing?", "not asked yet"))
    if care is not None and care.check_days:
        rows.append(("Asked every", f"{when.span(care.check_days)}, this client’s own"))
    if view.complaint is not None:
        rows.append(("Not happy", f"since {day(view, view.complaint.opened_at, now)}"))
    return tuple(rows)


def answer(mood: Mood | None) -> str:
    return MOODS[mood] if mood is not None else "no answer noted"


def asking(contact: Contact, *, primary: bool = True) -> Button:
    return Button(HOW, f"check contact:{contact.id}", style="primary" if primary else "plain")


def about(contact: Contact) -> Button:
    return Button(f"All about {first(contact.name)}", f"brief contact:{contact.id}")
