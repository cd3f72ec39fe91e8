"""What stands in history about one introduction, as plain values: for whoever recounts without the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, select

from core.store.engine import Tx
from core.store.tables import audit, introduction

_ENTRY = select(introduction).where(
    introduction.c.organization_id == bindparam("org"), introduction.c.id == bindparam("id")
)
_LAST = select(func.max(audit.c.at)).where(
    audit.c.organization_id == bindparam("org"),
    audit.c.subject_kind == "introduction",
    audit.c.subject_id == bindparam("id"),
    audit.c.command.not_in(("snooze", "remind", "thank", "thanked")),
)


def of_introduction(tx: Tx, org: int, id: int) -> Mapping[str, Any] | None:
    """Its row as it stands, with `last_act_at`: when somebody last noted an act (thanks concern the introducer).

    None for one that is not there."""
    row = tx.execute(_ENTRY, {"org": org, "id": id}).one_or_none()
    if row is None:
        return None
    return {**row._mapping, "last_act_at": tx.execute(_LAST, {"org": org, "id": id}).scalar()}
