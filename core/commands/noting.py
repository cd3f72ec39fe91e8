"""How a line is kept with an introduction: dated and signed, below those before it."""

from __future__ import annotations

from core.commands.turn import Turn
from core.model import Introduction
from core.phrases import touched

LONGEST = 6000  # characters of all notes of one introduction; the oldest go first


def kept(turn: Turn, entry: Introduction, text: str) -> str:
    dated = touched.dated(turn.today, turn.me.name, text, turn.locale)
    return (f"{entry.note}\n{dated}" if entry.note else dated)[-LONGEST:]
