"""What is said about promises: made, due, late, kept, let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Item, Line, Quote, Text, line
from core.model import Contact
from core.partners import Promise, PromiseState
from core.phrases import when
from core.phrases.nudges import first

if TYPE_CHECKING:
    from core.rules.views_partners import PromiseView

KEPT = "Kept"
WHICH = "Which promise?"
NEW_DATE = "New date…"
LET_GO = "Let it go"
_PRAISE = {"early": "Kept early, the best kind.", "on time": "Kept on time.", "late": "Late, but kept."}
NONE = "No promise is open"
NOT_THERE = "I have no open promise like that."
ALREADY = "That promise is settled already."
PAST = "That day is past. By when?"


def made(promise: Promise, contact: Contact, day: str, *, before: int | None, undo: str) -> Card:
    """`you` are whoever promised, unless it was the contact. `before`: so many days ahead a word is said; None where it
    is too late for one."""
    who = first(contact.name)
    ours = promise.by_member_id is not None
    title = f"Promised to {contact.name}" if ours else f"{contact.name} promised"
    following = _ahead(before) if ours else f"I’ll ask you if {who} is late."
    said = line(Bold(sentence(promise)), f", by {day}. {following}")
    buttons = (*_buttons(promise, ours=ours), Button("Undo", undo))
    return Card(title, (Text(said), Buttons(buttons)))


def _ahead(before: int | None) -> str:
    match before:
        case None:
            return "I’ll ask you once its day is past."
        case 0:
            return "I’ll say a word that morning."
        case 1:
            return "I’ll say a word the day before, so that it can be kept early."
        case _:
            return f"I’ll say a word {before} days before, so that it can be kept early."


def acts_only(contact: Contact, profession: str | None) -> Card:
    """A promise of introductions or money, to somebody whose rules forbid it."""
    who = first(contact.name)
    said = (
        f"{who}’s profession{f' ({profession})' if profession else ''} doesn’t allow promises of introductions or "
        "money, and we don’t want to bring anybody into trouble. Promise something you will do instead: a call, "
        "a lunch, a guide worth reading."
    )
    token = f"contact:{contact.id}"
    buttons = Buttons((Button("Promise something else…", f"promise {token}"),))
    return Card("Promise an act instead", (Text(line(said)), buttons))


def kept(promise: Promise, contact: Contact, *, undo: str) -> Card:
    ours = promise.by_member_id is not None
    said = _PRAISE[timing(promise)]
    tell = f" Tell {first(contact.name)} that it is done." if ours else f" Thank {first(contact.name)} for it."
    return Card(f"Promise kept: {sentence(promise)}", (Text(line(said, tell)), Buttons((Button("Undo", undo),))))


def withdrawn(promise: Promise, contact: Contact, *, undo: str) -> Card:
    said = "It counts neither for nor against anybody."
    if promise.by_member_id is not None:
        said = f"Tell {first(contact.name)} before the day comes; an open word is kept faith, too."
    return Card(f"Let go: {sentence(promise)}", (Text(line(said)), Buttons((Button("Undo", undo),))))


def moved(promise: Promise, contact: Contact, day: str, *, undo: str) -> Card:
    told = f"Does {first(contact.name)} know?" if promise.by_member_id is not None else ""
    said = line(f"It is due {day} now. ", told)
    buttons = Buttons((*_buttons(promise, ours=promise.by_member_id is not None), Button("Undo", undo)))
    return Card(f"New date: {sentence(promise)}", (Text(said), buttons))


def due(view: PromiseView, now: datetime) -> Card:
    """The day before; the day itself, where the day before was no working day."""
    promise, who = view.promise, first(view.contact.name)
    day = _day(view, now)
    if view.ours:
        early = promise.due_on is not None and promise.due_on > view.calendar.day(now)
        still = "Today would be early, and early is remembered." if early else "Done today, it is kept on time."
        said = f"You promised {who}: {sentence(promise)}, by {day}. {still}"
        return _card(f"Due {day}: {sentence(promise)}", said, promise, ours=True)
    said = f"{who} promised: {sentence(promise)}, by {day}. Nothing to do yet, unless you can help."
    return _card(f"{who}’s promise is due {day}", said, promise, ours=False)


def late(view: PromiseView, now: datetime) -> Card:
    promise, who, day = view.promise, first(view.contact.name), _day(view, now)
    me = first(view.hears.name)
    if not view.ours:
        said = f"{_opened(sentence(promise))} was for {day}, and nothing is noted. A friendly word?"
        note = f"{who}, how is it going with what we spoke about ({sentence(promise)})? Can I help?\n{me}"
        return _card(f"No word yet from {who}", said, promise, ours=False, note=note)
    said = f"You promised {who}: {sentence(promise)}, by {day}. Is it done? If not, say so first; then it still counts."
    note = f"{who}, I’m late with what I promised ({sentence(promise)}). You’ll have it by ____.\n{me}"
    return _card(f"Late: {sentence(promise)}", said, promise, ours=True, note=note)


def because(view: PromiseView, now: datetime) -> str:
    whose = "you" if view.ours else first(view.contact.name)
    return f"{whose} promised it {when.day(view.promise.created_at, now, view.calendar.zone, view.locale)}"


def headline(view: PromiseView, now: datetime, *, late: bool) -> str:
    what = "Late" if late else f"Due {_day(view, now)}"
    return f"{what}: {sentence(view.promise)} ({view.contact.name})"


def facts(view: PromiseView, now: datetime) -> tuple[tuple[str, str], ...]:
    promise = view.promise
    by = view.hears.name if view.ours else view.contact.name
    return (
        ("Promise", sentence(promise)),
        ("By", by),
        ("With", view.contact.name),
        ("Due", _day(view, now)),
        ("State", promise.state.value),
    )


def listed(
    promises: Sequence[Promise], contacts: Mapping[int, Contact], day: Callable[[date], str], today: date
) -> Card:
    """Open promises, the most pressing first."""
    if not promises:
        said = "Under-promise, then over-deliver: “promise Carl to send the guide by Friday”."
        return Card(NONE, (Text(line(said)), Buttons((Button("Promise something…", "promise"),))))
    blocks: list[Block] = [_item(one, contacts, day, today) for one in promises]
    many = "1 promise is open" if len(promises) == 1 else f"{len(promises)} promises are open"
    return Card(many, (*blocks, Buttons((Button("Promise something…", "promise"),))))


def sentence(promise: Promise) -> str:
    return promise.text.rstrip(". ")


def state(promise: Promise, day: Callable[[date], str], today: date) -> str:
    """`due Thu 10 Dec`, `late since …`, `kept early`."""
    match promise.state:
        case PromiseState.WITHDRAWN:
            return "let go"
        case PromiseState.KEPT:
            return f"kept {timing(promise)}"
    if promise.due_on is None:
        return "open"
    return f"late since {day(promise.due_on)}" if promise.due_on < today else f"due {day(promise.due_on)}"


def timing(promise: Promise) -> str:
    """early, on time, late: the difference of the day it was kept on and the day it was due on."""
    if promise.due_on is None or promise.kept_on is None or promise.kept_on == promise.due_on:
        return "on time"
    return "early" if promise.kept_on < promise.due_on else "late"


def _item(one: Promise, contacts: Mapping[int, Contact], day: Callable[[date], str], today: date) -> Item:
    who = contacts[one.contact_id].name
    whose = f"You to {who}" if one.by_member_id is not None else f"{who} to us"
    spans: Line = line(Bold(sentence(one)), f" ({whose}), {state(one, day, today)}")
    return Item(spans, (Button(KEPT, f"kept {one.id}"), Button(NEW_DATE, f"promise date {one.id}")))


def _card(title: str, said: str, promise: Promise, *, ours: bool, note: str | None = None) -> Card:
    quote: tuple[Block, ...] = (Quote(note),) if note else ()
    return Card(_opened(title), (Text(line(said)), *quote, Buttons(_buttons(promise, ours=ours))))


def _opened(words: str) -> str:
    """As a sentence begins; what is written large inside stays so."""
    return words[:1].upper() + words[1:]


def _buttons(promise: Promise, *, ours: bool) -> tuple[Button, ...]:
    done = "It’s done" if ours else "They kept it"
    return (
        Button(done, f"kept {promise.id}", style="primary"),
        Button(NEW_DATE, f"promise date {promise.id}"),
        Button(LET_GO, f"withdraw {promise.id}"),
    )


def _day(view: PromiseView, now: datetime) -> str:
    due_on = view.promise.due_on
    return when.day(due_on, now, view.calendar.zone, view.locale) if due_on is not None else "any day"
