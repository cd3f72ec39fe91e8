"""When thanks are owed to whoever opened a door: once for opening it, and again when it is known how it ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.model import FINAL_STAGES, ContactState, Direction, Introduction
from core.policy import Policy
from core.readings.briefs import not_written
from core.rules.shared import snoozed
from core.rules.views import IntroductionView


def for_opening(view: IntroductionView, policy: Policy) -> datetime | None:
    """When the first thanks become due; None where there is nobody to thank, or it is done, or the outcome is known."""
    entry = view.introduction
    if entry.opened_at is None or entry.thanked_at is not None or entry.closed_at is not None or not _thankable(view):
        return None
    if snoozed(entry, entry.opened_at):
        return entry.snoozed_until
    return entry.opened_at + timedelta(days=policy["thank-at-once.days"])


def opened_too_long_ago(view: IntroductionView, policy: Policy) -> datetime | None:
    """When it is kinder to wait and thank for the outcome; None where no thanks are due."""
    at = for_opening(view, policy)
    return at + timedelta(days=policy["thank-at-once.until"]) if at is not None else None


def for_outcome(view: IntroductionView, policy: Policy) -> datetime | None:
    """When thanks for the outcome become due; None also once they would come oddly late."""
    entry = view.introduction
    if entry.closed_at is None or entry.stage not in FINAL_STAGES or entry.opened_at is None:
        return None  # no door was opened: there was only an ask, and a kind no
    if not _thankable(view) or _thanked_since(entry):
        return None
    if snoozed(entry, entry.closed_at):
        return entry.snoozed_until
    return entry.closed_at + timedelta(days=policy["thank-at-outcome.days"])


def too_late(view: IntroductionView, policy: Policy) -> datetime | None:
    """When an outcome is too long ago for thanks that would not need explaining."""
    entry = view.introduction
    since = max(filter(None, (entry.closed_at, entry.snoozed_until)), default=None)
    return since + timedelta(days=policy["thank-at-outcome.until"]) if since else None


def _thanked_since(entry: Introduction) -> bool:
    if entry.thanked_outcome_at is not None:
        return True
    return entry.thanked_at is not None and entry.closed_at is not None and entry.thanked_at > entry.closed_at


def _thankable(view: IntroductionView) -> bool:
    """Somebody opened it for us, and neither he nor the prospect is past being written to or about."""
    if view.introduction.direction is Direction.GIVEN or view.opener is None:
        return False
    if view.colleague is not None:
        return view.colleague.left_at is None and view.colleague.id != view.owner.id and _speakable(view)
    return view.introducer is not None and view.introducer.state is ContactState.ACTIVE and _speakable(view)


def _speakable(view: IntroductionView) -> bool:
    return not_written(None, view.prospect) is None
