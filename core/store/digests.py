"""What waits in each member's hands, read for the whole house on the two days of the leads' digest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam

from core.model import Member, Organization
from core.phrases import lead_digest as words
from core.policy import Policy
from core.rules import lead_digest
from core.rules.owed import owed
from core.rules.views import IntroductionView
from core.rules.views_digest import Digest
from core.store import Tx, contacts, members, people
from core.store.nouns import PARTNERSHIPS, PROMISES
from core.store.tables import partnership, promise

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_LATE = PROMISES.where(  # ours: what a partner is late with is asked of him, and is no debt of the rep
    promise.c.owner_id.in_(_IDS),
    promise.c.by_member_id.is_not(None),
    promise.c.state == "open",
    promise.c.due_on < bindparam("day"),
)
_DUE = PARTNERSHIPS.where(
    partnership.c.owner_id.in_(_IDS),
    partnership.c.state == "agreed",
    partnership.c.review_on <= bindparam("day"),
)
Live = Callable[[Iterable[int]], Iterable[IntroductionView]]


def of_house(tx: Tx, organization: Organization, policy: Policy, now: datetime, live: Live) -> tuple[Digest, ...]:
    """Each active member's, as of the moment the reps saw theirs; nothing on other days. `live` gives the introductions
    of some members."""
    _, reps, leads = lead_digest.moments(ZoneInfo(organization.zone), policy, now)
    if not reps <= now < leads + timedelta(days=1):
        return ()
    org = organization.id
    team = {one.id: one for one in people.members(tx, org) if one.left_at is None}
    lines = _owed(live(team), policy, reps)
    day = reps.astimezone(ZoneInfo(organization.zone)).date()
    late = PROMISES.all(tx, org, _LATE, ids=sorted(team), day=day)
    due = PARTNERSHIPS.all(tx, org, _DUE, ids=sorted(team), day=day)
    names = contacts.load(tx, org, {one.contact_id for one in late} | {other.contact_id for other in due})
    for one in late:
        lines[one.owner_id, "late"].append(words.late(one.text, names[one.contact_id].name, one.due_on))
    for other in due:
        lines[other.owner_id, "reviews"].append(words.review(names[other.contact_id].name, other.review_on))
    helping = members.helpers(tx, org, team.values())
    return tuple(_digest(one, helping.get(id), lines) for id, one in sorted(team.items()))


def _owed(views: Iterable[IntroductionView], policy: Policy, then: datetime) -> defaultdict[tuple[int, str], list[str]]:
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for one in owed(views, policy, then):
        if one.what != "sign":
            kind = "waiting" if one.what == "call" else "unthanked"
            said = words.owed(one.what, one.view.prospect.name, one.view.opener, one.view.introduction.id)
            found[one.view.owner.id, kind].append(said)
    return found


def _digest(one: Member, lead: Member | None, lines: defaultdict[tuple[int, str], list[str]]) -> Digest:
    mine = [lines[one.id, kind] for kind in ("waiting", "unthanked", "reviews", "late")]
    waiting, unthanked, reviews, late = (len(some) for some in mine)
    return Digest(one, lead, waiting, unthanked, reviews, late, tuple(said for some in mine for said in some))
