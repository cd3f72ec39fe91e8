"""`won`: the prospect is a client; the value is asked for, and may be unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core import money
from core.asks import Reply
from core.cards import Card
from core.commands import finding, moving
from core.commands.turn import Question, Turn
from core.model import Introduction, Stage
from core.phrases import moved
from core.spec import Arg, Command

_WHICH = Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company")
_ON = Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    given = moving.said(values, Stage.WON)
    if given.value is None and not given.unknown_value and given.reason and money.meant(given.reason):
        raise Question(Reply(card=_which_amount(turn, entry, given.reason), replaces=True))
    return moving.move(turn, entry, given)


def _which_amount(turn: Turn, entry: Introduction, words: str) -> Card:
    """An amount was typed and not understood: the estimate that stands must not pass for it unasked."""
    if entry.value is None:
        return moved.which_amount(entry.id, words)
    currency = entry.currency or turn.currency
    return moved.which_amount(entry.id, words, turn.money(entry.value, currency), money.typed(entry.value, currency))


COMMAND = Command(
    name="won",
    summary="A sale came of it",
    examples=("won Ann 45k", "won 12 12000", "won beta unknown"),
    run=run,
    args=(
        _WHICH,
        Arg("value", "money", "Value", ("value", "for", "worth"), bare=True),
        Arg("unknown", "choice", "Or", bare=True, choices=("unknown",), asked=False),
        _ON,
        Arg("reason", "rest", "Note", ("note",)),
    ),
    featured=True,
    group="Every day",
)
VALUE = replace(
    COMMAND,
    name="won value",
    summary="What a sale is worth",
    examples=("won value 12 45k",),
    args=(_WHICH, Arg("value", "money", "What is it worth?", required=True)),
    featured=False,
    hidden=True,
)
