"""The rule `check-in`: the next review of a partnership is booked in time, prepared, and held."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core.phrases import agendas
from core.phrases import check_ins as words
from core.policy import Number, Policy
from core.rules import balance, refit
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_partners import PartnershipView
from core.workdays import Calendar

NAME = "check-in"
BOOK, AGENDA, HELD = 1, 2, 3


def steps(view: PartnershipView, policy: Policy) -> tuple[tuple[int, datetime], ...]:
    """Book it (unless it is), prepare it, and say how it went; nothing before both have said yes."""
    day, calendar = view.partnership.review_on, view.calendar
    if day is None or not view.agreed or view.silent:
        return ()
    book = calendar.at(day - timedelta(days=policy["check-in.book"]), calendar.day_start)
    held = calendar.next_decent(calendar.at(day + timedelta(days=1), calendar.day_start))
    agenda = calendar.at(workday_before(calendar, day), calendar.day_start)
    every = ((BOOK, book), (AGENDA, agenda), (HELD, held))
    return every[1:] if view.partnership.booked_at is not None else every


def workday_before(calendar: Calendar, day: date) -> date:
    """The last working day before, within a fortnight; the day before where there is none."""
    days = (day - timedelta(days=n) for n in range(1, 15))
    return next((one for one in days if calendar.is_workday(one)), day - timedelta(days=1))


def next_review(view: PartnershipView, policy: Policy, now: datetime) -> date:
    """Sixty days after the yes; later ninety where promises were kept, thirty where none was."""
    which = "first" if not view.partnership.reviews and not view.agreed else "kept" if view.kept else "idle"
    day = view.calendar.day(now) + timedelta(days=policy[f"check-in.{which}"])
    return next((d for n in range(14) if view.calendar.is_workday(d := day + timedelta(days=n))), day)


def look(view: PartnershipView, policy: Policy, now: datetime) -> Look:
    ahead = steps(view, policy)
    later = min((moment for _, moment in ahead if moment > now), default=None)
    passed = [step for step, moment in ahead if moment <= now]
    return Look((_say(view, policy, now, passed[-1]),), later) if passed else Look(later=later)


def _say(view: PartnershipView, policy: Policy, now: datetime, step: int) -> Say:
    day = view.partnership.review_on or view.calendar.day(now)
    out, again = balance.speaks(view, policy, view.calendar.day(now)), refit.speaks(view, policy)
    cards = {BOOK: words.book, HELD: words.held}
    return Say(
        key=key(NAME, "partnership", view.partnership.id, day.isoformat(), step),
        to=view.owner.id,
        card=cards[step](view, now) if step in cards else agendas.card(view, now, out=out, again=again),
        because=words.because(view, now, step=step),
        facts=(*words.facts(view, now), *words.weighed(out, again=again)),
        headline=words.headline(view, now),
    )


RULE = Rule(
    name=NAME,
    looks_at="partnership",
    look=look,
    why=(
        "A partnership lives by its timetable: tell each other whom you look for, and meet again to see whether it "
        "works for both. Ten days before I ask you to book it, one working day before I put the agenda together from "
        "the book: promised, happened, sent, received, thank for, ask about, offer. Promises kept earn a longer rhythm."
    ),
    source="A1",
    numbers=(
        Number("check-in.first", 60, "days", "“Meet again in sixty days”: soon enough to mend a slow start.", 7, 365),
        Number("check-in.kept", 90, "days", "Where promises are kept, once a quarter is plenty.", 7, 365),
        Number("check-in.idle", 30, "days", "Where none was, a month tells season from fit.", 7, 365),
        Number("check-in.book", 10, "days", "Ten days before, a lunch still finds its place in two calendars.", 1, 60),
    ),
)
