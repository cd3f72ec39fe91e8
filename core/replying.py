"""What goes with every answer: accounts of those it mentions, drafts, ways to reach people, its row in the post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from core import forms, mentions, walking
from core.asks import Ask, Reply, platform_of
from core.cards import Card
from core.commands import COMMANDS
from core.phrases import doors, edges
from core.spec import Misunderstood
from core.store import Tx, deliveries, directory, drafts, posts, routes
from core.store.book import Book
from core.store.directory import Seat
from core.store.exporting import Links as Links

LONGEST = 300  # characters a button carries itself; a longer line is kept as a draft


class Stranger(Exception):
    """Accounts nobody here knows yet: the speaker's, or those he mentions."""

    def __init__(self, *accounts: str) -> None:
        super().__init__(f"{len(accounts)} unknown accounts")
        self.accounts = accounts


@dataclass(frozen=True, slots=True)
class Heard:
    """One request with its moment.

    `routes` (key, route, name) are ways to reach somebody that this process has not stored yet; `unknown` are mentioned
    accounts that the platform knows nothing about either; `owner` names the leases on answers in the post; `explains`:
    the answer says why only the speaker sees it; `links` makes addresses of exports.
    """

    ask: Ask
    now: datetime
    owner: str
    routes: tuple[tuple[str, str | None, str | None], ...] = ()
    unknown: frozenset[str] = frozenset()
    explains: bool = False
    links: Links | None = None
    outsiders: bool = False  # are where it was said; looked up for commands that show something there


def seat_of(tx: Tx, ask: Ask, *, lock: bool = False) -> Seat:
    found = directory.seat(tx, ask.account, lock=lock)
    if found is None:
        raise Stranger(ask.account)
    return found


def first(tx: Tx, heard: Heard, seat: Seat) -> bool:
    """Whether this delivery is new; one without an id always is."""
    ask = heard.ask
    if ask.delivery is None:
        return True
    return deliveries.first(tx, seat.organization.id, platform_of(ask.account), ask.delivery, heard.now)


def again(tx: Tx, heard: Heard, seat: Seat) -> bool:
    """Whether this delivery was acted on before."""
    ask = heard.ask
    return ask.delivery is not None and deliveries.known(
        tx, seat.organization.id, platform_of(ask.account), ask.delivery
    )


def dressed(tx: Tx, heard: Heard, seat: Seat, reply: Reply) -> Reply:
    """The answer with the accounts of those it mentions, on the asking platform. One dressed already stays as it is."""
    ask, note = heard.ask, doors.only_you()
    if heard.explains and reply.card is not None and not reply.public and note not in reply.card.blocks:
        reply = replace(reply, card=replace(reply.card, blocks=(*reply.card.blocks, note)))
    shown = reply.card or reply.form
    mentioned = walking.mentioned(shown) if shown is not None else frozenset()
    if not mentioned:
        return reply
    people = directory.accounts_of(tx, seat.organization.id, mentioned, platform_of(ask.account))
    return replace(reply, people=people)


def kept(tx: Tx, heard: Heard, seat: Seat, reply: Reply) -> Reply:
    """The answer with what must be stored for it: routes, lines too long for a button, its own row in the post."""
    ask, org, me = heard.ask, seat.organization.id, seat.member
    for key, route, name in heard.routes:
        routes.hear(tx, org, key, route, name, heard.now)
    if me.moves_to(ask.account):
        directory.speaks_from(tx, org, me.id, ask.account)
    if ask.clicked is not None and ask.clicked.ref is not None:
        posts.answered(tx, org, ask.place.key or ask.account, ask.clicked.ref, heard.now)
    if reply.card is not None and _long(reply.card):
        book = Book(tx, org, member_id=me.id, via=ask.account, now=heard.now)
        reply = replace(reply, card=walking.with_lines(reply.card, lambda line: _short(book, line)))
    if not ask.durable or (reply.card is None and reply.form is None):
        return reply
    return posts.add_reply(tx, org, me.id, ask, reply, owner=heard.owner, now=heard.now)


def finished(tx: Tx, heard: Heard, reply: Reply, *, keeping: bool = True) -> Reply:
    """`dressed` and, where there is anything, `kept`, for an answer that was not made in a writing transaction."""
    seat = seat_of(tx, heard.ask, lock=keeping)
    if keeping and heard.ask.durable and not first(tx, heard, seat):
        return Reply()
    reply = dressed(tx, heard, seat, _spelled(tx, seat, reply))
    return kept(tx, heard, seat, reply) if keeping else reply


def _spelled(tx: Tx, seat: Seat, reply: Reply) -> Reply:
    """What quotes the line names the people mentioned in it."""
    if reply.card is None or not any("@{" in text for text in walking.words(reply.card)):
        return reply
    seats = {a: directory.seat(tx, a) for text in walking.words(reply.card) for a in mentions.accounts(text)}
    ours = {a: s.member.name for a, s in seats.items() if s is not None and s.organization.id == seat.organization.id}

    def words(text: str) -> str:
        return mentions.spelled(text, ours)

    return replace(reply, card=walking.with_words(reply.card, words, lambda text: edges.label(words(text))))


def asked_back(ask: Ask, wrong: Misunderstood) -> Reply:
    """What was not understood: in the form again, at its field, or as a card with a line that would work."""
    if ask.command is not None and (form := forms.again(ask, COMMANDS, wrong)) is not None:
        return Reply(form=form)
    return Reply(card=edges.misunderstood(wrong.sentence, wrong.try_line, wrong.choices))


def must_keep(heard: Heard, reply: Reply) -> bool:
    """Whether the answer to a read has anything to store."""
    said = reply.card is not None or reply.form is not None
    return bool(heard.routes) or (reply.card is not None and _long(reply.card)) or (heard.ask.durable and said)


def _long(card: Card) -> bool:
    """Whether a button of it cannot carry its line."""
    return max(map(len, walking.lines(card)), default=0) > LONGEST


def _short(book: Book, line: str) -> str:
    return line if len(line) <= LONGEST else f"draft {drafts.keep(book, line)}"
