"""One organization's due messages taken for sending: judged once more, given a destination, marked as under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from core import walking
from core.asks import platform_of
from core.cards import Because, Card, from_json, line, to_json
from core.phrases import undelivered as words
from core.port import Outgoing, Platform
from core.recheck import Fresh, recheck
from core.store import Tx, agenda, claims, directory, posts, routes
from core.store.letters import LEASE, LISTED, Letter
from core.store.routes import Route


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message under way. `doubtful`: an earlier sending of it may have arrived."""

    org: int
    letter: Letter
    message: Outgoing
    doubtful: bool = False


@dataclass(slots=True)
class Claim:
    """What one transaction took, and how many other rows it acted upon (dropped, folded, put off, given up)."""

    taken: list[Claimed] = field(default_factory=list)
    acted: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """Who claims, when (`now` on the product's clock, `real` for leases), how much, and the platforms he serves."""

    owner: str
    platforms: Mapping[str, Platform]
    now: datetime
    real: datetime
    room: Mapping[str, int]


def claim(tx: Tx, org: int, ids: Iterable[int], desk: Desk) -> Claim:
    """Take what of these rows may leave now. After the commit their outcome is unknown until it is settled."""
    organization = agenda.hold(tx, org)
    if organization is None:
        return Claim()
    due = claims.still_due(tx, org, ids, desk.now, desk.real)
    fresh = recheck(tx, organization, [one for one in due if one.state == "waiting" and one.rule is not None], desk.now)
    due = [one for one in due if one.state == "sending" or one.rule is None or one.id in fresh.said]
    addressed = _addressed(tx, org, due, fresh, desk)
    known = routes.lookup(tx, org, {to for _, to in addressed} | {p for one, _ in addressed if (p := one.private_to)})
    result = Claim(acted=fresh.acted + len(due) - len(addressed))
    result.acted += _put_off(tx, org, addressed, known, desk)
    chosen = _chosen(addressed, known, desk)
    _mark(tx, org, chosen, fresh, desk)
    result.taken = _messages(tx, org, chosen, fresh, known)
    joined = [id for one, _ in chosen if one.rule == "morning" for id in fresh.joins.get(one.member_id or 0, ())]
    claims.said_in_list(tx, org, joined, desk.now, LISTED)
    claims.hold_routes(tx, org, {to: desk.real + LEASE for one, to in chosen if _gap(to, desk)})
    return result


def _addressed(tx: Tx, org: int, due: list[Letter], fresh: Fresh, desk: Desk) -> list[tuple[Letter, str]]:
    """Each letter with where it goes; one that can go nowhere is undelivered, with the reason."""
    open_ended = {one.member_id for one in due if one.to is None and one.member_id is not None}
    owned = claims.accounts(tx, org, open_ended)
    known = routes.lookup(tx, org, {a for accounts in owned.values() for a in accounts} | {o.to for o in due if o.to})
    addressed: list[tuple[Letter, str]] = []
    lost = []
    for one in due:
        member = fresh.members.get(one.member_id or 0)
        accounts = (
            [one.to] if one.to else in_order(member.account if member else None, owned.get(one.member_id or 0, []))
        )
        alive = [a for a in accounts if not _closed(a, known, desk)]
        if one.state == "sending" and one.sent_to and platform_of(one.sent_to) in desk.platforms:
            addressed.append((one, one.sent_to))
        elif alive:
            addressed.append((one, alive[0]))
        else:
            why = next((reason for a in accounts if (reason := _closed(a, known, desk))), words.NOWHERE)
            lost.append(
                {"id": one.id, "state": "undelivered", "due_at": None, "day": one.day, "counts": False, "reason": why}
            )
    claims.move(tx, org, lost)
    return addressed


def in_order(first: str | None, accounts: Iterable[str]) -> list[str]:
    """A member's accounts, the one used last first."""
    return sorted(accounts, key=lambda a: (a != first, a))


def _closed(to: str, known: Mapping[str, Route], desk: Desk) -> str | None:
    """Why nothing can be sent there; None where something can."""
    if platform_of(to) not in desk.platforms:
        return words.NOT_CONNECTED
    return known[to].dead if to in known else None


def _gap(to: str, desk: Desk) -> timedelta:
    return timedelta(seconds=desk.platforms[platform_of(to)].gap)


