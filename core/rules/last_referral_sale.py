"""The rule `last-referral-sale`: an honest question to oneself, once the last sale from an introduction is long ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median_low

from core.phrases import last_sale as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import MemberView
from core.rules.views_clients import ContactView

NAME = "last-referral-sale"
KNOWN = 3  # gaps between sales from which a median is his own


def patience(days: list[date], policy: Policy) -> int:
    """Days without a sale before the question comes: ours, then his own median and half of it again. Newest first."""
    gaps = [(later - earlier).days for later, earlier in pairwise(sorted(set(days), reverse=True))]
    if len(gaps) < KNOWN:
        return policy["last-referral-sale.days"]
    return max(median_low(gaps) * policy["last-referral-sale.median"] // 100, policy["last-referral-sale.least"])


def look(view: MemberView, policy: Policy, now: datetime) -> Look:
    """At most monthly; to nobody new; of no sale at all once, and never again."""
    member, calendar = view.member, view.calendar
    if member.left_at is not None or member.joined_at is None:
        return Look()
    settled = member.joined_at + timedelta(days=policy["points.newcomer_days"])
    last = view.sold[0] if view.sold else None
    since = calendar.day(last.at) if last else calendar.day(member.joined_at)
    days = patience([calendar.day(one.at) for one in view.sold], policy) if last else policy["points.newcomer_days"]
    at = max(calendar.at(since + timedelta(days=days + 1), calendar.day_start), settled)
    if now < at:
        return Look(later=at)
    month = timedelta(days=policy["last-referral-sale.again"])
    step = (now - at) // month + 1
    later = at + step * month if last else None
    if last is None and step > 1:
        return Look()
    say = Say(
        key=key(NAME, "member", member.id, last.at if last else "first", step),
        to=member.id,
        card=words.card(view, call_of(view, now), now),
        because=words.because(view, now),
        facts=words.facts(view, days),
        headline=words.headline(view, now),
    )
    return Look((say,), later)


def call_of(view: MemberView, now: datetime) -> ContactView | None:
    """Whoever of his own has heard no voice for longest; nobody who is to be left in peace."""
    quiet = [one for one in view.clients if not one.silent and one.since and one.owner.id == view.member.id]
    return min(quiet, key=lambda one: (one.contact.last_talk_at or one.since or now, one.contact.id), default=None)


RULE = Rule(
    name=NAME,
    looks_at="member",
    look=look,
    why=(
        "“When was your last sale from a referral?” is a question to ask oneself, and its answer is a symptom: of how "
        "people feel served. So what follows is a call that wants nothing, never an ask. Only you see it; no lead, "
        "no board, no export. After a few sales your own rhythm counts instead of ours."
    ),
    source="A5",
    numbers=(
        Number("last-referral-sale.days", 60, "days", "Two months without one are worth a thought.", 14, 730),
        Number("last-referral-sale.median", 150, "% of yours", "Half as long again is a sign.", 100, 500),
        Number("last-referral-sale.least", 21, "days", "Who sells weekly is not asked weekly.", 7, 365),
        Number("last-referral-sale.again", 30, "days", "Once a month is honest; more is nagging.", 28, 365),
    ),
)
