"""One request inside one transaction: who speaks, what was said, may he, do it."""

from __future__ import annotations

from core import forms, grammar, mentioning
from core.asks import Ask, Reply
from core.commands import COMMANDS
from core.commands.lines import line_of
from core.commands.turn import Refused, Turn
from core.permissions import at_least
from core.phrases import edges
from core.policy import policy_of
from core.replying import Heard, dressed, first, kept, seat_of
from core.rules import NUMBERS
from core.spec import Command, Misunderstood, Parsed
from core.store import Tx, drafts
from core.store.book import Book
from core.store.directory import Seat


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
    if command.writes and not first(tx, heard, seat):
        return Reply()
    turn = _turn(tx, heard, seat, command)
    parsed = mentioning.named(turn, _parsed(turn, command))
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
        line=ask.text if ask.command is None else line_of(command, ask.values),
        command=command.name,
        written=book,
        mentioned=mentioning.members(tx, heard, organization.id),
    )


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
