"""Taking what is due out of the post, and writing what became of it.

A waiting row's `due_at` is on the product's clock, which a playground turns forward. Whatever concerns a request under
way is real time, for no network hurries with it: a lease, a put-back row (it has a `reason`), a route's next free time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Update, and_, bindparam, case, func, or_, select, update

from core.store.engine import Tx
from core.store.letters import COLUMNS, Letter
from core.store.quick import Quick
from core.store.tables import account, post, route
from core.store.upsert import upsert

_WHEN = or_(
    and_(post.c.state == "waiting", post.c.reason.is_(None), post.c.due_at <= bindparam("now")),
    and_(or_(post.c.state != "waiting", post.c.reason.is_not(None)), post.c.due_at <= bindparam("real")),
)
_DUE = (
    select(post.c.organization_id, post.c.id, post.c.due_at, post.c.state, post.c.reason)
    .where(post.c.due_at <= bindparam("latest"), _WHEN)
    .order_by(post.c.due_at)
    .limit(bindparam("most"))
)
_STILL = (
    select(*COLUMNS)
    .where(
        post.c.organization_id == bindparam("org"),
        post.c.id.in_(bindparam("ids", expanding=True)),
        post.c.due_at.is_not(None),
        _WHEN,
    )
    .order_by(post.c.due_at, post.c.id)
)
_ONE = (post.c.organization_id == bindparam("_org"), post.c.id == bindparam("_id"))
_MINE = (*_ONE, post.c.state == "sending", post.c.owner == bindparam("_owner"))
_ACCOUNTS = select(account.c.member_id, account.c.key).where(
    account.c.organization_id == bindparam("org"), account.c.member_id.in_(bindparam("ids", expanding=True))
)
_HOLD = Quick(upsert(route, lambda new: {"free_at": new.free_at}))
_REACHED = Quick(upsert(route, lambda new: {"route": new.route, "free_at": new.free_at, "dead": None}))


def _sets(where: Iterable[Any], *names: str) -> Update:
    return update(post).where(*where).values({name: bindparam(name) for name in names})


# A member's message is addressed anew; what was for a channel, or answers somebody, keeps its place.
_ITS_OWN = case((post.c.member_id.is_not(None) & post.c.rule.is_not(None), None), else_=post.c.to)
_DROP = _sets(_ONE, "key", "state", "due_at", "reason")
_MOVE = _sets(_ONE, "state", "due_at", "day", "counts", "reason")
_SAID_THERE = _sets(_ONE, "state", "sent_at", "reason")
_MARK = _sets(
    _ONE,
    "state",
    "due_at",
    "owner",
    "tries",
    "unknown",
    "card",
    "because",
    "facts",
    "day",
    "counts",
    "sent_to",
    "reason",
)
_SETTLE = Quick(_sets(_MINE, "state", "due_at", "owner", "ref", "sent_at", "reason", "to", "unknown"))


_PUT_BACK = (
    update(post)
    .where(*_ONE, post.c.due_at.is_not(None))
    .values(due_at=bindparam("until"), reason=func.coalesce(post.c.reason, "it failed"))
)
_AGAIN = (
    update(post)
    .where(*_ONE, post.c.state == "undelivered")
    # `counts` is off: while it could not be delivered others may have had its place in the day
    .values(state="waiting", due_at=bindparam("due_at"), tries=0, unknown=0, counts=False, to=_ITS_OWN, reason=None)
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one message under way. `state` sent, waiting (again at `due_at`, for `reason`), sending (nobody
    knows: asked again at `due_at`) or undelivered (`refused`: only there). `free_at`: when its route is free again."""

    letter: Letter
    state: str
    due_at: datetime | None = None
    ref: str | None = None
    sent_at: datetime | None = None
    reason: str | None = None
    to: str | None = None
    unknown: int = 0
    refused: bool = False
    route: str | None = None
    free_at: datetime | None = None


@dataclass(slots=True)
class Due:
    """Ids of what is due, by organization, the longest due first; `soon` is the first moment, in real time, at which
    something put back will be."""

    ids: dict[int, list[int]] = field(default_factory=dict)
    soon: datetime | None = None


def due(tx: Tx, now: datetime, real: datetime, *, until: datetime, most: int) -> Due:
    """What is due, and what is put back to a real moment up to `until`: one read of one index."""
    found = Due()
    for row in tx.execute(_DUE, {"now": now, "real": until, "latest": max(now, until), "most": most}):
        if row.due_at > real and (row.state != "waiting" or row.reason is not None):
            found.soon = min(found.soon or row.due_at, row.due_at)
        else:
            found.ids.setdefault(row.organization_id, []).append(row.id)
    return found


