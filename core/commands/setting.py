"""What one setting is: its name, who may change it, and what its words do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.cards import Card
from core.commands.turn import Turn
from core.kinds import Context
from core.model import Role


@dataclass(frozen=True, slots=True)
class Setting:
    """`change(turn, words)` writes it and says what holds now; it raises Misunderstood. `choices(turn)` are offered
    where only some answers fit (value, label), `now(turn)` is what stands in the form."""

    name: str
    change: Callable[[Turn, str], Card]
    who: Role = Role.MEMBER
    choices: Callable[[Turn], tuple[tuple[str, str], ...]] = lambda turn: ()
    now: Callable[[Turn], str | None] = lambda turn: None


def context_of(turn: Turn) -> Context:
    """What reading dates depends on."""
    return Context(turn.now, turn.zone, turn.locale, turn.currency, calendar=turn.calendar, home=turn.home)
