"""The sweep: subjects whose time has come are looked at by the rules, and what these say goes into the post."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core import metrics
from core.cards import to_json
from core.logs import reference
from core.manners import Day, hearing, taking, wants
from core.model import Member, Organization
from core.policy import Policy, policy_of
from core.rules import NUMBERS, RULES
from core.rules.rule import Rule, Say
from core.store import Store, Tx, agenda, posts, views
from core.store.agenda import Subject
from core.store.letters import row
from core.workdays import calendar_of

log = logging.getLogger(__name__)

LIMIT = 200  # subjects in one sweep: a transaction of some hundredths of a second
AGAIN = timedelta(hours=1)  # until a subject whose rule failed is looked at again
KINDS = {"reminder": "reminder", "leaderboard": "board"}  # how a rule's messages are kept apart in the post
_BY_KIND: dict[str, tuple[Rule, ...]] = {
    kind: tuple(r for r in RULES if r.looks_at == kind) for kind in {r.looks_at for r in RULES}
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule wants said, and about what."""

    rule: Rule
    subject: Subject
    say: Say


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say about a subject, and the earliest moment one of them wants to look again."""

    said: tuple[Said, ...] = ()
    later: datetime | None = None


async def sweep(store: Store, clock: Callable[[], datetime], *, limit: int = LIMIT) -> int:
    """Look at what is due, the longest due first; the number of subjects looked at. With nothing due: one read.

    Each organization has its own transaction, so a failure in one leaves the others alone; any number of replicas may
    sweep.
    """
    now = clock()
    due = await store.read(lambda tx: agenda.due(tx, now, limit))
    looked = 0
    for org, subjects in due.items():
        looked += await store.write(lambda tx, org=org, subjects=subjects: look_at(tx, org, subjects, now))  # type: ignore[misc]
    return looked


def look_at(tx: Tx, org: int, subjects: Iterable[Subject], now: datetime) -> int:
    """Ask the rules about these subjects of one organization, post what they say, note when to look again."""
    organization = agenda.hold(tx, org)
    if organization is None:
        return 0  # somebody else writes there; the next bell will do
    due = agenda.still_due(tx, org, subjects, now)
    policy = policy_of(organization, NUMBERS)
    loaded = views.load(tx, organization, policy, due, now)
    said: list[Said] = []
    looks: dict[Subject, tuple[datetime | None, int]] = {}
    for subject, failures in due.items():
        metrics.looked.labels(subject[0]).inc()
        judged = judge(subject, loaded.views.get(subject), policy, now)
        if judged is None:
            looks[subject] = (now + AGAIN, failures + 1)
            continue
        said += judged.said
        looks[subject] = (judged.later, 0)
    post(tx, organization, policy, loaded.members, said, now)
    agenda.settle(tx, org, looks)
    return len(looks)


def judge(subject: Subject, view: Any, policy: Policy, now: datetime) -> Judged | None:
    """What all rules of this kind of subject say now; None where one of them failed, which is logged."""
    if view is None:
        return Judged()  # it is gone
    try:
        return _judge(subject, view, policy, now)
    except Exception:
        log.exception("a rule failed", extra={"ref": reference(), "kind": subject[0], "subject": subject[1]})
        return None


def _judge(subject: Subject, view: Any, policy: Policy, now: datetime) -> Judged:
    """Raises ValueError where a rule wants to look at a moment that is not after now: that would never end."""
    said: list[Said] = []
    later: datetime | None = None
    for rule in _BY_KIND.get(subject[0], ()):
        look = rule.look(view, policy, now)
        if look.later is not None:
            if look.later <= now:
                raise ValueError(f"the rule {rule.name} looks back")
            later = look.later if later is None else min(later, look.later)
        said += (Said(rule, subject, say) for say in look.say)
    return Judged(tuple(said), later)


def post(
    tx: Tx, organization: Organization, policy: Policy, members: dict[int, Member], said: Iterable[Said], now: datetime
) -> None:
    """Put what is news into the post, each at the moment manners allow; what is over the cap waits for the list."""
    org = organization.id
    known = posts.known_keys(tx, org, (one.say.key for one in said))
    fresh = {one.say.key: one for one in said if one.say.key not in known and _heard(one, members)}
    if not fresh:
        return
    capped = {one.say.to for one in fresh.values() if one.say.nudge and isinstance(one.say.to, int)}
    taken = posts.taken(tx, org, capped, (now - timedelta(days=2)).date())
    ids = posts.take_ids(tx, org, len(fresh))
    rows = [
        _row(id, one, organization, policy, members, taken, now) for id, one in zip(ids, fresh.values(), strict=True)
    ]
    posts.add(tx, org, rows)


def _heard(one: Said, members: dict[int, Member]) -> bool:
    return not isinstance(one.say.to, int) or (one.say.to in members and wants(members[one.say.to], one.rule))


def _row(
    id: int,
    one: Said,
    organization: Organization,
    policy: Policy,
    members: dict[int, Member],
    taken: dict[int, dict[Any, Day]],
    now: datetime,
) -> dict[str, Any]:
    say, rule = one.say, one.rule
    about: dict[str, Any] = {
        "rule": rule.name, "subject_kind": one.subject[0], "subject_id": one.subject[1], "card": to_json(say.card),
        "because": say.because, "facts": say.facts, "headline": say.headline or None,
    }  # fmt: skip
    kind = KINDS.get(rule.name, "nudge")
    if isinstance(say.to, str):
        return row(id, say.key, kind, now, to=say.to, due_at=max(now, say.not_before or now), **about)
    member = members[say.to]
    days = taken.setdefault(member.id, {})
    heard = hearing(
        rule, member, calendar_of(member, organization), policy, now=now, nudge=say.nudge, not_before=say.not_before,
        taken=days,
    )  # fmt: skip
    taking(days, rule, heard)
    state, due = ("folded", None) if heard.folded else ("waiting", heard.at)
    counts = heard.counts and not heard.folded
    return row(
        id, say.key, kind, now, member_id=member.id, state=state, due_at=due, counts=counts,
        day=heard.day.isoformat(), **about,
    )  # fmt: skip
