"""`leaderboard`: who stands where in a period; for me alone, or shared with everybody here."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.periods import take_period
from core.phrases import boards
from core.readings.boards import Board, Span, board_of
from core.readings.standings import MEASURES, counted_for
from core.spec import Arg, Command, Misunderstood, Period
from core.store import house, tallies

USUAL = ("this", "month")


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    measure = values.get("by", "points")
    if measure == "value" and not turn.policy["leaderboard.money"]:
        raise Misunderstood(boards.MONEY_IS_OFF, try_line="leaderboard by won")
    board = board_for(turn, values.get("period"), measure)
    top = turn.policy["leaderboard.top"]
    here = turn.ask.place.kind == "channel" and not turn.outsiders
    if values.get("share"):
        if not here:
            raise Misunderstood(boards.OUTSIDERS_HERE if turn.outsiders else boards.NOBODY_HERE)
        return Reply(card=boards.channel_board(board, turn.organization, top=top), public=True)
    again = f"leaderboard {board.span.label} by {measure}"
    card = boards.private_board(
        board, turn.organization, me=turn.me.id, top=top, share=f"{again} share" if here else None
    )
    return Reply(card=card)


def board_for(turn: Turn, period: Period | None, measure: str) -> Board:
    """The board of a period (this month where none is named), in the organization's days."""
    chosen = period or _this_month(turn)
    span = Span(date.fromisoformat(chosen.first), date.fromisoformat(chosen.last), chosen.label)
    return board_of(
        tallies.counts(turn.tx, turn.organization.id, span.first, span.last, counted_for(measure)),
        span=span,
        measure=measure,
        policy=turn.policy,
        organization=turn.organization,
        now=turn.now,
        founded=tallies.founded(turn.tx, turn.organization.id),
        teams=house.team_names(turn.tx, turn.organization.id),
    )


def _this_month(turn: Turn) -> Period:
    found = take_period(USUAL, turn.now.astimezone(turn.home).date())
    assert found is not None
    return found[0]


COMMAND = Command(
    name="leaderboard",
    summary="Who stands where: this month, or any period, by points or one measure",
    examples=("leaderboard", "leaderboard this quarter by given", "leaderboard last month share"),
    run=run,
    args=(
        Arg("period", "period", "Which period?", hint="this month, last quarter, last 30 days"),
        Arg("by", "measure", "By what?", ("by",), bare=True, choices=tuple(MEASURES)),
        Arg("share", "yes", "Show it to everybody here?", ("share", "publicly"), bare=True),
    ),
    aliases=("board", "standings", "top"),
    writes=False,
    shows=True,
    featured=True,
    group="Looking",
)
