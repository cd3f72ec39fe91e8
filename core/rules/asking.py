"""May he be asked? The hard stops first, then every gate, in order of weight."""

from __future__ import annotations

from datetime import datetime

from core.model import Contact
from core.phrases import ask_gates as words
from core.phrases import stops as stop_words
from core.policy import Policy
from core.rules import ask_client, ask_earned, ask_named, ask_prospect, ask_rested, ask_thanked
from core.rules.rule import Advised
from core.rules.stops import Stop, stop
from core.rules.views_asks import AskView

STOPS = "stops"  # the name under which `why` tells of the hard stops
GATES = (ask_client, ask_prospect, ask_rested, ask_earned, ask_thanked)


def stopped(view: AskView, policy: Policy, now: datetime) -> Advised | None:
    """What nobody passes: a hard stop, or an ask that names nobody."""
    if (found := hard(view, now)) is not None:
        return found
    named = ask_named.judge(view, policy, now)
    return named if isinstance(named, Advised) else None


def against(view: AskView, policy: Policy, now: datetime) -> tuple[Advised, ...]:
    """What the gates hold against asking him today, whoever it were about; the weightiest first."""
    told = (gate.judge(view, policy, now) for gate in GATES)
    return tuple(verdict for verdict in told if isinstance(verdict, Advised))


def clear(view: AskView, policy: Policy, now: datetime) -> bool:
    """Whether he could be asked today with every gate clear."""
    return hard(view, now) is None and not against(view, policy, now)


def hard(view: AskView, now: datetime) -> Advised | None:
    """The hard stop of the person asked, or of the one asked about."""
    found = stop(view.asked, complaint=view.complaint, asked_on=view.today(now))
    if found is not None:
        return _stopped(view, view.asked, found, now)
    if view.about is not None and (found := stop(view.about, complaint=view.about_complaint)) is not None:
        return _stopped(view, view.about, found, now)
    return None


def _stopped(view: AskView, who: Contact, found: Stop, now: datetime) -> Advised:
    offers: tuple[tuple[str, str], ...] = ()
    if found is Stop.NOT_NOW and who.rest_until is not None:
        offers = ((words.REMIND_THEN, words.remind_of(view, who.rest_until.isoformat())),)
    about = ((words.all_about(who), f"brief contact:{who.id}"),) if who.id else ()
    if found is Stop.COMPLAINT and not view.confides(who):
        return Advised(STOPS, stop_words.in_confidence(who), hard=True, offers=about)
    sentence = stop_words.sentence(who, found, now, view.zone, view.locale)
    return Advised(STOPS, sentence, hard=True, offers=(*offers, *about))
