"""What happened, beside what was judged: how soon a partner answers, what came of doors, how even the flow is."""

from __future__ import annotations

from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from core.acts import Act
from core.phrases.when import span
from core.readings.fits import overlap
from core.readings.flows import longest_gap, quarters, total

if TYPE_CHECKING:
    from core.rules.views_partners import PartnershipView

MEETINGS = ("meeting",)


def rows(view: PartnershipView, today: date) -> tuple[tuple[str, str], ...]:
    """Label and sentence, those there is anything to say of."""
    found: list[tuple[str, str | None]] = [
        ("Answers", _answers(view)),
        ("Sent us", _sent(view)),
        ("We sent", _given(view)),
        ("Both look for", _overlap(view)),
    ]
    if not view.partnership.restricted:
        found += [("By quarter", _flow(view, today)), ("Longest silence", _gap(view, today))]
    found.append(("Meetings", _lunches(view)))
    return tuple((label, text) for label, text in found if text)


def _answers(view: PartnershipView) -> str | None:
    return f"in {span(round(median(view.answers)))}, usually" if view.answers else None


def _sent(view: PartnershipView) -> str | None:
    sent = total(view.passed, Act.LOGGED)
    if not sent:
        return None
    met, won = total(view.passed, Act.MET), total(view.passed, Act.WON)
    return f"{sent}, {met} met, {won} won"


def _given(view: PartnershipView) -> str | None:
    given = total(view.passed, Act.GIVEN)
    return f"{given}, {total(view.passed, Act.GIVEN_CONTACTED)} taken up" if given else None


def _overlap(view: PartnershipView) -> str | None:
    if not (view.partnership.ideal_ours and view.partnership.ideal_theirs):
        return None
    shared = overlap(view.partnership)
    return f"the same {', '.join(shared)}" if shared else "different clients, by what was said"


def _flow(view: PartnershipView, today: date) -> str | None:
    if not view.passed:
        return None
    told = (f"{q.name}: {q.received} in, {q.given} out" for q in quarters(view.passed, today) if q.received or q.given)
    return "; ".join(told) or None


def _gap(view: PartnershipView, today: date) -> str | None:
    if not view.passed:
        return None
    return span(longest_gap(view.passed, view.calendar.day(view.partnership.started_at), today))


def _lunches(view: PartnershipView) -> str | None:
    met = sum(talk.kind in MEETINGS for talk in view.talks)
    doors = total(view.passed, Act.LOGGED) + total(view.passed, Act.GIVEN)
    if not met:
        return None
    return f"{met} for {'1 door' if doors == 1 else f'{doors} doors'}"
