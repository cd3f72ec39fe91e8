"""One request inside one transaction: who speaks, what was said, may he, do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import mentioning
from core.asks import Reply
from core.commands.lines import line_of
from core.commands.turn import Turn
from core.replying import Heard, again, dressed, first, kept, seat_of
from core.rules import policy_in
from core.running import run
from core.store.book import Book
from core.understanding import parsed_of

if TYPE_CHECKING:
    from core.spec import Command
    from core.store import Tx
    from core.store.directory import Seat


def act(tx: Tx, heard: Heard, command: Command) -> Reply:
    """Run the command; a delivery acted on before gets an empty answer and changes nothing.

    Raises Stranger, Misunderstood or Question; the caller then rolls back what was written.
    """
    ask = heard.ask
    seat = seat_of(tx, ask, lock=command.writes)
    if command.writes and again(tx, heard, seat):
        return Reply()
    turn = _turn(tx, heard, seat, command)
    parsed = mentioning.named(turn, parsed_of(turn, command))
    turn.command = parsed.command.name
    reply = run(turn, parsed)
    if turn.written is not None:
        turn.written.finish(turn.recorded or turn.command)
    reply = dressed(tx, heard, seat, reply)
    if not command.writes:
        return reply
    first(tx, heard, seat)  # noted last: whatever asks back has then changed nothing
    return kept(tx, heard, seat, reply)


def _turn(tx: Tx, heard: Heard, seat: Seat, command: Command) -> Turn:
    ask, me, organization = heard.ask, seat.member, seat.organization
    book = Book(tx, organization.id, member_id=me.id, via=ask.account, now=heard.now) if command.writes else None
    return Turn(
        tx=tx,
        organization=organization,
        me=me,
        ask=ask,
        now=heard.now,
        policy=policy_in(organization),
        line=ask.text if ask.command is None else line_of(command, ask.values),
        command=command.name,
        written=book,
        mentioned=mentioning.members(tx, heard, organization.id),
        links=heard.links,
        outsiders=heard.outsiders,
    )
