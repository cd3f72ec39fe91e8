"""The agenda: the next moment to look at each subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import bindparam, delete, select, update

from core.model import Organization
from core.store.book import LOOKED_AT
from core.store.engine import Tx
from core.store.quick import Quick
from core.store.rows import ORGANIZATION, organization_of
from core.store.tables import agenda, organization
from core.store.upsert import upsert

Subject: TypeAlias = tuple[str, int]

_DUE = Quick(
    select(agenda.c.organization_id, agenda.c.kind, agenda.c.subject_id)
    .where(agenda.c.look_at <= bindparam("now"))
    .order_by(agenda.c.look_at)
    .limit(bindparam("most"))
)
_STILL = select(agenda.c.subject_id, agenda.c.failures).where(
    agenda.c.organization_id == bindparam("org"),
    agenda.c.kind == bindparam("kind"),
    agenda.c.subject_id.in_(bindparam("ids", expanding=True)),
    agenda.c.look_at <= bindparam("now"),
)
_ONE = (
    agenda.c.organization_id == bindparam("_org"),
    agenda.c.kind == bindparam("_kind"),
    agenda.c.subject_id == bindparam("_id"),
)
_LATER = Quick(update(agenda).where(*_ONE).values(look_at=bindparam("look_at"), failures=bindparam("failures")))
_PUT_OFF = update(agenda).where(*_ONE).values(look_at=bindparam("look_at"), failures=agenda.c.failures + 1)
_GONE = delete(agenda).where(*_ONE)
_NOW = upsert(agenda, lambda new: {"look_at": new.look_at, "failures": 0})
_NEXT = select(agenda.c.look_at).where(agenda.c.look_at.is_not(None)).order_by(agenda.c.look_at).limit(1)
_HOLD = Quick(
    select(*(organization.c[name] for name in ORGANIZATION))
    .where(organization.c.id == bindparam("org"))
    .with_for_update(skip_locked=True)
)
WAKING = "all:"  # before a kind: how far its sleepers have been woken, as the subject's id
AT_ONCE = 200  # of them woken in one transaction
_KINDS = select(agenda.c.kind).distinct().where(agenda.c.organization_id == bindparam("org"))
_ASLEEP = (
    select(agenda.c.subject_id)
    .where(
        agenda.c.organization_id == bindparam("org"),
        agenda.c.kind == bindparam("kind"),
        agenda.c.look_at.is_(None),
        agenda.c.subject_id > bindparam("after"),
    )
    .order_by(agenda.c.subject_id)
    .limit(AT_ONCE)
)
_ALL = (
    update(agenda)
    .where(agenda.c.organization_id == bindparam("org"), agenda.c.look_at.is_not(None))
    .values(look_at=bindparam("now"))
)


def hold(tx: Tx, org: int) -> Organization | None:
    """The organization, held until the transaction ends; None where somebody else is writing in it (PostgreSQL)."""
    row = _HOLD.row(tx, {"org": org})
    return organization_of(row) if row is not None else None


def due(tx: Tx, now: datetime, most: int) -> dict[int, list[Subject]]:
    """What is to be looked at by now, the longest due first, by organization: one read of one index."""
    found: dict[int, list[Subject]] = {}
    for org, kind, id in _DUE.rows(tx, {"now": now, "most": most}):
        found.setdefault(org, []).append((kind, id))
    return found


def still_due(tx: Tx, org: int, subjects: Iterable[Subject], now: datetime) -> dict[Subject, int]:
    """Those of the subjects that are due still, with how often a look at them has failed."""
    found: dict[Subject, int] = {}
    for kind, ids in by_kind(subjects).items():
        params = {"org": org, "kind": kind, "ids": ids, "now": now}
        found |= {(kind, row.subject_id): row.failures for row in tx.execute(_STILL, params)}
    return found


def settle(tx: Tx, org: int, looks: Mapping[Subject, tuple[datetime | None, int]]) -> None:
    """Write when each subject is looked at next (None: when it changes) and its failures."""
    rows = [
        {"_org": org, "_kind": kind, "_id": id, "look_at": look_at, "failures": failures}
        for (kind, id), (look_at, failures) in sorted(looks.items())
    ]
    if rows:
        _LATER.many(tx, rows)


def put_off(tx: Tx, org: int, subject: Subject, until: datetime) -> None:
    """A look at this subject failed: it is counted, and tried again then."""
    tx.execute(_PUT_OFF, {"_org": org, "_kind": subject[0], "_id": subject[1], "look_at": until})


def drop(tx: Tx, org: int, subjects: Iterable[Subject]) -> None:
    """Forget subjects that are gone."""
    rows = [{"_org": org, "_kind": kind, "_id": id} for kind, id in sorted(subjects)]
    if rows:
        tx.execute(_GONE, rows)


def look_now(tx: Tx, org: int, subjects: Iterable[Subject], now: datetime) -> None:
    """Put these subjects up for a look, known or not."""
    rows = [
        {"organization_id": org, "kind": kind, "subject_id": id, "look_at": now, "failures": 0}
        for kind, id in sorted(set(subjects))
    ]
    if rows:
        tx.execute(_NOW[tx.dialect.name], rows)


def look_at_everything(tx: Tx, org: int, now: datetime) -> int:
    """A number or the playbook changed: what waits for a moment is looked at now, the sweep goes in batches; what waits
    for nothing is woken by and by (`wake`)."""
    many = tx.execute(_ALL, {"org": org, "now": now}).rowcount
    kinds = LOOKED_AT.intersection(tx.execute(_KINDS, {"org": org}).scalars())
    look_now(tx, org, ((WAKING + kind, 0) for kind in kinds), now)
    return many


def wake(tx: Tx, org: int, subjects: Iterable[Subject], now: datetime) -> frozenset[Subject]:
    """Those of the subjects that are places in the waking of a kind: the next of its sleepers are put up for a look,
    and the place moves on until all have been."""
    places = frozenset(s for s in subjects if s[0].startswith(WAKING))
    for kind, after in sorted(places):
        sleeping = kind.removeprefix(WAKING)
        ids = tx.execute(_ASLEEP, {"org": org, "kind": sleeping, "after": after}).scalars().all()
        drop(tx, org, ((kind, after),))
        look_now(tx, org, ((sleeping, id) for id in ids), now)
        if len(ids) == AT_ONCE:
            look_now(tx, org, ((kind, ids[-1]),), now)
    return places


def next_look(tx: Tx) -> datetime | None:
    """The moment of the next look, over all organizations."""
    found: datetime | None = tx.execute(_NEXT).scalar()
    return found


def by_kind(subjects: Iterable[Subject]) -> dict[str, Sequence[int]]:
    found: dict[str, set[int]] = {}
    for kind, id in subjects:
        found.setdefault(kind, set()).add(id)
    return {kind: sorted(ids) for kind, ids in sorted(found.items())}
