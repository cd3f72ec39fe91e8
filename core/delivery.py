"""One message handed to its platform, and what became of it, as the post writes it down."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from core.addressing import closed, in_order
from core.claiming import Claimed
from core.faults import reach
from core.phrases import undelivered as words
from core.port import Later, Platform, Refused, Sent, Unknown
from core.store import Tx, claims, members, routes
from core.store.claims import Settled

TRIES = 20  # with the waits below: most of a working day
FIRST, LONGEST = 2.0, 1800.0  # seconds until the second try, and at most between two
LOOK = timedelta(seconds=5)  # after which the platform is asked whether a message of unknown outcome arrived


async def deliver(
    claimed: Claimed, platform: Platform, *, clock: Callable[[], datetime], real: Callable[[], datetime]
) -> Settled:
    """Send, or where an earlier sending may have arrived, ask about that first.

    Never a third sending: an unknown outcome is sent once more, and only where the platform cannot tell. What is to be
    sent again goes back to be judged anew: it may be night by now, or the question answered.
    """
    if not claimed.doubtful:
        return await _send(claimed, platform, clock=clock, real=real)
    again = Settled(
        claimed.letter, "waiting", due_at=clock(), to=claimed.letter.to, ref=claimed.message.edit, free_at=real()
    )
    try:
        found = await platform.verify(claimed.message)
    except Unknown:
        twice = claimed.letter.unknown > 0
        return _given_up(claimed, words.UNKNOWN_TWICE) if twice else replace(again, unknown=1)
    return again if found is None else _arrived(claimed, found, clock(), real(), platform.gap)


async def _send(
    claimed: Claimed, platform: Platform, *, clock: Callable[[], datetime], real: Callable[[], datetime]
) -> Settled:
    reach("before-send")
    try:
        if claimed.guarded and await platform.outsiders(claimed.message.to, claimed.message.route):
            return _given_up(claimed, words.OUTSIDERS)
        sent = await platform.send(claimed.message)
    except Later as later:
        return _put_back(claimed, later, real())
    except Refused as refused:
        return replace(_given_up(claimed, refused.reason), refused=True)
    except Unknown:
        return in_doubt(claimed, real())
    reach("after-send")
    return _arrived(claimed, sent, clock(), real(), platform.gap)


def _arrived(claimed: Claimed, sent: Sent, now: datetime, real: datetime, gap: float) -> Settled:
    free = real + timedelta(seconds=gap) if gap else None
    return Settled(
        claimed.letter, "sent", ref=sent.ref, sent_at=now, to=claimed.letter.to, route=sent.route, free_at=free
    )


def _put_back(claimed: Claimed, later: Later, real: datetime) -> Settled:
    """Again after Retry-After where the platform named it, else after a wait that doubles, give or take a quarter."""
    if claimed.letter.tries + 1 >= TRIES:
        return _given_up(claimed, words.GAVE_UP)
    doubled = min(FIRST * 2**claimed.letter.tries, LONGEST) * random.uniform(0.75, 1.25)  # noqa: S311
    wait = timedelta(seconds=later.seconds if later.seconds is not None else doubled)
    return Settled(
        claimed.letter, "waiting", due_at=real + wait, reason=later.reason[:200], to=claimed.letter.to,
        ref=claimed.message.edit, free_at=real + wait if later.seconds is not None else real,
        unknown=claimed.letter.unknown,
    )  # fmt: skip


def in_doubt(claimed: Claimed, real: datetime) -> Settled:
    """Nobody knows: the lease ends soon, and then it is asked about."""
    if claimed.letter.tries + 1 >= TRIES:
        return replace(_given_up(claimed, words.GAVE_UP), unknown=1)
    return Settled(
        claimed.letter, "sending", due_at=real + LOOK, to=claimed.letter.to, ref=claimed.message.edit,
        unknown=claimed.letter.unknown,
    )  # fmt: skip


def _given_up(claimed: Claimed, reason: str) -> Settled:
    return Settled(
        claimed.letter, "undelivered", reason=reason[:200], to=claimed.letter.to, ref=claimed.message.edit,
        unknown=claimed.letter.unknown,
    )  # fmt: skip


def elsewhere(tx: Tx, org: int, settled: Settled, platforms: Collection[str]) -> Settled:
    """A refused message of a rule goes to the member's next living account, if he has one."""
    letter = settled.letter
    if not settled.refused or letter.rule is None or letter.member_id is None:
        return settled
    member = members.load(tx, org, (letter.member_id,)).get(letter.member_id)
    owned = in_order(
        member.account if member else None, claims.accounts(tx, org, (letter.member_id,)).get(letter.member_id, ())
    )
    rest = owned[owned.index(letter.sent_to) + 1 :] if letter.sent_to in owned else []
    known = routes.lookup(tx, org, rest)
    alive = [a for a in rest if closed(a, known, platforms) is None]
    return replace(settled, state="waiting", due_at=letter.created_at, reason=None, to=alive[0]) if alive else settled
