"""What the bot says when a member's own reminder is due, and when one is set or put off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Item, Text, line
from core.model import Contact, Reminder
from core.phrases import when
from core.phrases.gates import not_to_be_called
from core.phrases.nudges import described
from core.phrases.win_card import by_name, is_put_off

if TYPE_CHECKING:
    from core.rules.views import ReminderView

UNDO = "Undo"
WHAT = "What shall I remind you of? An introduction’s number, or a few words."
DONE = "Done"
CANCEL = "Cancel it"
TOMORROW = "Tomorrow"
NEXT_WEEK = "Next week"
NO_TIME = "When shall I remind you? A day or time like tomorrow, next tue 9am or in 3 days."
NO_REMINDER = "That reminder is done or gone already."
NOT_YOURS = "That reminder is somebody else’s."
PAST = "That moment is past already."
NONE_WAITS = "No reminder of yours is waiting."
STOPPED_ALREADY = "Nothing is waiting there that could be put off."


def card(view: ReminderView) -> Card:
    own = view.reminder
    blocks: list[Block] = []
    if view.prospect is not None:
        number = f"#{view.introduction.id} " if view.introduction else ""
        where = ", ".join(filter(None, (view.prospect.phone, view.prospect.email)))
        blocks.append(Text(line(f"{number}{described(view.prospect)}{'. ' + where if where else ''}")))
        if view.stop:
            blocks.append(Text(line(not_to_be_called(view.prospect))))
        elif is_put_off(own, view.prospect) and not view.prospect.never_ask:
            blocks += by_name(view.prospect, view.knows)
    return Card(f"Reminder: {own.about}", (*blocks, buttons(own)))


def buttons(own: Reminder) -> Buttons:
    token = f"reminder:{own.id}"
    return Buttons(
        (
            Button(DONE, f"done {own.id}", style="primary"),
            Button(TOMORROW, f"snooze {token} tomorrow 9:00"),
            Button(NEXT_WEEK, f"snooze {token} next mon 9:00"),
        )
    )


def because(view: ReminderView, now: datetime) -> str:
    locale = view.member.locale or view.organization.locale
    return f"you asked for it for {when.moment(view.reminder.due_at, now, view.member.tz(view.organization), locale)}"


def about(prospect: Contact) -> str:
    """What a reminder with only a number is about."""
    return f"Call {described(prospect)}"


def is_set(what: str, moment: str) -> str:
    return f"I’ll remind you {moment}: {what}"


def put_off(what: str, moment: str) -> str:
    return f"{what}: I’ll be quiet until {moment}"


def is_done(what: str) -> str:
    return f"Done: {what}"


def cancelled(what: str) -> str:
    return f"No reminder any more: {what}"


def which(rows: Sequence[tuple[Reminder, str]], unknown: str) -> Card:
    """The reminders that wait, each with its moment, one tap to cancel it; `unknown` are words that fit none."""
    title = f"None of your reminders is about “{unknown}”. These wait:" if unknown else "Which reminder shall I cancel?"
    items = [
        Item(line(Bold(own.about), f", {moment}"), (Button(CANCEL, f"cancel reminder reminder:{own.id}"),))
        for own, moment in rows
    ]
    return Card(title, tuple(items))
