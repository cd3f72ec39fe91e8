"""Two organizations written in turns, so that every id of one is also an id of the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from core.cards import Card, to_json
from core.model import Act, Channel, Contact, Introduction, Reminder, Team, Touch
from core.partners import (
    Asked,
    Care,
    Complaint,
    Knows,
    NamedDate,
    Partnership,
    PartnershipState,
    Promise,
    PromiseState,
    Source,
)
from core.sales import Contest, Sale, Share, ShareState, Target
from core.store import Store, Tx, contacts, drafts, house, letters, links, posts, reminders, routes, touches
from core.store.book import Book
from core.store.letters import Letter
from core.store.nouns import (
    ASKS,
    CARES,
    COMPLAINTS,
    CONTESTS,
    KNOWS,
    NAMED_DATES,
    PARTNERSHIPS,
    PROMISES,
    SALES,
    SHARES,
    TARGETS,
)
from core.store.tables import metadata
from tests.core.store.desk import NOW, Desk, open_desk

STATES = ("waiting", "folded", "sent", "undelivered", "sending")


@dataclass
class World:
    """One organization with something of everything; every text in it begins with its mark."""

    desk: Desk
    entry: Introduction
    receipt: int  # of a change on which nothing rests
    touch: Touch
    reminder: Reminder
    team: Team
    channel: Channel
    ask: Asked
    draft: int
    code: str
    letters: dict[str, Letter] = field(default_factory=dict)
    ids: dict[str, list[int]] = field(default_factory=dict)  # by table: of everybody, in either organization

    @property
    def org(self) -> int:
        return self.desk.org

    @property
    def mark(self) -> str:
        return self.desk.mark


def two_worlds(store: Store) -> tuple[World, World]:
    """ALPHA, and BETA whose texts and keys alone tell it apart."""
    desks = open_desk(store, "slack:ALPHA", "ALPHA"), open_desk(store, "slack:BETA", "BETA")
    logged = [desk.log() for desk in desks]
    latest = [desk.log("Ann Lee", "Judy Park")[1] for desk in desks]
    worlds = []
    for desk, (entry, _), receipt in zip(desks, logged, latest, strict=True):
        parts, _ = desk.write(lambda book, d=desk, e=entry: _write(book, d, e))
        world = World(desk, entry, receipt, *parts)
        store.write_now(lambda tx, w=world: _post(tx, w))
        found = desk.read(posts.load, range(1, 200))
        world.letters = {letter.state: letter for letter in found}
        worlds.append(world)
    ids = {name: store.read_now(lambda tx, name=name: _ids(tx, name)) for name in ("contact", "draft", "member")}
    for world in worlds:
        world.ids = ids
    return worlds[0], worlds[1]


def _ids(tx: Tx, table: str) -> list[int]:
    return sorted(set(tx.execute(select(metadata.tables[table].c.id)).scalars()))


def _write(book: Book, desk: Desk, entry: Introduction) -> tuple[Touch, Reminder, Team, Channel, Asked, int, str]:
    touch = Touch(book.id(), entry.prospect_id, desk.ana.id, "call", NOW, entry.id, f"{desk.mark} note")
    touches.add(book, touch)
    due = NOW - timedelta(minutes=1)
    reminder = Reminder(book.id(), desk.ana.id, f"{desk.mark} call", due, entry.id, entry.prospect_id)
    reminders.add(book, reminder)
    team = house.lead(book, desk.bob, house.team_named(book, f"{desk.mark}North"))
    channel = house.set_board(book, f"slack:{desk.mark}:C1", f"{desk.mark}sales")
    book.tally(Act.MET, desk.bob.id, NOW.date(), 3)
    SALES.add(book, Sale(book.id(), entry.prospect_id, desk.ana.id, NOW, source="import"))
    asked = Asked(
        book.id(), entry.introducer_id or 0, entry.prospect_id, desk.ana.id, NOW, entry.id, f"{desk.mark} because"
    )
    ASKS.add(book, asked)
    KNOWS.add(
        book, Knows(book.id(), entry.prospect_id, Source.TOLD, desk.ana.id, NOW, entry.introducer_id, how=desk.mark)
    )
    SHARES.add(book, Share(book.id(), entry.id, desk.ana.id, NOW, ShareState.OPEN, entry.introducer_id, desk.bob.id))
    COMPLAINTS.add(book, Complaint(book.id(), entry.prospect_id, desk.ana.id, desk.ana.id, NOW, desk.mark))
    made = touch, reminder, team, channel, asked, drafts.keep(book, f"log {desk.mark} Jane"), links.offer(book)
    _serve(book, desk, entry)
    _partner(book, desk, entry)
    return made


def _serve(book: Book, desk: Desk, entry: Introduction) -> None:
    """The prospect as a client who is looked after."""
    known = contacts.get(book.tx, book.organization, entry.prospect_id)
    assert known is not None
    contacts.change(book, known, client_since=NOW - timedelta(days=400), owner_id=desk.ana.id)
    CARES.add(
        book,
        Care(known.id, profession=desk.mark, sector=f"{desk.mark}sector", newsletter_since=NOW, holiday="Christmas"),
    )
    NAMED_DATES.add(book, NamedDate(book.id(), known.id, f"{desk.mark} birthday", 5, 3))
    touches.add(book, Touch(book.id(), known.id, desk.ana.id, "gift", NOW, value=4000, currency="USD"))
    promised = Promise(
        book.id(), known.id, desk.ana.id, f"{desk.mark} guide", PromiseState.OPEN, NOW, by_member_id=desk.ana.id
    )
    PROMISES.add(book, promised)
    days = NOW.date(), NOW.date() + timedelta(days=9)
    race = Contest(book.id(), f"{desk.mark} doors", "rank", "met", *days, desk.ana.id, NOW, least=1)
    CONTESTS.add(book, race)
    TARGETS.add(book, Target(book.id(), race.id, desk.ana.id, 3))


def _partner(book: Book, desk: Desk, entry: Introduction) -> None:
    """The introducer as a partner, who knows somebody and has answered once."""
    mark, carl = desk.mark, entry.introducer_id or 0
    uma = Contact(book.id(), f"{mark}Uma Known", owner_id=desk.bob.id)
    contacts.add(book, uma)
    KNOWS.add(book, Knows(book.id(), uma.id, Source.TOLD, desk.ana.id, NOW, carl, how=mark))
    ASKS.add(book, Asked(book.id(), carl, uma.id, desk.ana.id, NOW - timedelta(days=3), answer="yes", answered_at=NOW))
    began = Partnership(
        book.id(), carl, desk.ana.id, PartnershipState.AGREED, NOW - timedelta(days=1),
        ideal_theirs={"sector": f"{mark}sector"}, own_words=mark, review_on=NOW.date(),
    )  # fmt: skip
    PARTNERSHIPS.add(book, began)


def _post(tx: Tx, world: World) -> None:
    mark, desk = world.mark, world.desk
    routes.hear(tx, world.org, f"slack:{mark}:C1", f'{{"to":"{mark}"}}', f"{mark}sales", NOW)
    routes.hear(tx, world.org, f"slack:{mark}:Ana", f'{{"to":"{mark}"}}', None, NOW)
    for n, state in enumerate(STATES, 1):
        (id,) = posts.take_ids(tx, world.org, 1)
        row = letters.row(
            id, f"quiet:introduction:1:{n}:1", "nudge", NOW - timedelta(hours=1), rule="quiet", state=state,
            subject_kind="introduction", subject_id=world.entry.id, member_id=desk.ana.id,
            card=to_json(Card(f"{mark} card")), because=f"{mark} because", headline=f"{mark} headline", counts=True,
            day=NOW.date().isoformat(), due_at=None if state in ("folded", "sent", "undelivered") else NOW,
            ref="m1" if state == "sent" else None, sent_to="slack:SAME:C1", sent_at=NOW if state == "sent" else None,
            owner="me" if state == "sending" else None, facts=[["Asked", f"{mark} fact"]],
        )  # fmt: skip
        posts.add(tx, world.org, (row,))
