"""What the bot says about who stands where: names, never mentions; no clients."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_skeleton

from core.cards import Block, Bold, Button, Buttons, Card, Line, Table, Text, line
from core.model import Organization
from core.money import show as money

if TYPE_CHECKING:
    from core.readings.boards import Board
    from core.readings.standings import Standing

WHAT = {
    "points": "Points", "received": "Doors opened to us", "given": "Doors we opened", "met": "Meetings", "won": "Won",
    "thanked": "Thanked in time", "logged": "Logged", "value": "Value won",
}  # fmt: skip
SHARE = "Share"
NOBODY_HERE = "Here only you would see it. Say it in the channel that shall see the board."
MONEY_IS_OFF = "Boards by money are off here. An admin can allow them: settings leaderboard.money 1"


def channel_board(board: Board, organization: Organization, *, top: int) -> Card:
    """The board as a channel sees it."""
    title = f"Leaderboard, {board.span.label}: {WHAT[board.measure].lower()}"
    days = Text(line(_days(board, organization)), small=True)
    if not board.ranked:
        return Card(title, (Text(line(nothing_yet())), days))
    return Card(title, (_table(board, organization, top=top), days, _more(board, top)))


def private_board(board: Board, organization: Organization, *, me: int, top: int, share: str | None) -> Card:
    """The board for one person: with his own place; `share` is the line that shows it to the channel, where one is."""
    title = f"Leaderboard, {board.span.label}: {WHAT[board.measure].lower()}"
    blocks: list[Block] = []
    if board.ranked:
        blocks.append(_table(board, organization, top=top))
    else:
        blocks.append(Text(line(nothing_yet())))
    blocks.append(Text(line(_mine(board, organization, me))))
    blocks.append(Text(line(f"{_days(board, organization)}. Only you see this."), small=True))
    if board.ranked:
        shown = (Button(SHARE, share),) if share else ()
        blocks.append(Buttons((*shown, Button("How are points counted?", "why points"))))
    return Card(title, tuple(blocks))


def because(board: Board) -> str:
    return f"the board for {board.span.label} is due in this channel"


def facts(board: Board) -> tuple[tuple[str, str], ...]:
    return (
        ("Period", f"{board.span.first.isoformat()} to {board.span.last.isoformat()}"),
        ("Counted", WHAT[board.measure]),
        ("On the board", str(len(board.ranked))),
    )


def nothing_yet() -> str:
    return "Nothing counted yet in this period. One introduction logged puts somebody first."


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def place(rank: int | None, many: int) -> str:
    return f"That is {ordinal(rank)} of {many}." if rank is not None else "The first months are not ranked."


def shown(standing: Standing, board: Board, organization: Organization) -> str:
    if board.measure != "value":
        return f"{standing.amount:,}"
    return money(standing.amount, organization.currency, organization.locale)


def _table(board: Board, organization: Organization, *, top: int) -> Table:
    rows: list[tuple[Line, ...]] = [
        (line(str(s.rank)), line(Bold(s.member.name)), line(shown(s, board, organization))) for s in board.ranked[:top]
    ]
    return Table(("", "Name", WHAT[board.measure]), tuple(rows), numeric=(0, 2))


def _more(board: Board, top: int) -> Text:
    rest = len(board.ranked) - top
    return Text(
        line(
            f"and {rest} more. Your own place: type leaderboard." if rest > 0 else "Your own place: type leaderboard."
        ),
        small=True,
    )


def _mine(board: Board, organization: Organization, me: int) -> str:
    mine = board.of(me)
    if mine is None:
        return "You are not on this board yet; the first door is the hardest."
    what = shown(mine, board, organization)
    if mine.rank is None:
        return f"You have {what}. Your first months are not ranked."
    return f"You are {ordinal(mine.rank)} of {len(board.ranked)}, with {what}."


def _days(board: Board, organization: Organization) -> str:
    def day(one: date) -> str:
        return str(format_skeleton("MMMd", one, locale=organization.locale))

    return f"{day(board.span.first)} to {day(board.span.last)}"
