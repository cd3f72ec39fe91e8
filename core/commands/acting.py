"""How an introduction is written and changed by any command: permission, counters, and what the rules see of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from core import agenda, counting, keeping
from core.asks import Reply
from core.commands.turn import Refused, Turn
from core.model import Introduction
from core.permissions import Deed, may
from core.phrases import refusals
from core.rules import calling
from core.rules.views import IntroductionView, NewIntroductionView
from core.store import introductions


def allowed(turn: Turn, deed: Deed, entry: Introduction) -> None:
    """Raises Refused, naming whose it is, where I may not do this to that introduction."""
    if not may(deed, turn.me, entry, turn.charge):
        owner = turn.members(entry.owner_id).get(entry.owner_id)
        raise Refused(Reply(card=refusals.not_yours(entry, owner)))


def write(turn: Turn, entry: Introduction) -> Introduction:
    """Put a new introduction into the book, counted."""
    entry = replace(entry, counted=counting.days({}, counting.earned(entry), now=turn.now, zone=turn.home))
    introductions.add(turn.book, entry)
    count(turn, None, entry)
    _foresee(turn, entry)
    keeping.watch(turn.book, entry, turn.policy)
    return entry


def change(turn: Turn, entry: Introduction, **changes: Any) -> Introduction:
    """The introduction with these fields changed and counted anew; only differences are written."""
    after = replace(entry, **changes)
    acts = counting.earned(after, called_by=_called_by(turn, entry, after), thanked_by=_thanked_by(turn, entry, after))
    counted = counting.days(entry.counted, acts, now=turn.now, zone=turn.home)
    after = introductions.change(turn.book, entry, **changes, counted=counted)
    count(turn, entry, after)
    if keeping.lapses_at(entry, turn.policy) is None:
        keeping.watch(turn.book, after, turn.policy)
    return after


def view_of(turn: Turn, entry: Introduction, made: type[IntroductionView] = IntroductionView) -> IntroductionView:
    """The introduction as the rules see it, without what was said about it before."""
    contacts = turn.contacts(entry.prospect_id, entry.introducer_id)
    colleagues = turn.members(entry.owner_id, entry.logged_by, entry.handed_by, entry.introducer_member_id)
    return made(
        organization=turn.organization,
        introduction=entry,
        prospect=contacts[entry.prospect_id],
        owner=colleagues[entry.owner_id],
        logger=colleagues.get(entry.logged_by, turn.me),
        introducer=contacts.get(entry.introducer_id or 0),
        colleague=colleagues.get(entry.introducer_member_id or 0),
        hander=colleagues.get(entry.handed_by or 0),
    )


def _foresee(turn: Turn, entry: Introduction) -> None:
    """Ask the rules about a new introduction while all they look at is at hand. What they want said now is left to the
    sweep, which finds it due."""
    view = view_of(turn, entry, NewIntroductionView)
    judged = agenda.foreseen(("introduction", entry.id), view, turn.policy, turn.now)
    if judged is not None and not judged.said:
        turn.book.judged("introduction", entry.id, judged.later)


def _called_by(turn: Turn, before: Introduction, after: Introduction) -> datetime | None:
    """The last moment at which a first call noted just now is in time: before anybody had to be reminded twice."""
    if before.contacted_at is not None or after.contacted_at is None:
        return None
    steps = calling.steps(view_of(turn, before), turn.policy)
    return steps.second or steps.first


def _thanked_by(turn: Turn, before: Introduction, after: Introduction) -> datetime | None:
    if before.thanked_at is not None or after.thanked_at is None:
        return None
    return (before.opened_at or before.logged_at) + timedelta(days=turn.policy["points.thanked_days"])


def count(turn: Turn, before: Introduction | None, after: Introduction) -> None:
    for (act, who, day, currency), delta in counting.difference(before, after).items():
        turn.book.tally(act, who, date.fromisoformat(day), delta, currency)
    turn.book.about("introduction", after.id)
