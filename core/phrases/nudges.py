"""What all nudges share: first names, days as the owner writes them, the usual buttons, the rows that *Why?* shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from babel.dates import format_date

from core.cards import Button
from core.model import Contact, Warmth
from core.phrases import when

if TYPE_CHECKING:
    from core.rules.views import IntroductionView

TOMORROW = "Tomorrow 9:00"
NEXT_WEEK = "Next week"
SOMEBODY = "Somebody"
HOW = {
    Warmth.NAME: "gave us the name",
    Warmth.MENTION: "may be mentioned",
    Warmth.INTRODUCTION: "spoke for us",
    Warmth.MEETING: "brought us together",
}


def first(name: str | None) -> str:
    """The first name, for speaking of somebody a second time."""
    return name.split()[0] if name and name.split() else SOMEBODY


def possessive(name: str) -> str:
    """Carl's, James'."""
    return f"{name}’" if name.endswith(("s", "x", "z")) else f"{name}’s"


def opener(view: IntroductionView) -> str:
    return first(view.opener)


def described(contact: Contact) -> str:
    """`Ann Lee, finance director at Beta`."""
    if contact.title and contact.company:
        return f"{contact.name}, {contact.title} at {contact.company}"
    if contact.title or contact.company:
        return f"{contact.name}, {contact.title}" if contact.title else f"{contact.name} of {contact.company}"
    return contact.name


def reached_at(contact: Contact) -> str:
    """Where to reach them: `555-0142, ann@beta.example`; empty where nothing is known."""
    return ", ".join(filter(None, (contact.phone, contact.email)))


def on(view: IntroductionView, at: datetime, now: datetime) -> str:
    """A day as the owner writes it: today, yesterday, Tue 17 Nov."""
    return when.day(at, now, view.calendar.zone, _locale(view))


def spoken(view: IntroductionView, at: datetime, now: datetime) -> str:
    """A past day as one says it: today, yesterday, on Tuesday, on Tue 3 Nov."""
    zone = view.calendar.zone
    day, ago = at.astimezone(zone).date(), (now.astimezone(zone).date() - at.astimezone(zone).date()).days
    if 2 <= ago <= 6:
        return f"on {format_date(day, 'EEEE', locale=_locale(view))}"
    said = on(view, at, now)
    return said if ago in (-1, 0, 1) else f"on {said}"


def _locale(view: IntroductionView) -> str:
    return view.owner.locale or view.organization.locale


def facts(view: IntroductionView, now: datetime) -> tuple[tuple[str, str], ...]:
    """The rows a rule looked at."""
    entry = view.introduction
    agreed = {True: "yes", False: "no", None: "not said"}[entry.agreed]
    rows = [
        ("Introduction", f"#{entry.id} {described(view.prospect)}"),
        ("Door opened by", f"{view.opener or 'nobody named'} ({HOW[entry.warmth]})"),
        ("Stage", f"{entry.stage.value} since {on(view, entry.stage_at, now)}"),
        ("Last act", on(view, entry.waiting_since, now)),
        ("Expects us", agreed),
    ]
    if entry.tries:
        rows.append(("Tries", str(entry.tries)))
    if entry.next_step_at is not None:
        rows.append(("Next step", on(view, entry.next_step_at, now)))
    if entry.snoozed_until is not None:
        rows.append(("Put off until", on(view, entry.snoozed_until, now)))
    return tuple(rows)


def spoke(view: IntroductionView, *, primary: bool = True) -> Button:
    label = f"Spoke to {first(view.prospect.name)}"
    return Button(label, f"called {view.introduction.id}", style="primary" if primary else "plain")


def left_message(view: IntroductionView) -> Button:
    return Button("Left a message", f"left {view.introduction.id} a message")


def tomorrow(view: IntroductionView) -> Button:
    return Button(TOMORROW, f"snooze {view.introduction.id} tomorrow 9:00")


def next_week(view: IntroductionView) -> Button:
    return Button(NEXT_WEEK, f"snooze {view.introduction.id} next mon 9:00")


def pass_on(view: IntroductionView) -> Button:
    return Button("Pass it on…", f"pass {view.introduction.id}")


def declined(view: IntroductionView) -> Button:
    return Button(f"{first(view.prospect.name)} said no", f"move {view.introduction.id} declined")


def park(view: IntroductionView) -> Button:
    return Button("Park it", f"move {view.introduction.id} parked")


def agreed(view: IntroductionView) -> Button:
    return Button(f"{first(view.prospect.name)} has agreed", f"agreed {view.introduction.id}", style="primary")
