"""The sweep: subjects whose time has come are looked at by the rules, and what these say goes into the post."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from core import keeping, metrics
from core.logs import reference
from core.policy import Policy
from core.rules import policy_in
from core.rules.judging import Judged, Said, judge
from core.rules.views import NotLookedUp
from core.saying import put
from core.store import Store, Tx, agenda, views
from core.store.agenda import Subject

log = logging.getLogger(__name__)

FORGETTING = "forgetting"  # no subject of rules: somebody is, or may have to be, forgotten
LIMIT = 500  # subjects in one sweep
TOGETHER = 50  # subjects in one transaction: some thousandths of a second, so that nobody who writes waits for long
AGAIN = timedelta(hours=1)  # until a subject whose rule failed is looked at again


async def sweep(store: Store, clock: Callable[[], datetime], *, limit: int = LIMIT) -> int:
    """Look at what is due, the longest due first; the number of subjects looked at. With nothing due: one read.

    Each organization has its own transactions; any number of replicas may sweep.
    """
    now = clock()
    due = await store.read(lambda tx: agenda.due(tx, now, limit))
    looked = 0
    for org, subjects in due.items():
        for start in range(0, len(subjects), TOGETHER):
            looked += await _look(store, org, subjects[start : start + TOGETHER], now)
        for kind, count in Counter(kind for kind, _ in subjects).items():
            metrics.looked.labels(kind).inc(count)
    return looked


async def _look(store: Store, org: int, subjects: Sequence[Subject], now: datetime) -> int:
    """Look at them together; where that fails, each alone, so that what cannot be looked at holds up nobody else."""
    try:
        return await store.write(partial(look_at, org=org, subjects=subjects, now=now))
    except Exception:
        if len(subjects) > 1:
            return sum([await _look(store, org, [subject], now) for subject in subjects])
        fields = {"ref": reference(), "kind": subjects[0][0], "subject": subjects[0][1], "organization": org}
        log.exception("a subject could not be looked at", extra=fields)
    await store.write(partial(agenda.put_off, org=org, subject=subjects[0], until=now + AGAIN))
    return 1


def look_at(tx: Tx, org: int, subjects: Iterable[Subject], now: datetime) -> int:
    """Ask the rules about these subjects of one organization, post what they say, note when to look again."""
    organization = agenda.hold(tx, org)
    if organization is None:
        return 0  # somebody else writes there; the next bell will do
    due = agenda.still_due(tx, org, subjects, now)
    woken = agenda.wake(tx, org, due, now)
    policy = policy_in(organization)
    loaded = views.load(tx, organization, policy, due, now)
    said: list[Said] = []
    looks: dict[Subject, tuple[datetime | None, int]] = {}
    for subject in due:
        if subject in woken:
            continue
        if subject[0] == FORGETTING:
            looks[subject] = (keeping.step(tx, organization, policy, subject[1], now), 0)
            continue
        judged = judge(subject, loaded.views.get(subject), policy, now)
        said += judged.said
        looks[subject] = (judged.later, 0)
    put(tx, organization, policy, loaded.members, said, now)
    agenda.settle(tx, org, looks)
    return len(looks)


def foreseen(subject: Subject, view: Any, policy: Policy, now: datetime) -> Judged | None:
    """What the rules say of a subject in the transaction that writes it. None where one of them wants to know more, or
    fails: nobody's line is lost by that, and the sweep will meet it."""
    try:
        return judge(subject, view, policy, now)
    except NotLookedUp:
        return None
    except Exception:
        log.exception("a subject could not be judged ahead", extra={"ref": reference(), "kind": subject[0]})
        return None
