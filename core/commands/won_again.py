"""What an amount may mean for an introduction that is won already."""

from __future__ import annotations

from core.cards import Button
from core.commands.turn import Turn
from core.model import Introduction, Stage
from core.money import typed
from core.phrases import moved
from core.spec import Money


def offers(turn: Turn, entry: Introduction, to: Stage, value: Money | None) -> tuple[Button, ...]:
    if value is None or to is not Stage.WON or entry.stage is not Stage.WON:
        return ()
    currency = value.currency or turn.currency
    return moved.won_again(entry, turn.money(value.minor, currency), typed(value.minor, currency))