def still_due(tx: Tx, org: int, ids: Iterable[int], now: datetime, real: datetime) -> list[Letter]:
    params = {"org": org, "ids": sorted(ids), "now": now, "real": real}
    return [Letter(*row) for row in tx.execute(_STILL, params)]


def accounts(tx: Tx, org: int, members: Iterable[int]) -> dict[int, list[str]]:
    """All accounts of these members, in order of their keys."""
    found: dict[int, list[str]] = {}
    wanted = sorted(set(members))
    if wanted:
        for row in sorted(tx.execute(_ACCOUNTS, {"org": org, "ids": wanted}), key=lambda r: r.key):
            found.setdefault(row.member_id, []).append(row.key)
    return found


def drop(tx: Tx, org: int, letters: Iterable[Letter], reason: str) -> None:
    """Not to be said after all. The key is freed: should it become true again, it may be said."""
    rows = [
        {"_org": org, "_id": one.id, "key": f"{one.key}~{one.id}", "state": "dropped", "due_at": None, "reason": reason}
        for one in letters
    ]
    if rows:
        tx.execute(_DROP, rows)


def move(tx: Tx, org: int, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows to another moment, or folded away: {id, state, due_at, day, counts, reason}."""
    made = [{"_org": org, **{("_id" if k == "id" else k): v for k, v in row.items()}} for row in rows]
    if made:
        tx.execute(_MOVE, made)


def try_again(tx: Tx, org: int, id: int, now: datetime) -> bool:
    """Put an undelivered message up once more; False where it is none."""
    return tx.execute(_AGAIN, {"_org": org, "_id": id, "due_at": now}).rowcount == 1


def put_back(tx: Tx, org: int, id: int, until: datetime) -> None:
    """Leave this row alone until then (real time)."""
    tx.execute(_PUT_BACK, {"_org": org, "_id": id, "until": until})


def said_in_list(tx: Tx, org: int, ids: Iterable[int], now: datetime, reason: str) -> None:
    """Folded messages that a morning list now carries."""
    rows = [{"_org": org, "_id": id, "state": "sent", "sent_at": now, "reason": reason} for id in sorted(ids)]
    if rows:
        tx.execute(_SAID_THERE, rows)


def mark(tx: Tx, org: int, rows: Iterable[Mapping[str, Any]]) -> None:
    """Under way from here on: a crash after this commit leaves an unknown outcome."""
    made = [{"_org": org, **{("_id" if k == "id" else k): v for k, v in row.items()}} for row in rows]
    if made:
        tx.execute(_MARK, made)


def hold_routes(tx: Tx, org: int, free: Mapping[str, datetime]) -> None:
    """Nobody speaks to these destinations before then."""
    rows = [_route(org, key, None, at) for key, at in sorted(free.items())]
    if rows:
        _HOLD.many(tx, rows)


def settle(tx: Tx, org: int, owner: str, results: Iterable[Settled]) -> int:
    """Write what became of messages that are still this owner's; the number written."""
    written, results = 0, tuple(results)
    free: dict[str, datetime] = {}
    for one in sorted(results, key=lambda s: s.letter.id):
        row = {
            "_org": org, "_id": one.letter.id, "_owner": owner, "state": one.state, "due_at": one.due_at,
            "owner": owner if one.state == "sending" else None, "ref": one.ref, "sent_at": one.sent_at,
            "reason": one.reason, "to": one.to, "unknown": one.unknown,
        }  # fmt: skip
        written += _SETTLE.run(tx, row)
        if one.letter.sent_to is not None and one.free_at is not None:
            free[one.letter.sent_to] = one.free_at
    reached = {s.letter.sent_to: s.route for s in results if s.route is not None and s.letter.sent_to is not None}
    if reached:
        rows = [_route(org, key, reached[key], free.get(key)) for key in sorted(reached)]
        _REACHED.many(tx, rows)
    hold_routes(tx, org, {key: at for key, at in free.items() if key not in reached})
    return written


def _route(org: int, key: str, found: str | None, free_at: datetime | None) -> dict[str, Any]:
    return {
        "organization_id": org, "key": key, "name": None, "route": found, "free_at": free_at, "dead": None,
        "seen_at": None,
    }  # fmt: skip
