"""`note`: a line kept with an introduction."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, finding, noting
from core.commands.turn import Turn
from core.model import Introduction
from core.permissions import Deed
from core.phrases import touched
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    acting.allowed(turn, Deed.TELL, entry)
    after = acting.change(turn, entry, note=noting.kept(turn, entry, values["text"]), **_heard(turn, entry))
    card = touched.noted(acting.view_of(turn, after), values["text"], undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def _heard(turn: Turn, entry: Introduction) -> dict[str, Any]:
    """A note is a sign of life once the two have spoken; before, the prospect waits for a call and not for a note."""
    spoken = entry.open and entry.contacted_at is not None
    return {"waiting_since": turn.now, "snoozed_until": None} if spoken else {}


COMMAND = Command(
    name="note",
    summary="Keep a line with an introduction",
    examples=("note 12 prefers mornings", "note Ann asked for references"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("text", "rest", "Note", required=True),
    ),
    group="Every day",
)
