"""The rule `shared-credit`: two of us have a door to one person, and a lead decides whether the win counts for both."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.phrases import sharing as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_sharing import ShareView
from core.sales import ShareState

NAME = "shared-credit"


def look(view: ShareView, policy: Policy, now: datetime) -> Look:
    share = view.share
    if share.state is ShareState.OPEN:
        return Look((_asked(view, now),)) if view.lead is not None and view.introduction.open else Look()
    decided = share.decided_at or share.proposed_at
    if now >= decided + timedelta(days=policy["shared-credit.days"]):
        return Look()
    concerned = {one.id: one for one in (view.sharer, view.owner, view.proposer) if one.id != share.decided_by}
    return Look(tuple(_told(view, member, decided) for member in concerned))


def _asked(view: ShareView, now: datetime) -> Say:
    assert view.lead is not None
    return Say(
        key=key(NAME, "share", view.share.id, view.share.proposed_at, 1),
        to=view.lead.id,
        card=words.asked(view),
        because=words.because_asked(view),
        facts=words.facts(view),
        nudge=False,
        headline=words.headline(view),
    )


def _told(view: ShareView, member: int, decided: datetime) -> Say:
    return Say(
        key=key(NAME, "share", view.share.id, decided, member),
        to=member,
        card=words.told(view, member),
        because=words.because_decided(view),
        facts=words.facts(view),
        nudge=False,
        headline=words.headline(view),
    )


RULE = Rule(
    name=NAME,
    looks_at="share",
    look=look,
    why=(
        "Where two introducers open the same door to two of us, the first has the introduction, and the second is not "
        "forgotten: credit may be shared. A lead decides, so that nobody has to argue for his own part."
    ),
    source="field",
    numbers=(Number("shared-credit.days", 7, "days", "A decision older than a week is no news.", 1, 60),),
)