def _put_off(tx: Tx, org: int, addressed: list[tuple[Letter, str]], known: Mapping[str, Route], desk: Desk) -> int:
    """Whatever finds its route taken waits until that is free, one gap after the other."""
    free: dict[str, datetime] = {}
    moved = []
    for one, to in addressed:
        gap = _gap(to, desk)
        if not gap or one.state == "sending":
            continue
        at = free.get(to) or max(known[to].free_at or desk.real if to in known else desk.real, desk.real)
        free[to] = at + gap
        if at > desk.real:
            moved.append(
                {
                    "id": one.id,
                    "state": "waiting",
                    "due_at": at,
                    "day": one.day,
                    "counts": one.counts,
                    "reason": "one at a time",
                }
            )
    claims.move(tx, org, moved)
    late = {row["id"] for row in moved}
    addressed[:] = [(one, to) for one, to in addressed if one.id not in late]
    return len(moved)


def _chosen(addressed: list[tuple[Letter, str]], known: Mapping[str, Route], desk: Desk) -> list[tuple[Letter, str]]:
    """As many as this desk has room for; the rest stay as they are."""
    room = dict(desk.room)
    chosen = []
    for one, to in addressed:
        platform = platform_of(to)
        if room.get(platform, 0) > 0:
            room[platform] -= 1
            chosen.append((one, to))
    return chosen


def _mark(tx: Tx, org: int, chosen: list[tuple[Letter, str]], fresh: Fresh, desk: Desk) -> None:
    rows = []
    for one, to in chosen:
        said, heard, doubtful = fresh.said.get(one.id), fresh.heard.get(one.id), one.state == "sending"
        rows.append(
            {
                "id": one.id, "state": "sending", "due_at": desk.real + LEASE, "owner": desk.owner,
                "tries": one.tries + 1, "unknown": one.unknown + doubtful, "sent_to": to, "reason": None,
                "card": to_json(said.say.card) if said else one.card,
                "because": said.say.because if said else one.because,
                "facts": said.say.facts if said else one.facts,
                "day": heard.day.isoformat() if heard else one.day,
                "counts": heard.counts if heard else one.counts,
            }
        )  # fmt: skip
    claims.mark(tx, org, rows)


def _messages(
    tx: Tx, org: int, chosen: list[tuple[Letter, str]], fresh: Fresh, known: Mapping[str, Route]
) -> list[Claimed]:
    made = []
    for one, to in chosen:
        said = fresh.said.get(one.id)
        letter = replace(one, sent_to=to, because=said.say.because) if said else replace(one, sent_to=to)
        card = said.say.card if said else from_json(one.card or "")
        made.append((letter, dressed(letter, card), one.state == "sending"))
    people = _people(tx, org, [(letter.sent_to or "", card) for letter, card, _ in made])
    return [Claimed(org, letter, outgoing(letter, card, known, people), doubtful) for letter, card, doubtful in made]


def dressed(letter: Letter, card: Card) -> Card:
    """A rule's card with its reason and the token *Why?* takes."""
    if letter.rule is None or not letter.because:
        return card
    return replace(card, blocks=(*card.blocks, Because(line(letter.because), why=f"post:{letter.id}")))


def outgoing(
    letter: Letter, card: Card, known: Mapping[str, Route], people: Mapping[str, Mapping[int, str]]
) -> Outgoing:
    """A letter as an adapter wants it. `ref` of a letter not sent yet is the message it is to replace."""
    to = letter.sent_to or letter.to or ""
    route, aside = known.get(to), known.get(letter.private_to or "")
    return Outgoing(
        key=letter.key, to=to, card=card, route=route.route if route else None, edit=letter.ref, thread=letter.thread,
        private_to=letter.private_to, private_route=aside.route if aside else None,
        people=people.get(platform_of(to), {}),
    )  # fmt: skip


def _people(tx: Tx, org: int, cards: Iterable[tuple[str, Card]]) -> dict[str, dict[int, str]]:
    """The accounts of those mentioned, by platform: one query a platform."""
    mentioned: dict[str, set[int]] = {}
    for to, card in cards:
        if ids := walking.mentioned(card):
            mentioned.setdefault(platform_of(to), set()).update(ids)
    return {platform: directory.accounts_of(tx, org, ids, platform) for platform, ids in sorted(mentioned.items())}


def reply(tx: Tx, key: str) -> Claimed | None:
    """An answer that is under way already: its message, while it is still unsent. The key tells its place."""
    _, org, id = key.split(":")
    letter = posts.get(tx, int(org), int(id))
    if letter is None or letter.state != "sending" or letter.card is None:
        return None
    known = routes.lookup(tx, int(org), [k for k in (letter.to, letter.private_to) if k])
    card = from_json(letter.card)
    people = _people(tx, int(org), [(letter.to or "", card)])
    return Claimed(int(org), letter, outgoing(letter, card, known, people))
