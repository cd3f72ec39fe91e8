"""How to reach an account or a channel, whether it is dead, and when it may next be spoken to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select, update

from core.store import tables
from core.store.directory import organization_at
from core.store.quick import Quick
from core.store.upsert import upsert

SEEN = timedelta(days=1)  # an unchanged route is written again only this often


@dataclass(frozen=True, slots=True)
class Route:
    """`route` is the adapter's own JSON, None where nothing is known but the key. `dead` says why nothing is sent."""

    key: str
    route: str | None
    name: str | None = None
    free_at: datetime | None = None
    dead: str | None = None
    seen_at: datetime | None = None


_T = tables.route
_COLUMNS = (_T.c.key, _T.c.route, _T.c.name, _T.c.free_at, _T.c.dead, _T.c.seen_at)
_FIND = select(*_COLUMNS).where(
    _T.c.organization_id == bindparam("org"), _T.c.key.in_(bindparam("keys", expanding=True))
)
_ONE = (_T.c.organization_id == bindparam("org"), _T.c.key == bindparam("where"))
_FIND_ONE = Quick(select(*_COLUMNS).where(*_ONE))
_DIE = update(_T).where(*_ONE).values(dead=bindparam("reason"))
_DIE_AROUND = (
    update(_T)
    .where(
        _T.c.organization_id == bindparam("org"), func.substr(_T.c.key, 1, bindparam("length")) == bindparam("around")
    )
    .values(dead=bindparam("reason"))
)
_HOLD = update(_T).where(*_ONE).values(free_at=bindparam("until"))
_KEEP = Quick(upsert(_T, lambda new: {"route": new.route, "name": new.name, "dead": None, "seen_at": new.seen_at}))


def lookup(tx: Connection, organization: int, keys: Iterable[str]) -> dict[str, Route]:
    """What is known about these accounts and channels; unknown ones are left out."""
    wanted = sorted(set(keys))
    if len(wanted) == 1:
        row = _FIND_ONE.row(tx, {"org": organization, "where": wanted[0]})
        return {wanted[0]: Route(*row)} if row is not None else {}
    if not wanted:
        return {}
    return {row.key: Route(*row) for row in tx.execute(_FIND, {"org": organization, "keys": wanted})}


def hear(tx: Connection, organization: int, key: str, route: str | None, name: str | None, now: datetime) -> bool:
    """Somebody was heard from there: remember the route, and that it lives. Whether anything had to be written."""
    known = lookup(tx, organization, (key,)).get(key)
    if known is not None and known.dead is None and known.seen_at is not None and known.seen_at > now - SEEN:
        route, name = route or known.route, name or known.name
        if (route, name) == (known.route, known.name):
            return False
    elif known is not None:
        route, name = route or known.route, name or known.name
    row = {
        "organization_id": organization, "key": key, "route": route, "name": name, "free_at": None, "dead": None,
        "seen_at": now,
    }  # fmt: skip
    _KEEP.run(tx, row)
    return True


def keep(tx: Connection, key: str, route: str, name: str | None, now: datetime) -> bool:
    """`hear` for an adapter, which does not know the organization; False where its workspace is unknown, too."""
    organization = organization_at(tx, key)
    return organization is not None and hear(tx, organization, key, route, name, now)


def forget(tx: Connection, key: str, reason: str, now: datetime) -> None:
    """Nothing more is sent to this account, channel, or whole workspace until it is heard from again."""
    organization = organization_at(tx, key)
    if organization is None:
        return
    tx.execute(_DIE, {"org": organization, "where": key, "reason": reason})
    if key.count(":") == 1:
        tx.execute(_DIE_AROUND, {"org": organization, "around": f"{key}:", "length": len(key) + 1, "reason": reason})


def hold(tx: Connection, organization: int, key: str, until: datetime) -> None:
    """This destination is not spoken to before `until`."""
    tx.execute(_HOLD, {"org": organization, "where": key, "until": until})
