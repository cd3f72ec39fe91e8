"""`gift`: a gift to somebody outside, noted with its worth."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding, giving, moving, worth
from core.commands.turn import Turn
from core.spec import Arg, Command, Ref
from core.store import search


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    cost, what = worth.told(turn, values)
    ref, what = _split(turn, values["contact"], what)
    known = finding.contact(turn, ref)
    gift = giving.Gift(
        worth=cost,
        at=moving.when(turn, values.get("on")),
        what=what,
        anyway="anyway" in values,
        line=f"gift anyway {turn.line.strip().removeprefix('gift').strip()}",
    )
    return giving.give(turn, known, gift)


def _split(turn: Turn, ref: Ref, what: str | None) -> tuple[Ref, str | None]:
    """`gift Carl flowers $50`: the name is what is known of the words, the rest is what it was."""
    some = (ref.words or "").split()
    many = search.known(turn.tx, turn.organization.id, tuple(some)) if what is None and len(some) > 1 else 0
    if not 0 < many < len(some):
        return ref, what
    return Ref(words=" ".join(some[:many])), " ".join(some[many:])


COMMAND = Command(
    name="gift",
    summary="A gift to somebody outside, within our cap for the year",
    examples=('gift Carl "bottle of red" 40', 'gift "Judy Park" flowers $35'),
    run=run,
    args=(
        Arg("contact", "contact", "To whom?", required=True),
        Arg("value", "money", "What is it worth?", ("value", "worth"), bare=True),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("anyway", "choice", "All the same", bare=True, choices=("anyway",), asked=False),
        Arg("what", "rest", "What was it?"),
    ),
    group="People",
)
