"""What is due is judged once more before it leaves: what became untrue is dropped, the rest rendered fresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.manners import Hearing, hearing, taking, wants
from core.model import Member, Organization
from core.policy import Policy
from core.rules import policy_in
from core.rules.judging import Said, judge
from core.store import Tx, agenda, claims, posts, views
from core.store.letters import Letter
from core.workdays import calendar_of

UNTRUE = "no longer true when it was due"


@dataclass(slots=True)
class Fresh:
    """What may leave now, by the letter's id: what its rule says today, and the day it counts on. `joins` are folded
    messages that a member's morning list carries. `acted` counts letters dropped, folded or put off instead."""

    said: dict[int, Said] = field(default_factory=dict)
    heard: dict[int, Hearing] = field(default_factory=dict)
    joins: dict[int, list[int]] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    acted: int = 0


def recheck(tx: Tx, organization: Organization, letters: Iterable[Letter], now: datetime) -> Fresh:
    """Which of these waiting messages of rules are still to be said, and now. Morning lists come last: what is over the
    cap joins them, and what in them became untrue is gone by then."""
    policy, fresh = policy_in(organization), Fresh()
    due = list(letters)
    lists = [one for one in due if one.rule == "morning"]
    folded = posts.folded_letters(tx, organization.id, {one.member_id for one in lists if one.member_id is not None})
    others = [one for one in due if one.rule != "morning"]
    _still_true(tx, organization, policy, [*others, *folded], now, fresh)
    for one in folded:
        if fresh.said.pop(one.id, None) is not None and one.member_id is not None:
            fresh.joins.setdefault(one.member_id, []).append(one.id)
    _mannered(tx, organization, policy, others, now, fresh)
    _still_true(tx, organization, policy, lists, now, fresh)
    _mannered(tx, organization, policy, lists, now, fresh)
    return fresh


def _still_true(
    tx: Tx, organization: Organization, policy: Policy, letters: list[Letter], now: datetime, fresh: Fresh
) -> None:
    """Judge with fresh views. A letter whose key is not said any more is dropped and its subject looked at now."""
    loaded = views.load(tx, organization, policy, {one.subject for one in letters if one.subject is not None}, now)
    fresh.members |= loaded.members
    said: dict[str, Said] = {}
    for subject, view in loaded.views.items():
        said |= {one.say.key: one for one in judge(subject, view, policy, now).said}
    gone = [one for one in letters if not _wanted(one, said.get(one.key), loaded.members)]
    lost = {one.id for one in gone}
    fresh.said |= {one.id: said[one.key] for one in letters if one.id not in lost}
    claims.drop(tx, organization.id, gone, UNTRUE)
    agenda.look_now(tx, organization.id, {one.subject for one in gone if one.subject in loaded.views}, now)
    fresh.acted += len(gone)


def _wanted(letter: Letter, said: Said | None, members: dict[int, Member]) -> bool:
    if said is None or letter.member_id is None:
        return said is not None
    member = members.get(letter.member_id)
    return member is not None and said.say.to == member.id and wants(member, said.rule)


def _mannered(
    tx: Tx, organization: Organization, policy: Policy, letters: list[Letter], now: datetime, fresh: Fresh
) -> None:
    """Manners once more: his hours may have changed, or the day become another whose cap counts."""
    personal = [(one, one.member_id) for one in letters if one.id in fresh.said and one.member_id is not None]
    days = posts.taken(tx, organization.id, {id for _, id in personal}, (now - timedelta(days=2)).date())
    moved = []
    for one, id in personal:
        member, said = fresh.members[id], fresh.said[one.id]
        calendar, own = calendar_of(member, organization), days.setdefault(id, {})
        today = calendar.day(now)
        placed = one.counts and one.day == today.isoformat()  # it has its place in today's count, and in no other's
        heard = hearing(
            said.rule, member, calendar, policy, now=now, nudge=said.say.nudge, not_before=said.say.not_before,
            taken={day: had for day, had in own.items() if day != today} if placed else own,
        )  # fmt: skip
        if not placed or heard.at > now:
            taking(own, said.rule, heard)
        if heard.at <= now and not heard.folded:
            fresh.heard[one.id] = heard
            continue
        del fresh.said[one.id]
        moved.append(_moved(one, heard))
    claims.move(tx, organization.id, moved)
    fresh.acted += len(moved)


def _moved(letter: Letter, heard: Hearing) -> dict[str, object]:
    return {
        "id": letter.id, "state": "folded" if heard.folded else "waiting", "due_at": None if heard.folded else heard.at,
        "day": heard.day.isoformat(), "counts": heard.counts and not heard.folded, "reason": None,
    }  # fmt: skip
