"""How somebody is looked after, as it stands on his page: tier, last answer, promises, dates, what he wants and not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from babel.dates import format_skeleton

from core.cards import Button, Buttons, Card, Facts, Line, Text, line
from core.model import Contact, ContactState
from core.partners import NamedDate
from core.phrases import when
from core.phrases.asking import who
from core.phrases.nudges import first
from core.phrases.serving import about, answer
from core.rules.views_clients import ContactView

SHOWN = 3  # promises
NO_INTERVAL = "I expected a number of days, weeks or months, like “60 days”."
NO_DAY = "Which day? “3 may” will do."
REMIND = "Remind me that day"
GONE = "Remove it"


def rows(
    view: ContactView, dates: Iterable[NamedDate], day: Callable[[datetime | date], str]
) -> Iterator[tuple[str, Line]]:
    """As much as the view tells: an answer that is kept from the reader is not spoken of at all."""
    care = view.care
    if care is not None and care.checked_at is not None and care.answer is not None:
        yield "How are we doing?", line(f"“{answer(care.answer)}”, {day(care.checked_at)}")
    if view.complaint is not None:
        text = f": {view.complaint.text}" if view.complaint.text else ""
        yield "Not happy", line(f"since {day(view.complaint.opened_at)}{text}")
    if view.in_peace:
        yield "Call or ask?", line(f"not now; speak to whoever looks after {first(view.contact.name)} first")
    for promise in view.promises[:SHOWN]:
        by = f", by {day(promise.due_on)}" if promise.due_on is not None else ""
        yield "We promised", line(f"{promise.text}{by}")
    if named := "; ".join(f"{one.name} {written(one, view.locale)}" for one in dates):
        yield "Dates", line(named)
    if care is not None:
        yield from _wishes(view, day)


def _wishes(view: ContactView, day: Callable[[datetime | date], str]) -> Iterator[tuple[str, Line]]:
    care = view.care
    if care is None or view.contact.state is not ContactState.ACTIVE:
        return
    plain = (
        ("Asked every", f"{when.span(care.check_days)}" if care.check_days else None),
        ("Newsletter", f"since {day(care.newsletter_since)}" if care.newsletter_since else None),
        ("Card for", care.holiday),
        ("Gifts", "none, please" if care.gifts_off else None),
        ("Profession", care.profession),
        ("Sector", care.sector),
    )
    for label, value in plain:
        if value:
            yield label, line(value)


def card(known: Contact, facts: Iterable[tuple[str, Line]], *, changed: bool, undo: str | None) -> Card:
    """What holds for looking after him now."""
    told = tuple(facts)
    nothing = Text(line(f"Nothing is noted yet of how {first(known.name)} likes to be looked after."))
    body = Facts(told) if told else nothing
    buttons = [Button("Change…", f"care contact:{known.id}"), about(known)]
    buttons += [Button("Undo", undo)] if undo else []
    return Card(f"{who(known)}: {'noted' if changed else 'how we look after them'}", (body, Buttons(tuple(buttons))))


def written(one: NamedDate, locale: str) -> str:
    """`May 3`."""
    return str(format_skeleton("MMMd", date(2024, one.month, one.day), locale=locale))


def dated(known: Contact, one: NamedDate, on: date, locale: str, *, undo: str) -> Card:
    """A named day noted; `on` is the next time it comes."""
    remind = Button(REMIND, f"remind me to write to {known.name} ({one.name}) {on.isoformat()} 9:00")
    gone = Button(GONE, f'date contact:{known.id} "{one.name}" gone')
    said = Text(line("It stands on the page, for the call before and the line on the day."))
    title = f"{who(known)}: {one.name} {written(one, locale)}"
    return Card(title, (said, Buttons((remind, gone, about(known), Button("Undo", undo)))))


def undated(known: Contact, name: str, *, found: bool, undo: str) -> Card:
    title = f"{who(known)}: {name} removed" if found else f"{who(known)} has no {name} noted"
    return Card(title, (Buttons((about(known), *((Button("Undo", undo),) if found else ()))),))
