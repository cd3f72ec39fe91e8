"""The gate `credit`: is this door already open, and may this person be named as the one who opened it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.model import Direction, Introduction
from core.phrases import gates as words
from core.policy import Number, Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken

GATE = Topic(
    name="credit",
    why=(
        "One door, one opener. While an introduction of the same person is open, and for a year after, a second one "
        "would have two of us calling, and the first introducer would go without thanks."
    ),
    source="field",
    numbers=(
        speaks("credit"),
        Number("credit.months", 12, "months", "A door opened within a year is still the work of whoever opened it."),
    ),
)


@dataclass(frozen=True, slots=True)
class CreditView:
    """What is about to be logged. `standing` are the introductions of the same prospect (none undone), `members` the
    names of the people they name, `anyway` the line that logs it all the same."""

    prospect_id: int
    prospect: str
    owner_id: int
    introducer_id: int | None = None
    introducer_member_id: int | None = None
    standing: tuple[Introduction, ...] = ()
    members: Mapping[int, str] = field(default_factory=dict)
    contacts: Mapping[int, str] = field(default_factory=dict)
    anyway: str | None = None
    share: str | None = None  # what follows `share 12` to propose that a win counts for both


def judge(view: CreditView, policy: Policy, now: datetime) -> Verdict:
    """Allowed, or whose door it already is. Naming the prospect or oneself as the introducer is a slip: hard."""
    if view.introducer_id == view.prospect_id:
        return Advised("credit", words.opened_his_own_door(view.prospect), hard=True)
    if view.introducer_member_id is not None and view.introducer_member_id == view.owner_id:
        return Advised("credit", words.introduced_to_himself(), hard=True)
    since = now - timedelta(days=policy["credit.months"] * 365 // 12)
    rivals = [i for i in view.standing if i.open or (i.closed_at is not None and i.closed_at >= since)]
    if not rivals:
        return Allowed()
    first = min(rivals, key=lambda i: (not i.open, i.logged_at, i.id))
    opener = view.contacts.get(first.introducer_id or 0) or view.members.get(first.introducer_member_id or 0)
    owner = view.members.get(first.owner_id, "")
    verdict = Advised(
        "credit",
        words.door_already_open(
            view.prospect, first, owner, opener, mine=first.owner_id == view.owner_id, months=policy["credit.months"]
        ),
        anyway=view.anyway,
        offers=((words.see(first.id), f"show {first.id}"), *_to_share(view, first)),
        facts=tuple((f"#{i.id}", words.standing(i, view.members.get(i.owner_id, ""))) for i in rivals),
    )
    return spoken(verdict, policy)


def _to_share(view: CreditView, first: Introduction) -> tuple[tuple[str, str], ...]:
    """A lead may let the win count for both, while there is one to come; one's own is nothing to share."""
    if view.share is None or not first.open or first.owner_id == view.owner_id or first.shared_with is not None:
        return ()
    return ((words.SHARE, f"share {first.id} {view.share}"),) if first.direction is Direction.RECEIVED else ()
