"""The post's rows: what was said, is to be said, and what a member's day has taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, update

from core.asks import Ask, Reply
from core.cards import Card, to_json
from core.manners import Day
from core.rules.views import Folded, Listed
from core.store.engine import Tx
from core.store.letters import COLUMNS, LEASE, Letter, destined, row
from core.store.quick import Among, Quick
from core.store.tables import organization, post
from core.store.upsert import insert_new

_ORG = post.c.organization_id == bindparam("org")
_IDS = post.c.id.in_(bindparam("ids", expanding=True))
_BY_ID = Quick(select(*COLUMNS).where(_ORG, post.c.id == bindparam("id")))
_BY_IDS = select(*COLUMNS).where(_ORG, _IDS).order_by(post.c.id)
_BY_REF = select(*COLUMNS).where(_ORG, post.c.sent_to == bindparam("sent_to"), post.c.ref == bindparam("ref"))
_ANSWERED = (
    update(post)
    .where(_ORG, post.c.sent_to == bindparam("where_"), post.c.ref == bindparam("ref_"), post.c.answered_at.is_(None))
    .values(answered_at=bindparam("now"))
)
_KEYS = select(post.c.key).where(_ORG, post.c.key.in_(bindparam("keys", expanding=True)))
_ADD = Quick(insert_new(post))
_TAKE_IDS = Quick(
    update(organization)
    .where(organization.c.id == bindparam("org"))
    .values(next_id=organization.c.next_id + bindparam("many"))
    .returning(organization.c.next_id)
)
_TAKEN = (
    select(
        post.c.member_id,
        post.c.day,
        func.count().label("many"),
        func.sum(case((post.c.rule == "morning", 1), else_=0)).label("listed"),
    )
    .where(
        _ORG,
        post.c.member_id.in_(bindparam("ids", expanding=True)),
        post.c.day >= bindparam("since"),
        post.c.counts,
        # what nobody knows of may have arrived, and keeps its place whatever became of it
        or_(post.c.state.in_(("waiting", "sending", "sent")), post.c.unknown > 0),
    )
    .group_by(post.c.member_id, post.c.day)
)
_HEARD = func.coalesce(post.c.sent_at, post.c.created_at).label("heard_at")
_SAID = Quick(
    select(post.c.subject_id, post.c.key, _HEARD).where(
        _ORG,
        post.c.subject_kind == bindparam("kind"),
        Among(post.c.subject_id),
        or_(post.c.state == "sent", post.c.state == "undelivered"),  # an unreachable one must not hold up the next step
    )
)
_FOLDED = select(*COLUMNS).where(_ORG, post.c.state == "folded").order_by(post.c.id)  # few, and an index holds them
_LISTED = select(post.c.member_id, post.c.day, post.c.facts).where(
    _ORG,
    post.c.member_id.in_(bindparam("ids", expanding=True)),
    post.c.day >= bindparam("since"),
    post.c.rule == "morning",
    post.c.state == "sent",
)
_UNDELIVERED = (
    select(*COLUMNS).where(_ORG, post.c.state == "undelivered").order_by(post.c.id.desc()).limit(bindparam("most"))
)
_NEXT = (
    select(post.c.due_at)
    .where(post.c.due_at.is_not(None), post.c.state == "waiting", post.c.reason.is_(None))
    .order_by(post.c.due_at)
    .limit(1)
)


def take_ids(tx: Tx, org: int, many: int) -> range:
    """So many new ids of the organization."""
    row = _TAKE_IDS.row(tx, {"org": org, "many": many})
    if row is None:
        raise LookupError(f"there is no organization {org}")
    return range(row[0] - many, row[0])


def add(tx: Tx, org: int, rows: Iterable[Mapping[str, Any]]) -> None:
    """New rows (all columns but the organization); one whose key exists is left out."""
    if made := [{"organization_id": org, **row} for row in rows]:
        _ADD.many(tx, made)


def add_reply(tx: Tx, org: int, member: int, ask: Ask, reply: Reply, *, owner: str, now: datetime) -> Reply:
    """The answer with its own row in the post, under way from the start: whoever commits this sends it at once
    (`Post.send_now`), and if he dies the lease ends and another does. A form is left to the adapter: it can be asked
    for again."""
    if reply.card is None:
        return reply
    id = take_ids(tx, org, 1)[0]
    key = f"reply:{org}:{id}"
    made = row(
        id, key, "reply", now, member_id=member, card=to_json(reply.card), state="sending", due_at=now + LEASE,
        owner=owner, tries=1, **destined(ask, reply),
    )  # fmt: skip
    add(tx, org, (made,))
    return replace(reply, posted=key)


def add_edit(tx: Tx, org: int, letter: Letter, card: Card, now: datetime) -> None:
    """One of our messages is to become this card. Does nothing for one that was never sent."""
    if letter.state != "sent" or letter.ref is None:
        return
    id = take_ids(tx, org, 1)[0]
    made = row(
        id, f"edit:{letter.id}:{id}", "edit", now, member_id=letter.member_id, to=letter.sent_to, card=to_json(card),
        private_to=letter.private_to, ref=letter.ref, edits=letter.id, due_at=now,
    )  # fmt: skip
    add(tx, org, (made,))


def known_keys(tx: Tx, org: int, keys: Iterable[str]) -> set[str]:
    """Those of these keys that were posted before."""
    wanted = sorted(set(keys))
    return set(tx.execute(_KEYS, {"org": org, "keys": wanted}).scalars()) if wanted else set()


def get(tx: Tx, org: int, id: int) -> Letter | None:
    found = _BY_ID.row(tx, {"org": org, "id": id})
    return Letter(*found) if found is not None else None


def load(tx: Tx, org: int, ids: Iterable[int]) -> list[Letter]:
    wanted = sorted(set(ids))
    return [Letter(*found) for found in tx.execute(_BY_IDS, {"org": org, "ids": wanted})] if wanted else []


def by_ref(tx: Tx, org: int, sent_to: str, ref: str) -> Letter | None:
    """The message that the platform calls `ref`."""
    found = tx.execute(_BY_REF, {"org": org, "sent_to": sent_to, "ref": ref}).first()
    return Letter(*found) if found is not None else None


def answered(tx: Tx, org: int, sent_to: str, ref: str, now: datetime) -> None:
    """A button of this message was clicked."""
    tx.execute(_ANSWERED, {"org": org, "where_": sent_to, "ref_": ref, "now": now})


def taken(tx: Tx, org: int, members: Iterable[int], since: date) -> dict[int, dict[date, Day]]:
    """What each member's days from `since` on have taken of the cap."""
    found: defaultdict[int, dict[date, Day]] = defaultdict(dict)
    wanted = sorted(set(members))
    if wanted:
        for day in tx.execute(_TAKEN, {"org": org, "ids": wanted, "since": since.isoformat()}):
            found[day.member_id][date.fromisoformat(day.day)] = Day(day.many, bool(day.listed))
    return found


