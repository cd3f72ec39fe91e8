"""The rule `shared-credit`: two of us have a door to one person, and a lead decides whether the win counts for both."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.model import Introduction, Member, Stage
from core.permissions import may_see
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
        if view.lead is None or not decidable(view.introduction):
            return Look()
        return Look((_asked(_as_seen(view, view.lead), view.lead),))
    decided = share.decided_at or share.proposed_at
    if now >= decided + timedelta(days=policy["shared-credit.days"]):
        return Look()
    concerned = {one.id: one for one in (view.sharer, view.owner, view.proposer) if one.id != share.decided_by}
    return Look(tuple(_told(_as_seen(view, one), one.id, decided) for one in concerned.values()))


def decidable(entry: Introduction) -> bool:
    """Whether there is, or may yet be, a win to share."""
    return entry.open or entry.stage is Stage.WON


def _as_seen(view: ShareView, member: Member) -> ShareView:
    """Without the second introducer where he is held in confidence by somebody else."""
    hidden = view.second is not None and not may_see(member, view.second)
    return replace(view, second=None) if hidden else view


def _asked(view: ShareView, lead: Member) -> Say:
    return Say(
        key=key(NAME, "share", view.share.id, view.share.proposed_at, 1),
        to=lead.id,
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
