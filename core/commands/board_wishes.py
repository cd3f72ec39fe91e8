"""Who stands on the board at all: my own wish, and an admin's word about anybody."""

from __future__ import annotations

from core.asks import Reply
from core.cards import Card
from core.commands.board_settings import in_channel
from core.commands.setting import Setting
from core.commands.team_settings import colleague
from core.commands.turn import Refused, Turn
from core.model import Member, Role
from core.permissions import at_least
from core.phrases import boards, settings
from core.store import profiles

_OWN = {"out": "out", "in": "in"}
_ADMINS = {"exclude": "excluded", "include": "in"}


def _board(turn: Turn, said: str) -> Card:
    """What `out`, `in`, `exclude @bob` or `include @bob` change; other words are about a channel's board. All but one's
    own wish is an admin's."""
    first, _, who = said.strip().partition(" ")
    word = first.casefold().rstrip(".!")
    if word in _OWN and not who.strip():
        return _set(turn, turn.me, _OWN[word])
    if not at_least(turn.me, Role.ADMIN):
        raise Refused(Reply(card=settings.for_admins("board")))
    if word not in _ADMINS or not who.strip():
        return in_channel(turn, said)
    return _set(turn, colleague(turn, who), _ADMINS[word])


def _set(turn: Turn, who: Member, board: str) -> Card:
    """An admin's word stands above a wish."""
    before = profiles.of(turn.tx, turn.organization.id, who.id).board
    if before == "excluded" and not at_least(turn.me, Role.ADMIN):
        raise Refused(Reply(card=boards.taken_off()))
    profiles.change(turn.book, who.id, board=board)
    turn.book.touch("member", who.id)
    return boards.on_it(board, None if who.id == turn.me.id else who.name)


BOARD = Setting("board", _board)
