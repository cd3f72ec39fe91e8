"""`army`: those of my clients whom I could ask today with every gate clear; for me alone."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.phrases import armies as words
from core.rules.mustering import army
from core.rules.views_contests import Troop
from core.spec import Command
from core.store import armies


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    found = armies.troops(turn.tx, turn.organization, {turn.me.id: turn.me})
    mine = found[0] if found else Troop(turn.me)
    return Reply(card=words.card(army(mine, turn.policy, turn.now), len(mine.clients)), replaces=True)


COMMAND = Command(
    name="army",
    summary="Your clients whom you could ask today with nothing against it; only you see it",
    examples=("army",),
    run=run,
    aliases=("my army",),
    writes=False,
    group="Looking",
)
