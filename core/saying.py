"""What rules say becomes rows of the post: what is news, at the moment manners allow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from core.cards import to_json
from core.manners import Day, hearing, taking, wants
from core.model import Member, Organization
from core.policy import Policy
from core.rules.judging import Said
from core.store import Tx, posts
from core.store.letters import row
from core.workdays import calendar_of

KINDS = {"reminder": "reminder", "leaderboard": "board"}  # how a rule's messages are kept apart in the post


def put(
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
    taken: dict[int, dict[date, Day]],
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
