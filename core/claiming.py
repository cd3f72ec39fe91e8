"""One organization's due messages taken for sending: judged once more, given a destination, marked as under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from core import walking
from core.addressing import Desk, address
from core.asks import Ask, Reply, platform_of
from core.cards import Because, Card, from_json, line, to_json
from core.port import Outgoing
from core.recheck import Fresh, recheck
from core.store import Tx, agenda, claims, directory, posts, routes
from core.store.letters import LEASE, LISTED, Letter, destined, row
from core.store.routes import Route

GUARDED = frozenset({"leaderboard", "contest"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message under way. `doubtful`: an earlier sending of it may have arrived."""

    org: int
    letter: Letter
    message: Outgoing
    doubtful: bool = False

    @property
    def guarded(self) -> bool:
        """A board or a contest in a channel: not where people from outside would read it."""
        return self.letter.rule in GUARDED and self.letter.member_id is None


@dataclass(slots=True)
class Claim:
    """What one transaction took, and how many other rows it acted upon (dropped, folded, put off, given up)."""

    taken: list[Claimed] = field(default_factory=list)
    acted: int = 0


def claim(tx: Tx, org: int, ids: Iterable[int], desk: Desk) -> Claim:
    """Take what of these rows may leave now. After the commit their outcome is unknown until it is settled."""
    organization = agenda.hold(tx, org)
    if organization is None:
        return Claim()
    addressed = address(tx, org, claims.still_due(tx, org, ids, desk.now, desk.real), desk)
    judged = [one for one, _ in addressed.letters if one.state == "waiting" and one.rule is not None]
    fresh = recheck(tx, organization, judged, desk.now)
    asked = {one.id for one in judged}
    chosen = [(one, to) for one, to in addressed.letters if one.id not in asked or one.id in fresh.said]
    _mark(tx, org, chosen, fresh, desk)
    joined = [id for one, _ in chosen if one.rule == "morning" for id in fresh.joins.get(one.member_id or 0, ())]
    claims.said_in_list(tx, org, joined, desk.now, LISTED)
    claims.hold_routes(tx, org, {to: desk.real + LEASE for _, to in chosen if desk.gap(to)})
    return Claim(_messages(tx, org, chosen, fresh, addressed.known), addressed.acted + fresh.acted)


def _mark(tx: Tx, org: int, chosen: list[tuple[Letter, str]], fresh: Fresh, desk: Desk) -> None:
    rows = []
    for one, to in chosen:
        said, heard = fresh.said.get(one.id), fresh.heard.get(one.id)
        rows.append(
            {
                "id": one.id, "state": "sending", "due_at": desk.real + LEASE, "owner": desk.owner,
                "tries": one.tries + 1, "unknown": one.unknown, "sent_to": to, "reason": None,
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


def at_hand(ask: Ask, said: Reply, now: datetime) -> Claimed | None:
    """An answer that has just been committed, without asking the database for what its author still knows; None where
    only the database knows the way."""
    way = ask.place.route if ask.place.key is not None else ask.route
    to = destined(ask, said)
    if said.posted is None or said.card is None or way is None or to["private_to"] is not None:
        return None
    _, org, id = said.posted.split(":")
    letter = Letter(**row(int(id), said.posted, "reply", now, state="sending", tries=1, **to))
    key = ask.place.key or ask.account
    message = outgoing(letter, said.card, {key: Route(key, way)}, {platform_of(key): said.people})
    return Claimed(int(org), letter, message)


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
