"""The agenda of a review, written from the book, and the copy a partner may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Facts, Item, Line, Quote, Text, line
from core.model import Direction, Introduction
from core.partners import Promise, PromiseState
from core.phrases import promises as promised
from core.phrases import when
from core.phrases.asking import who as named
from core.phrases.check_ins import MOVE_DATE, WE_MET, WIND_DOWN, review_day
from core.phrases.nudges import first
from core.phrases.when import span

if TYPE_CHECKING:
    from core.readings.flows import Balance
    from core.rules.views_partners import PartnershipView

WORKING = "Is this working for both of us?"
_TALKED = {"meeting": ("meeting", "meetings"), "call": ("call", "calls")}
SUGGESTED = 2  # of whom to ask about, and whom to offer


def card(view: PartnershipView, now: datetime, *, out: Balance | None, again: bool) -> Card:
    """`out` where doors are out of balance, `again` where the fit is to be looked at anew."""
    partner = first(view.partner.name)
    rows = tuple(_rows(view, now))
    blocks: list[Block] = [Facts(rows)]
    if out is not None:
        blocks.append(Text(line(give(view, out) if out.behind else look(view, out))))
    if again:
        blocks.append(_refit(view))
    blocks.append(Text(line("And ask: ", Bold(WORKING))))
    token = view.token
    blocks.append(
        Buttons(
            (
                Button(WE_MET, f"review held {token}", style="primary"),
                Button(MOVE_DATE, f"review date {token}"),
                Button(f"Copy for {partner}", f"review copy {token}"),
                Button(WIND_DOWN, f"wind down {token}"),
            )
        )
    )
    days = (view.calendar.day(now) - view.calendar.day(view.since)).days
    when_ = f", {review_day(view, now)}" if view.partnership.review_on else ""
    return Card(f"You and {view.partner.name}, {span(days)} in{when_}", tuple(blocks))


def copy(view: PartnershipView, now: datetime) -> Card:
    """One page for both: what was said and what happened, nothing weighed or judged."""
    partner = first(view.partner.name)
    parts = [f"{partner}, so that we both have it on one page:"]
    ours, theirs = tuple(_shared(view, view.ours, now)), tuple(_shared(view, view.theirs, now))
    parts += [f"What I said I would do: {'; '.join(ours)}."] if ours else []
    parts += [f"What you kindly offered: {'; '.join(theirs)}."] if theirs else []
    if view.received:
        parts.append(f"You introduced us to {_names(view.received)}. Thank you.")
    if view.given:
        parts.append(f"We introduced you to {_names(view.given)}.")
    parts += [f"To talk about: {WORKING[0].lower()}{WORKING[1:]}", first(view.owner.name)]
    note = "\n".join(parts)
    said = "No scores, no counts, no values: only what you both know."
    return Card(f"A copy for {partner}", (Quote(note, "To copy and send"), Text(line(said), small=True)))


def give(view: PartnershipView, out: Balance) -> str:
    """Behind: what we could give."""
    partner = first(view.partner.name)
    doors = "door" if out.received == 1 else "doors"
    ours = "none yet" if not out.given else str(out.given)
    return (
        f"{partner} opened {out.received} {doors} for us in {when.about(out.days)}, we opened {ours} for {partner}. "
        "What could we give? Bring a name along, or ask who would help most just now."
    )


def look(view: PartnershipView, out: Balance) -> str:
    partner = first(view.partner.name)
    theirs = "none yet" if not out.received else str(out.received)
    return (
        f"We opened {out.given} doors for {partner} in {when.about(out.days)}, {partner} opened {theirs} for us. "
        f"No reproach: does {partner} know whom we look for?"
    )


def _rows(view: PartnershipView, now: datetime) -> Iterator[tuple[str, Line]]:
    partner = first(view.partner.name)
    for label, some in (("You promised", view.ours), (f"{partner} promised", view.theirs)):
        yield label, line("; ".join(_lines(view, some, now)) or "nothing noted")
    if talked := _talked(view, now):
        yield "Happened", line(talked)
    yield "You sent", line(_sent(view.given))
    yield f"{partner} sent", line(_sent(view.received))
    if thanks := [name for entry, name in view.received if owed(entry)]:
        yield f"Thank {partner} for", line(", ".join(thanks))
    if view.knows:
        yield "You could ask about", line("; ".join(_known(view)))
    if view.offers:
        yield "You could offer", line("; ".join(named(one) for one in view.offers[:SUGGESTED]))


def _talked(view: PartnershipView, now: datetime) -> str | None:
    """`2 meetings, 1 call, the last on Tue, Dec 1`."""
    since = [talk for talk in view.talks if talk.at >= view.since and talk.kind in _TALKED]
    if not since:
        return None
    counted = ((sum(talk.kind == kind for talk in since), one, many) for kind, (one, many) in _TALKED.items())
    told = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted if n)
    return f"{told}, last {when.day(max(talk.at for talk in since), now, view.calendar.zone, view.locale)}"


def owed(entry: Introduction) -> bool:
    return entry.direction is Direction.RECEIVED and (
        entry.thanked_at is None or (entry.closed_at is not None and entry.thanked_outcome_at is None)
    )


def _sent(entries: Iterable[tuple[Introduction, str]]) -> str:
    """`3 (Ann Lee, Tom Reyes, Mia Koch), 2 met`."""
    found = tuple(entries)
    if not found:
        return "nobody yet"
    met = sum(entry.met_at is not None for entry, _ in found)
    return f"{len(found)} ({_names(found)}), {met or 'none'} met"


def _names(entries: Iterable[tuple[Introduction, str]]) -> str:
    return ", ".join(name for _, name in entries)


def _lines(view: PartnershipView, some: Iterable[Promise], now: datetime) -> Iterator[str]:
    def day(at: date) -> str:
        return when.day(at, now, view.calendar.zone, view.locale)

    today = view.calendar.day(now)
    for one in some:
        yield f"{promised.sentence(one)} ({promised.state(one, day, today)})"


def _shared(view: PartnershipView, some: Iterable[Promise], now: datetime) -> Iterator[str]:
    """As both know it: done, or by which day; never who is late."""
    for one in some:
        if one.state is PromiseState.WITHDRAWN:
            continue
        by = when.day(one.due_on, now, view.calendar.zone, view.locale) if one.due_on is not None else None
        state = "done" if one.state is PromiseState.KEPT else f"by {by}" if by else ""
        yield f"{promised.sentence(one)}{f' ({state})' if state else ''}"


def _known(view: PartnershipView) -> Iterator[str]:
    for contact, knows in view.knows[:SUGGESTED]:
        yield f"{named(contact)}{f', {knows.how}' if knows.how else ''}"


def _refit(view: PartnershipView) -> Item:
    said = line(Bold("Keep, change, or wind it down kindly? "), "Not much moved lately, and saying so helps you both.")
    change, judge = Button("Change how it works…", f"terms {view.token}"), Button("Judge again…", f"fit {view.token}")
    return Item(said, (change, judge))
