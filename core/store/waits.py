"""What waits with whoever calls: introductions for a first call, and next steps whose moment is past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, select, text

from core.model import OPEN_STAGES, Direction, Stage
from core.readings.waits import NOTHING, Waiting, Waits
from core.store.engine import Tx
from core.store.tables import introduction

_I = introduction.c
_CALL = _I.stage == Stage.INTRODUCED.value
_LATER = sorted(stage.value for stage in OPEN_STAGES if stage is not Stage.INTRODUCED)
_LATE = and_(_I.stage.in_(_LATER), _I.next_step_at < bindparam("now", type_=_I.next_step_at.type))
_BY_OWNER = (
    select(
        _I.owner_id,
        func.sum(case((_CALL, 1), else_=0)),
        func.min(case((_CALL, func.coalesce(_I.opened_at, _I.logged_at)))),
        func.sum(case((_LATE, 1), else_=0)),
        func.min(case((_LATE, _I.next_step_at))),
    )
    .where(
        _I.organization_id == bindparam("org"),
        _I.owner_id.in_(bindparam("ids", expanding=True)),
        # word for word the condition of the index introduction_live, so that both databases use it
        text("gone_at IS NULL AND (closed_at IS NULL OR thanked_at IS NULL OR thanked_outcome_at IS NULL)"),
        _I.direction != Direction.GIVEN.value,
    )
    .group_by(_I.owner_id)
)


def of_members(tx: Tx, org: int, members: Iterable[int], now: datetime) -> dict[int, Waits]:
    """For each of these members, those with nothing waiting included."""

    def waiting(many: int, since: datetime | None) -> Waiting:
        return Waiting(int(many), max((now - since).days, 0)) if many and since else NOTHING

    ids = sorted(set(members))
    rows = tx.execute(_BY_OWNER, {"org": org, "ids": ids, "now": now}).all() if ids else ()
    found = {id: Waits(waiting(calls, since), waiting(steps, due)) for id, calls, since, steps, due in rows}
    return {id: found.get(id, Waits()) for id in ids}
