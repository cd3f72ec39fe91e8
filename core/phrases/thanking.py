"""What the bot says so that nobody who opened a door goes without thanks; the drafts are in the rep's own voice."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Quote, Text, line
from core.model import Stage, Warmth
from core.phrases import when
from core.phrases.nudges import facts, first, on, opener, possessive, spoken, tomorrow

if TYPE_CHECKING:
    from core.rules.views import IntroductionView

__all__ = ["at_once", "at_outcome", "because_closed", "because_opened", "facts", "headline"]

# Closing lines for the note, taken in turn by the introduction's number, so that two notes to one person differ.
_AT_ONCE = (
    "You lent me your good name and I’ll look after it.",
    "I know what a word like that is worth, and I’ll take good care of it.",
    "I’ll do my best to make you glad you did.",
    "That was generous, and I won’t forget it.",
)
_AT_OUTCOME = (
    "I was glad of it, and I value your trust.",
    "It meant a lot to me that you did.",
    "I don’t take your trust for granted.",
    "You have a way of bringing people together.",
)


def at_once(view: IntroductionView, now: datetime) -> Card:
    number, by, me = view.introduction.id, opener(view), first(view.owner.name)
    since = _since(view, now)
    title = f"{by} {_did(view)} {since}. Thank {by} {'now' if since == 'today' else 'today'}?"
    best = (
        "A note will do:"
        if view.introducer is not None and view.introducer.dont_call
        else "A call is best; if not, a note:"
    )
    plan = _plan(view, now)
    note = f"{by}, thank you for {_for_what(view)}. {_AT_ONCE[number % len(_AT_ONCE)]}{plan}\n{me}"
    return Card(title, (Text(line(best)), Quote(note), _buttons(view)))


def at_outcome(view: IntroductionView, now: datetime) -> Card:
    entry, by, who, me = view.introduction, opener(view), view.prospect.name, first(view.owner.name)
    if entry.stage is Stage.WON and entry.may_know:
        title = f"{who} is a client, and it began with {by}"
        said = f"{first(who)} is happy for {by} to know."
        note = f"{by}, {first(who)} and I are now working together, and that began with you. Thank you.\n{me}"
    elif entry.may_know:
        title = f"Tell {by} how it went with {who}"
        said = f"{first(who)} is happy for {by} to know, and {by} will be glad to hear it from you."
        note = f"{by}, it came to nothing with {first(who)} this time. Your good word is worth as much.\n{me}"
    else:
        last = _last_word(view, now)
        title = f"One more word to {by}?" if last == "today" else f"{by} hasn’t heard from you since {last}"
        said = f"{first(who)} hasn’t said that {by} may know how it ended, so this note only says thank you."
        closing = _AT_OUTCOME[entry.id % len(_AT_OUTCOME)]
        note = f"{by}, thank you again for {_for_what(view)}. {closing}\n{me}"
    ask = () if entry.may_know else (Button(f"Ask {first(who)} first", f"snooze {entry.id} in 3 days"),)
    return Card(title, (Text(line(said)), Quote(note), _buttons(view, *ask)))


def because_opened(view: IntroductionView, now: datetime) -> str:
    entry = view.introduction
    return f"#{entry.id} was opened {spoken(view, entry.opened_at or entry.stage_at, now)}, no thanks noted"


def because_closed(view: IntroductionView, now: datetime) -> str:
    entry = view.introduction
    day = spoken(view, entry.closed_at or entry.stage_at, now)
    return f"#{entry.id} was {entry.stage.value} {day}, no thanks noted since"


def headline(view: IntroductionView) -> str:
    return f"Thank {view.opener} for {view.prospect.name} (#{view.introduction.id})"


def _buttons(view: IntroductionView, *more: Button) -> Buttons:
    number = view.introduction.id
    sent = Button("I’ve sent it", f"thanked {number}", style="primary")
    return Buttons((sent, Button("Thanked in person", f"thanked {number} in person"), tomorrow(view), *more))


def _did(view: IntroductionView) -> str:
    who, us = view.prospect.name, "you" if view.hander is None else "us"
    match view.introduction.warmth:
        case Warmth.NAME:
            return f"gave {us} {possessive(who)} name"
        case Warmth.MENTION:
            return f"let {us} use the name with {who}"
        case Warmth.INTRODUCTION:
            return f"put in a word for {us}"
        case Warmth.MEETING:
            return f"brought {us} together with {who}"


def _for_what(view: IntroductionView) -> str:
    who, me = view.prospect.name, "me" if view.hander is None else "us"
    match view.introduction.warmth:
        case Warmth.NAME:
            return f"thinking of {me} for {who}"
        case Warmth.MENTION:
            return f"letting {me} mention you to {who}"
        case Warmth.INTRODUCTION:
            return f"speaking to {who} for {me}"
        case Warmth.MEETING:
            return f"bringing {who} and {me} together"


def _since(view: IntroductionView, now: datetime) -> str:
    return spoken(view, view.introduction.opened_at or view.introduction.stage_at, now)


def _last_word(view: IntroductionView, now: datetime) -> str:
    return on(view, view.introduction.thanked_at or view.introduction.opened_at or view.introduction.logged_at, now)


def _plan(view: IntroductionView, now: datetime) -> str:
    """The day of the call, only where a reminder of his own holds one for an introduction that waits for it."""
    waits = view.introduction.stage is Stage.INTRODUCED and view.introduction.contacted_at is None
    if view.reminder_at is None or not waits or view.reminder_at <= now:
        return ""
    locale = view.owner.locale or view.organization.locale
    return f" I’m calling {first(view.prospect.name)} {when.day(view.reminder_at, now, view.calendar.zone, locale)}."
