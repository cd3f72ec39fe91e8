"""What the bot says about who stands where: names, never mentions; no clients."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_skeleton

from core.cards import Block, Bold, Button, Buttons, Card, Chart, Line, Table, Text, line
from core.model import Member, Organization
from core.money import show as money
from core.phrases.settings import is_now
from core.readings.standings import Unranked, foremost

if TYPE_CHECKING:
    from core.readings.boards import Board
    from core.readings.standings import Standing, TeamStanding

WHAT = {
    "points": "Points", "received": "Doors opened to us", "given": "Doors we opened", "met": "Meetings", "won": "Won",
    "thanked": "Thanked in time", "logged": "Logged", "value": "Value won",
}  # fmt: skip
SHARE = "Share"
UNRANKED = {
    Unranked.LEFT: "Who has left is not ranked.",
    Unranked.EXCLUDED: "An admin has taken you off the board.",
    Unranked.OUT: "You wished to stay off the board; “settings board in” puts you back.",
    Unranked.AWAY: "While you are away you are not ranked.",
    Unranked.NEW: "Your first months are not ranked.",
    Unranked.FEW: "The board begins a little higher.",
}
_EXCLUDED = "Nothing of it is shown to anybody, or counted for a team. “settings board include @who” undoes it."
OUTSIDERS_HERE = "People from outside are in this channel, and the board is for the team. Share it where only we are."
NOBODY_HERE = "Here only you would see it. Say it in the channel that shall see the board."
MONEY_IS_OFF = "Boards by money are off here. An admin can allow them: settings leaderboard.money 1"


def channel_board(board: Board, organization: Organization, *, top: int) -> Card:
    """The board as a channel sees it."""
    title = f"Leaderboard, {board.span.label}: {WHAT[board.measure].lower()}"
    days = Text(line(_days(board, organization)), small=True)
    if not board.rows:
        return Card(title, (Text(line(nothing_yet())), days))
    return Card(title, (*_drawn(board, top), _table(board, organization, top=top), days, _more(board, top)))


def private_board(board: Board, organization: Organization, *, me: int, top: int, share: str | None) -> Card:
    """The board for one person: with his own place; `share` is the line that shows it to the channel, where one is."""
    title = f"Leaderboard, {board.span.label}: {WHAT[board.measure].lower()}"
    blocks: list[Block] = []
    if board.rows:
        blocks.append(_table(board, organization, top=top))
    else:
        blocks.append(Text(line(nothing_yet())))
    blocks.append(Text(line(_mine(board, organization, me))))
    blocks.append(Text(line(f"{_days(board, organization)}. Only you see this."), small=True))
    if board.rows:
        shown = (Button(SHARE, share),) if share else ()
        blocks.append(Buttons((*shown, Button("How are points counted?", "why points"), *_wish(board.of(me)))))
    return Card(title, tuple(blocks))


def _wish(mine: Standing | None) -> tuple[Button, ...]:
    """His own say in whether he stands there; none where an admin has said it."""
    match mine.unranked if mine is not None else None:
        case Unranked.OUT:
            return (Button("Put me back", "settings board in"),)
        case Unranked.EXCLUDED:
            return ()
    return (Button("Leave me off it", "settings board out"),)


def because(board: Board) -> str:
    return f"the board for {board.span.label} is due in this channel"


def facts(board: Board, organization: Organization) -> tuple[tuple[str, str], ...]:
    return (
        ("Period", _days(board, organization)),
        ("Counted", WHAT[board.measure]),
        ("On the board", str(len(board.rows))),
    )


def keeps_to_himself(who: Member) -> Card:
    return Card(f"{who.name} is not on the board", (Text(line("So the points behind it are not for the rest of us.")),))


def taken_off() -> Card:
    return Card("An admin has taken you off the board", (Text(line("Ask one to put you back.")),))


def on_it(board: str, name: str | None) -> Card:
    """What holds now: for myself where no name is given, else for somebody an admin spoke of."""
    match board:
        case "in":
            return is_now(f"{name} is on the board" if name else "You are on the board again")
        case "out":
            return is_now("You are off the board", "What you do counts for your team, and nobody sees your place.")
    return is_now(f"{name} is off the board" if name else "You are off the board", _EXCLUDED)


def nothing_yet() -> str:
    return "Nothing counted yet in this period. One introduction logged puts somebody first."


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def place(standing: Standing, many: int) -> str:
    if standing.rank is None:
        return UNRANKED[standing.unranked or Unranked.NEW]
    return f"That is {ordinal(standing.rank)} of {many}."


def shown(standing: Standing | TeamStanding, board: Board, organization: Organization) -> str:
    if board.measure != "value":
        return f"{standing.amount:,}"
    return money(standing.amount, organization.currency, organization.locale)


def _table(board: Board, organization: Organization, *, top: int) -> Table:
    rows: list[tuple[Line, ...]] = [
        (line(str(s.rank)), line(Bold(s.name)), line(shown(s, board, organization))) for s in foremost(board.rows, top)
    ]
    return Table(("", "Name" if board.teams is None else "Team", WHAT[board.measure]), tuple(rows), numeric=(0, 2))


def _drawn(board: Board, top: int) -> tuple[Chart, ...]:
    """The first of the board to look at: not of one alone, not where two have one name, and money only in words."""
    rows = foremost(board.rows, top)
    names = tuple(one.name for one in rows)
    if len(rows) < 2 or len(set(names)) < len(names) or board.measure == "value":
        return ()
    what = WHAT[board.measure]
    return (Chart(f"{what}, {board.span.label}", names, ((what, tuple(one.amount for one in rows)),)),)


def _more(board: Board, top: int) -> Text:
    rest = len(board.rows) - len(foremost(board.rows, top))
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
        return f"You have {what}. {UNRANKED[mine.unranked or Unranked.NEW]}"
    if board.teams is not None:
        return f"You have {what}. Here only teams are ranked."
    return f"You are {ordinal(mine.rank)} of {len(board.ranked)}, with {what}."


def _days(board: Board, organization: Organization) -> str:
    def day(one: date) -> str:
        return str(format_skeleton("MMMd", one, locale=organization.locale))

    return f"{day(board.span.first)} to {day(board.span.last)}"
