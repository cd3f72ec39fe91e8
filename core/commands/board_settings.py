"""Which channel gets the leaderboard, on which day, by what."""

from __future__ import annotations

from dataclasses import replace

from core import habits
from core.asks import platform_of
from core.cards import Card
from core.commands.turn import Turn
from core.kinds_listed import MEASURES
from core.model import Channel
from core.phrases import settings as phrases
from core.phrases import settled
from core.spec import Misunderstood
from core.store import house

_WEEKLY = frozenset({"weekly", "week", "every", "each", "on", "the", "in", "to"})  # say nothing more than the default
_MONTHLY = frozenset({"monthly", "month"})


def in_channel(turn: Turn, said: str) -> Card:
    """The board of a channel, set by the words `#sales monday by given`."""
    key, name, rest = channel_meant(turn, said.replace(",", " ").split())
    wanted = _wanted(rest)
    channel = house.set_board(
        turn.book, key, name, board_every=wanted.board_every, board_day=wanted.board_day, board_by=wanted.board_by
    )
    return settled.board(channel)


def _wanted(rest: list[str]) -> Channel:
    """The board these words ask for: `monday`, `monthly`, `off`, `by given`; weekly on Mondays by points without."""
    wanted = Channel(0, "")
    by = False
    for word in (w.casefold() for w in rest):
        if by:
            if word not in MEASURES:
                raise Misunderstood(phrases.NO_BOARD, field="value")
            wanted, by = replace(wanted, board_by=MEASURES[word]), False
        elif word == "by":
            by = True
        elif word in habits.OFF:
            wanted = replace(wanted, board_every="off")
        elif word in _MONTHLY:
            wanted = replace(wanted, board_every="month")
        elif word[:3] in habits.DAYS:
            wanted = replace(wanted, board_day=habits.weekday(word))
        elif word not in _WEEKLY:
            raise Misunderstood(phrases.NO_BOARD, field="value")
    return wanted


def channel_meant(turn: Turn, said: list[str]) -> tuple[str, str | None, list[str]]:
    """The key and name of the channel meant, and the other words. Without one it is the channel we are in."""
    place = turn.ask.place
    here = (place.key, place.name) if place.kind == "channel" and place.key is not None else None
    marked = next((w for w in said if w.startswith("#")), said[0] if said and _names_channel(said[0]) else None)
    rest = [w for w in said if w != marked and w.casefold() != "here"]
    if marked is None:
        if here is None or here[0] is None:
            raise Misunderstood(phrases.NO_BOARD, field="value")
        return here[0], here[1], rest
    name = marked.lstrip("#")
    if here is not None and here[0] is not None and (here[1] or "").casefold() == name.casefold():
        return here[0], here[1], rest
    keys = house.channel_keys(turn.tx, turn.organization.id, name)
    near = [key for key in keys if platform_of(key) == platform_of(turn.ask.account)] or list(keys)
    if len(near) != 1:
        raise Misunderstood(phrases.no_channel(f"#{name}"), field="value")
    return near[0], name, rest


def _names_channel(word: str) -> bool:
    plain = word.casefold()
    return plain not in _WEEKLY | _MONTHLY | habits.OFF | {"here", "by"} and plain[:3] not in habits.DAYS