def said(tx: Tx, org: int, kind: str, ids: Iterable[int]) -> dict[int, dict[str, datetime]]:
    """When which key was heard about each of these subjects."""
    found: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    for id, key, heard_at in _SAID.rows(tx, {"org": org, "kind": kind, "ids": sorted(set(ids))}):
        found[id][key] = heard_at
    return found


def folded_letters(tx: Tx, org: int, members: Iterable[int]) -> list[Letter]:
    """What waits for these members' next morning list."""
    wanted = set(members)
    every = [Letter(*found) for found in tx.execute(_FOLDED, {"org": org})] if wanted else []
    return [one for one in every if one.member_id in wanted]


def folded(tx: Tx, org: int, members: Iterable[int]) -> dict[int, list[Folded]]:
    found: defaultdict[int, list[Folded]] = defaultdict(list)
    for one in folded_letters(tx, org, members):
        if one.member_id is not None and one.subject is not None:
            line = one.headline or one.because or ""
            found[one.member_id].append(Folded(one.id, one.key, one.subject, line, one.created_at))
    return found


def listed(tx: Tx, org: int, members: Iterable[int], since: datetime) -> dict[int, list[Listed]]:
    """The morning lists these members were sent since then."""
    found: defaultdict[int, list[Listed]] = defaultdict(list)
    params = {"org": org, "ids": sorted(set(members)), "since": since.date().isoformat()}
    for one in tx.execute(_LISTED, params):
        facts = frozenset((label, value) for label, value in one.facts or ())
        found[one.member_id].append(Listed(date.fromisoformat(one.day), facts))
    return found


def undelivered(tx: Tx, org: int, *, most: int = 20) -> list[Letter]:
    """What could not be delivered, the latest first."""
    return [Letter(*found) for found in tx.execute(_UNDELIVERED, {"org": org, "most": most})]


def next_due(tx: Tx) -> datetime | None:
    """The moment, on the product's clock, at which the next message is due."""
    found: datetime | None = tx.execute(_NEXT).scalar()
    return found
