"""One request inside one transaction: who speaks, what was said, may he, do it, and what goes with the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from core import forms, grammar, walking
from core.asks import Ask, Reply, platform_of, workspace_of
from core.commands import COMMANDS
from core.commands.spec import Command, Misunderstood, Parsed
from core.commands.turn import Refused, Turn
from core.model import Member
from core.permissions import at_least
from core.phrases import edges
from core.policy import policy_of
from core.rules import NUMBERS
from core.store import Tx, deliveries, directory, drafts, posts, routes
from core.store.book import Book
from core.store.directory import Seat

LONGEST = 300  # characters a button carries itself; a longer line is kept as a draft
_MENTION = re.compile(r"@\{([^{}]+:[^{}]+:[^{}]+)\}")


class Stranger(Exception):
    """Accounts nobody here knows yet: the speaker's, or those he mentions."""

    def __init__(self, *accounts: str) -> None:
        super().__init__(f"{len(accounts)} unknown accounts")
        self.accounts = accounts


@dataclass(frozen=True, slots=True)
class Heard:
    """One request with its moment.

    `routes` (key, route, name) are ways to reach somebody that this process has not stored yet; `unknown` are mentioned
    accounts that the platform knows nothing about either; `owner` names the leases on answers in the post.
    """

    ask: Ask
    now: datetime
    owner: str
    routes: tuple[tuple[str, str | None, str | None], ...] = ()
    unknown: frozenset[str] = frozenset()


def command_of(ask: Ask) -> Command:
    """What is asked for, before anything is looked up. Raises Misunderstood."""
    if ask.command is None:
        return grammar.command_of(ask.text, COMMANDS)[0]
    found = next((c for c in COMMANDS if c.name == ask.command), None)
    if found is None:
        raise Misunderstood(edges.NO_SUCH_FORM, try_line="help")
    return found


def act(tx: Tx, heard: Heard, command: Command) -> Reply:
    """Run the command; a delivery acted on before gets an empty answer and changes nothing.

    Raises Stranger, Misunderstood or Question; the caller then rolls back what was written.
    """
    ask = heard.ask
    seat = seat_of(tx, ask, lock=command.writes)
    if command.writes and not _first(tx, heard, seat):
        return Reply()
    turn = _turn(tx, heard, seat, command)
    parsed = _parsed(turn, command)
    turn.command = parsed.command.name
    if not at_least(seat.member, parsed.command.who):
        raise Refused(Reply(card=edges.not_for_you(parsed.command)))
    if parsed.missing:
        reply = Reply(form=forms.form_of(parsed, turn.context))
    else:
        reply = parsed.command.run(turn, parsed.values)
    if turn.written is not None:
        turn.written.finish(turn.recorded or turn.command)
    reply = dressed(tx, ask, seat, reply)
    return kept(tx, heard, seat, reply) if command.writes else reply


def seat_of(tx: Tx, ask: Ask, *, lock: bool = False) -> Seat:
    found = directory.seat(tx, ask.account, lock=lock)
    if found is None:
        raise Stranger(ask.account)
    return found


def _first(tx: Tx, heard: Heard, seat: Seat) -> bool:
    """Whether this delivery is new; one without an id always is."""
    ask = heard.ask
    if ask.delivery is None:
        return True
    return deliveries.first(tx, seat.organization.id, platform_of(ask.account), ask.delivery, heard.now)


def dressed(tx: Tx, ask: Ask, seat: Seat, reply: Reply) -> Reply:
    """The answer with the accounts of those it mentions, on the asking platform."""
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
    if me.account != ask.account:
        directory.speaks_from(tx, org, me.id, ask.account)
    if ask.clicked is not None and ask.clicked.ref is not None:
        posts.answered(tx, org, ask.place.key or ask.account, ask.clicked.ref, heard.now)
    if reply.card is not None:
        book = Book(tx, org, member_id=me.id, via=ask.account, now=heard.now)
        reply = replace(reply, card=walking.with_lines(reply.card, lambda line: _short(book, line)))
    if not ask.durable or (reply.card is None and reply.form is None):
        return reply
    return posts.add_reply(tx, org, me.id, ask, reply, owner=heard.owner, now=heard.now)


def finished(tx: Tx, heard: Heard, reply: Reply, *, keeping: bool = True) -> Reply:
    """`dressed` and, where there is anything, `kept`, for an answer that was not made in a writing transaction."""
    seat = seat_of(tx, heard.ask, lock=keeping)
    if keeping and heard.ask.durable and not _first(tx, heard, seat):
        return Reply()
    reply = dressed(tx, heard.ask, seat, reply)
    return kept(tx, heard, seat, reply) if keeping else reply


def asked_back(ask: Ask, wrong: Misunderstood) -> Reply:
    """What was not understood: in the form again, at its field, or as a card with a line that would work."""
    if ask.command is not None and (form := forms.again(ask, COMMANDS, wrong)) is not None:
        return Reply(form=form)
    return Reply(card=edges.misunderstood(wrong.sentence, wrong.try_line))


def must_keep(heard: Heard, reply: Reply) -> bool:
    """Whether the answer to a read has anything to store."""
    long = reply.card is not None and any(len(line) > LONGEST for line in walking.lines(reply.card))
    said = reply.card is not None or reply.form is not None
    return bool(heard.routes) or long or (heard.ask.durable and said)


def _turn(tx: Tx, heard: Heard, seat: Seat, command: Command) -> Turn:
    ask, me, organization = heard.ask, seat.member, seat.organization
    book = Book(tx, organization.id, member_id=me.id, via=ask.account, now=heard.now) if command.writes else None
    return Turn(
        tx=tx,
        organization=organization,
        me=me,
        ask=ask,
        now=heard.now,
        policy=policy_of(organization, NUMBERS),
        line=ask.text if ask.command is None else "",
        command=command.name,
        written=book,
        mentioned=_mentioned(tx, heard, organization.id),
    )


def _mentioned(tx: Tx, heard: Heard, organization: int) -> dict[str, Member]:
    """The members behind the accounts that stand in the line; those of other organizations are nobody here."""
    here = workspace_of(heard.ask.account)
    found: dict[str, Member] = {}
    strangers: list[str] = []
    for account in dict.fromkeys(_MENTION.findall(heard.ask.text)):
        seat = directory.seat(tx, account)
        if seat is None and workspace_of(account) == here and account not in heard.unknown:
            strangers.append(account)
        elif seat is not None and seat.organization.id == organization:
            found[account] = seat.member
    if strangers:
        raise Stranger(*strangers)
    return found


def _parsed(turn: Turn, command: Command) -> Parsed:
    """The line or form as typed values. A draft is read as the line it keeps."""
    if turn.ask.command is not None:
        return grammar.read_form(command, turn.ask.values, turn.context)
    parsed = grammar.read(turn.line, COMMANDS, turn.context)
    if parsed.command.name != "draft" or parsed.missing:
        return parsed
    text = drafts.text(turn.tx, turn.organization.id, turn.me.id, parsed.values["number"])
    if text is None:
        raise Misunderstood(edges.DRAFT_GONE)
    turn.line = text
    return grammar.read(text, COMMANDS, turn.context)


def _short(book: Book, line: str) -> str:
    return line if len(line) <= LONGEST else f"draft {drafts.keep(book, line)}"
