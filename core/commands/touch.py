"""`touch`: a call, a meeting, a card, a gift: any sign of life with somebody outside."""

from __future__ import annotations

from typing import Any

from core import forms
from core.asks import Reply
from core.commands import finding, gift, moving, touching
from core.commands.turn import Turn
from core.model import TOUCH_KINDS
from core.spec import Arg, Command, Parsed, Ref


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    at = moving.when(turn, values.get("on"))
    kind = values.get("kind", "call")
    ref = values["contact"]
    if ref.words is not None and ref.words.lstrip("#").isdecimal():
        entry = finding.introduction(turn, finding.numbered(ref.words))
        if kind == "gift":
            return _gift(turn, entry.prospect_id, values.get("note"))
        return touching.again(turn, entry, kind, at, values.get("note"))
    known = finding.contact(turn, ref)
    if kind == "gift":
        return _gift(turn, known.id, values.get("note"))
    return touching.note(turn, known, kind, at, values.get("note"))


def _gift(turn: Turn, contact: int, what: str | None) -> Reply:
    """A gift has its own form: what it is worth counts."""
    said = {"contact": Ref(account=f"contact:{contact}")} | ({"what": what} if what else {})
    return Reply(form=forms.form_of(Parsed(gift.COMMAND, said), turn.context))


COMMAND = Command(
    name="touch",
    summary="Note a call, a meeting, a card or a gift",
    examples=("touch Carl call", 'touch "Judy Park" meeting yesterday note lunch', "touch Ann card"),
    run=run,
    args=(
        Arg("contact", "contact", "With whom?", required=True),
        Arg("kind", "choice", "What was it?", bare=True, choices=TOUCH_KINDS),
        Arg("on", "day", "When?", ("on",), bare=True, past=True),
        Arg("note", "rest", "Note", ("note",)),
    ),
    group="People",
)
