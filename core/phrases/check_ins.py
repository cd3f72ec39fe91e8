"""Nudges of a partnership: book the review, say how it went, make a plan."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Quote, Text, line
from core.phrases import when
from core.phrases.nudges import first

if TYPE_CHECKING:
    from core.readings.flows import Balance
    from core.rules.views_partners import PartnershipView

WE_MET = "We met: next steps…"
MOVE_DATE = "Move the date…"
WIND_DOWN = "Wind it down…"


def book(view: PartnershipView, now: datetime) -> Card:
    who, day = first(view.partner.name), review_day(view, now)
    me = first(view.owner.name)
    note = f"{who}, shall we sit down again around {day}? I’ll bring a short list of what we said.\n{me}"
    on = f" booked {view.partnership.review_on.isoformat()}" if view.partnership.review_on else ""
    buttons = (
        Button(f"Booked for {day}", f"review date {view.token}{on}", style="primary"),
        Button("Another day…", f"review date {view.token} booked"),
        Button("The page", f"partner {view.token}"),
    )
    said = f"Your next review with {view.partner.name} is due {day}. Book it while both calendars have room."
    return Card(f"Book it: you and {who}", (Text(line(said)), Quote(note), Buttons(buttons)))


def held(view: PartnershipView, now: datetime) -> Card:
    who = first(view.partner.name)
    said = (
        f"{_spoken(review_day(view, now))} was the day. A few words now keep it alive: what you promised each other, "
        "and when you meet next."
    )
    buttons = (
        Button(WE_MET, f"review held {view.token}", style="primary"),
        Button(MOVE_DATE, f"review date {view.token}"),
        Button(WIND_DOWN, f"wind down {view.token}"),
    )
    return Card(f"Did you and {who} meet?", (Text(line(said)), Buttons(buttons)))


def no_plan(view: PartnershipView, now: datetime) -> Card:
    who = first(view.partner.name)
    said = (
        f"You met {view.partner.name} {_past(view, now)}, and nothing has been noted since. While the talk is fresh: "
        "whom does each of you look for, what did one of you promise, or when do you meet again? One line is enough."
    )
    token = view.token
    buttons = (
        Button(f"Whom {who} looks for…", f"ideal {token} theirs", style="primary"),
        Button("A promise…", f"promise {token}"),
        Button("Meet again…", f"remind {token}"),
        Button("Not a match…", f"not a match {token}"),
    )
    return Card(f"You and {who}: what now?", (Text(line(said)), Buttons(buttons)))


def no_plan_because(view: PartnershipView, now: datetime) -> str:
    return f"you met {_past(view, now)}; no ideal client, no promise and no review date is noted"


def no_plan_headline(view: PartnershipView) -> str:
    return f"No plan yet with {view.partner.name}"


def because(view: PartnershipView, now: datetime, *, step: int) -> str:
    whose = "your review" if step != 3 else "your review with nothing noted"
    return f"{whose} with {first(view.partner.name)} was set for {review_day(view, now)}"


def headline(view: PartnershipView, now: datetime) -> str:
    return f"Review with {view.partner.name}, {review_day(view, now)}"


def facts(view: PartnershipView, now: datetime) -> tuple[tuple[str, str], ...]:
    """The rows a rule looked at; no scores, for they never leave the page."""
    said = view.partnership
    rows = [("Partner", view.partner.name), ("Since", _day(view, said.started_at, now))]
    if said.met_at is not None:
        rows.append(("First meeting", _day(view, said.met_at, now)))
    if said.review_on is not None:
        rows.append(("Review", f"{review_day(view, now)}{', booked' if said.booked_at else ', not booked'}"))
    if said.reviewed_at is not None:
        rows.append(("Last review", _day(view, said.reviewed_at, now)))
    kept = sum(p.kept_on is not None for p in view.promises)
    rows.append(("Promises", f"{len(view.promises)} since then, {kept} kept"))
    rows.append(("Doors since then", f"{len(view.received)} received, {len(view.given)} given"))
    return tuple(rows)


def weighed(out: Balance | None, *, again: bool) -> tuple[tuple[str, str], ...]:
    rows = (("Balance", f"{out.given} given, {out.received} received"),) if out is not None else ()
    return (*rows, *((("Fit", "to be looked at again"),) if again else ()))


def review_day(view: PartnershipView, now: datetime) -> str:
    review = view.partnership.review_on
    return _day(view, review, now) if review is not None else "no day yet"


def _past(view: PartnershipView, now: datetime) -> str:
    met = view.partnership.met_at
    return _day(view, met, now) if met is not None else "lately"


def _day(view: PartnershipView, at: datetime | date, now: datetime) -> str:
    return when.day(at, now, view.calendar.zone, view.locale)


def _spoken(day: str) -> str:
    return day[0].upper() + day[1:]
