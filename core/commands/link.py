"""`link`: one person's accounts in two chats become one member; two workspaces become one team."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.model import Role
from core.phrases import linking as words
from core.spec import Arg, Command, Misunderstood
from core.store import joining, links, people
from core.store.links import Offer


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    code = values.get("code")
    if code is None:
        return Reply(card=words.code(links.offer(turn.book), int(links.LIFE.total_seconds() // 60)))
    offer = links.find(turn.tx, code, turn.now)
    if offer is None:
        raise Misunderstood(words.BAD_CODE, try_line="link", field="code")
    if offer.organization != turn.organization.id:
        return _teams(turn, offer, code, sure=bool(values.get("join")))
    if offer.member_id == turn.me.id:
        return Reply(card=words.own_code())
    return _person(turn, offer, code)


def _person(turn: Turn, offer: Offer, code: str) -> Reply:
    """The accounts of the code's owner are mine."""
    other = people.member(turn.tx, turn.organization.id, offer.member_id)
    if other is None:
        raise Misunderstood(words.BAD_CODE, try_line="link", field="code")
    links.use(turn.tx, code)
    joining.merge_members(turn.book, turn.me, other)
    turn.book.about("member", turn.me.id)
    return Reply(card=words.joined(other.name))


def _teams(turn: Turn, offer: Offer, code: str, *, sure: bool) -> Reply:
    """Two organizations: joined by an admin of each, into the one with the book."""
    theirs = joining.name_of(turn.tx, offer.organization)
    other = people.member(turn.tx, offer.organization, offer.member_id)
    if other is None or {other.role, turn.me.role} != {Role.ADMIN}:
        return Reply(card=words.other_team(theirs))
    if not joining.is_empty(turn.tx, offer.organization):
        empty = joining.is_empty(turn.tx, turn.organization.id)
        return Reply(card=words.other_way_round() if empty else words.two_books(theirs))
    if not sure:
        return Reply(card=words.join_teams(code, theirs, turn.organization.name))
    links.use(turn.tx, code)
    came = joining.take_in(turn.book, offer.organization)
    turn.book.about("organization", turn.organization.id)
    return Reply(card=words.teams_joined(theirs, came), replaces=True)


COMMAND = Command(
    name="link",
    summary="Use both chats as one person, with a code that works once",
    examples=("link", "link K7RM-2XQP"),
    run=run,
    args=(
        Arg("code", "name", "The code from the other chat", hint="K7RM-2XQP"),
        Arg("join", "yes", "Join the two teams", ("join",), asked=False),
    ),
    group="People",
)
