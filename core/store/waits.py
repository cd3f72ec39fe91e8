"""How many introductions wait for a first call, by whoever calls."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, func, select, text

from core.model import Direction, Stage
from core.store.engine import Tx
from core.store.tables import introduction

_I = introduction.c
_FIRST_CALLS = (
    select(_I.owner_id, func.count())
    .where(
        _I.organization_id == bindparam("org"),
        _I.owner_id.in_(bindparam("ids", expanding=True)),
        # word for word the condition of the index introduction_live, so that both databases use it
        text("gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"),
        _I.stage == Stage.INTRODUCED.value,
        _I.direction != Direction.GIVEN.value,
    )
    .group_by(_I.owner_id)
)


def first_calls(tx: Tx, org: int, members: Iterable[int]) -> dict[int, int]:
    """For each of these members, those with nothing waiting included."""
    ids = sorted(set(members))
    found = {row[0]: row[1] for row in tx.execute(_FIRST_CALLS, {"org": org, "ids": ids})} if ids else {}
    return {id: found.get(id, 0) for id in ids}
