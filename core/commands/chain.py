"""`chain`: who introduced the person who introduced … back to the root, and what the root has brought us."""

from __future__ import annotations

from collections import Counter
from typing import Any

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Turn
from core.model import Contact, Introduction, Stage
from core.phrases import win_card as words
from core.spec import Arg, Command, Ref
from core.store import chains


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    start = _start(turn, values["of"])
    doors = chains.chain(turn.tx, turn.organization.id, start.id)
    turn.contacts(*(id for e in doors for id in (e.prospect_id, e.introducer_id)))
    shown = _visible(turn, doors)
    root = turn.contacts_seen[shown[-1].introducer_id or 0] if shown else start
    below = [e for e in chains.downstream(turn.tx, turn.organization.id, root.id) if finding.visible(turn, e)]
    rows = tuple((turn.contacts_seen[e.introducer_id or 0], turn.contacts_seen[e.prospect_id], e) for e in shown)
    won = [entry for entry in below if entry.stage is Stage.WON]
    return Reply(card=words.chain(start, root, rows, len(below), len(won), _worth(turn, won)))


def _start(turn: Turn, typed: str) -> Contact:
    number = typed.strip().lstrip("#")
    if number.isdecimal():
        entry = finding.introduction(turn, Ref(number=int(number)))
        return turn.contacts(entry.prospect_id)[entry.prospect_id]
    return finding.contact(turn, Ref(words=typed))


def _visible(turn: Turn, doors: tuple[Introduction, ...]) -> tuple[Introduction, ...]:
    """The chain as far as I may follow it."""
    shown = []
    for entry in doors:
        if not finding.visible(turn, entry):
            break
        shown.append(entry)
    return tuple(shown)


def _worth(turn: Turn, won: list[Introduction]) -> str:
    sums: Counter[str] = Counter()
    for entry in won:
        sums[entry.currency or turn.currency] += entry.value or 0
    return ", ".join(turn.money(minor, currency) for currency, minor in sorted(sums.items()) if minor)


COMMAND = Command(
    name="chain",
    summary="Who introduced the person who introduced … and what the first of them has brought",
    examples=("chain 12", "chain Carl Smith"),
    run=run,
    args=(Arg("of", "name", "Of whom, or of which introduction?", required=True, hint="Ann Lee, or 12"),),
    writes=False,
    group="Looking",
)
