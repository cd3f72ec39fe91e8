"""What a partner could be asked about, what we could offer him, and how soon he answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, select

from core.model import Contact, ContactState
from core.partners import Knows, Partnership
from core.store import contacts
from core.store.engine import Tx
from core.store.nouns import KNOWS
from core.store.tables import ask, care, contact, introduction
from core.store.tables import knows as knows_table

MOST = 500  # clients looked through for what a partner looks for
EACH = 5

_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_K = knows_table.c
_KNOWN = KNOWS.where(_K.knower_id.in_(_IDS)).order_by(_K.strength.desc(), _K.id.desc())
_INTRODUCED = select(introduction.c.prospect_id).where(
    introduction.c.organization_id == bindparam("org"),
    introduction.c.gone_at.is_(None),
    introduction.c.prospect_id.in_(_IDS),
)
_CLIENTS = (
    select(*contacts.COLUMNS, care.c.sector)
    .select_from(
        contact.outerjoin(care, and_(care.c.organization_id == contact.c.organization_id, care.c.id == contact.c.id))
    )
    .where(
        contact.c.organization_id == bindparam("org"),
        contact.c.owner_id.in_(_IDS),
        contact.c.client_since.is_not(None),
        contact.c.gone_at.is_(None),
        contact.c.sensitive.is_(False),
        contact.c.dont_call.is_(False),
        contact.c.state == ContactState.ACTIVE.value,
    )
    .order_by(contact.c.client_since.desc(), contact.c.id)
    .limit(MOST)
)
_ANSWERED = select(ask.c.contact_id, ask.c.at, ask.c.answered_at).where(
    ask.c.organization_id == bindparam("org"),
    ask.c.gone_at.is_(None),
    ask.c.contact_id.in_(_IDS),
    ask.c.answered_at.is_not(None),
)


def knows(tx: Tx, org: int, partners: Mapping[int, Contact]) -> dict[int, tuple[tuple[Contact, Knows], ...]]:
    """By partner, whom he knows and who was introduced by nobody yet; none that only some of us may see."""
    rows = KNOWS.all(tx, org, _KNOWN, ids=sorted(partners)) if partners else ()
    people = contacts.load(tx, org, {row.known_id for row in rows})
    params = {"org": org, "ids": sorted(people)}
    done = set(tx.execute(_INTRODUCED, params).scalars()) if people else set()
    found: dict[int, list[tuple[Contact, Knows]]] = {}
    for row in rows:
        known = people.get(row.known_id)
        if known is not None and known.id not in done and not known.sensitive:
            found.setdefault(row.knower_id or 0, []).append((known, row))
    return {id: tuple(some[:EACH]) for id, some in found.items()}


def offers(tx: Tx, org: int, partnerships: Iterable[Partnership]) -> dict[int, tuple[Contact, ...]]:
    """By partnership, clients of its owner whose title or sector is what the partner looks for."""
    wanted = {one.id: (one, _words(one.ideal_theirs)) for one in partnerships if _words(one.ideal_theirs)}
    owners = sorted({one.owner_id for one, _ in wanted.values()})
    rows = tx.execute(_CLIENTS, {"org": org, "ids": owners}).all() if owners else []
    clients = [(contacts.made(row), _split(f"{row.title or ''} {row[-1] or ''}")) for row in rows]
    found: dict[int, tuple[Contact, ...]] = {}
    for id, (one, words) in wanted.items():
        mine = [(c, theirs) for c, theirs in clients if c.owner_id == one.owner_id and c.id != one.contact_id]
        found[id] = tuple(c for c, theirs in mine if theirs & words)[:EACH]
    return found


def answers(tx: Tx, org: int, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """By contact, in how many whole days each of our asks was answered."""
    found: dict[int, list[int]] = {}
    wanted = sorted(set(ids))
    for who, at, answered in tx.execute(_ANSWERED, {"org": org, "ids": wanted}) if wanted else ():
        found.setdefault(who, []).append((answered - at).days)
    return {who: tuple(days) for who, days in found.items()}


def _words(ideal: Mapping[str, Any]) -> frozenset[str]:
    return _split(f"{ideal.get('title') or ''} {ideal.get('sector') or ''}")


def _split(text: str) -> frozenset[str]:
    return frozenset(word for word in text.replace(",", " ").replace("-", " ").casefold().split() if len(word) > 2)
