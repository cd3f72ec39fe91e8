"""`touch`: a call, a meeting, a card, a gift: any sign of life with somebody outside."""

from __future__ import annotations

from typing import Any

from core import forms
from core.asks import Reply
from core.commands import check, finding, gift, in_passing, moving, touching
from core.commands.turn import Turn
from core.model import TOUCH_KINDS
from core.spec import Arg, Command, Parsed, Ref

_OWN = {"gift": (gift.COMMAND, "what"), "how-are-we-doing": (check.COMMAND, "note")}


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    at = moving.when(turn, values.get("on"))
    kind = values.get("kind", "call")
    ref = values["contact"]
    if ref.words is not None and ref.words.lstrip("#").isdecimal():
        entry = finding.introduction(turn, finding.numbered(ref.words))
        if kind in _OWN:
            return _form(turn, kind, entry.prospect_id, values.get("note"))
        return touching.again(turn, entry, kind, at, values.get("note"))
    known = in_passing.contact(turn, ref, values.get("note"))
    if kind in _OWN:
        return _form(turn, kind, known.id, values.get("note"))
    return touching.note(turn, known, kind, at, values.get("note"))


def _form(turn: Turn, kind: str, contact: int, note: str | None) -> Reply:
    """What has questions of its own: the worth of a gift, the answer of a how-are-we-doing call."""
    command, text = _OWN[kind]
    said = {"contact": Ref(account=f"contact:{contact}")} | ({text: note} if note else {})
    return Reply(form=forms.form_of(Parsed(command, said), turn.context))


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
