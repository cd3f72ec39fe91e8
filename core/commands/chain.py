"""`chain`: who introduced the person who introduced … back to the root, and what the root has brought us."""

from __future__ import annotations

import re
from typing import Any

from core.asks import Reply
from core.commands import finding, lineage
from core.commands.turn import Turn
from core.model import Contact
from core.phrases import chains as words
from core.spec import Arg, Command, Ref

_CONTACT = re.compile(r"contact:(\d{1,18})")  # as a button names somebody


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    return Reply(card=words.card(lineage.of(turn, _start(turn, values["of"]))), replaces=True)


def _start(turn: Turn, typed: str) -> Contact:
    number = typed.strip().lstrip("#")
    if number.isdecimal():
        entry = finding.introduction(turn, Ref(number=int(number)))
        return turn.contacts(entry.prospect_id)[entry.prospect_id]
    if token := _CONTACT.fullmatch(typed.strip()):
        return finding.contact(turn, Ref(number=int(token[1])))
    return finding.contact(turn, Ref(words=typed))


COMMAND = Command(
    name="chain",
    summary="Who introduced the person who introduced … and what the first of them has brought",
    examples=("chain 12", "chain Carl Smith"),
    run=run,
    args=(Arg("of", "name", "Of whom, or of which introduction?", required=True, hint="Ann Lee, or 12"),),
    writes=False,
    group="Looking",
)
