"""`thanked`: the introducer has been thanked."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, moving, thanking
from core.commands.thanking import Thanks
from core.commands.turn import Turn
from core.phrases import thanked
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = thanking.owed(turn, values["introduction"])
    given = Thanks(moving.when(turn, values.get("on")), note=values.get("how"))
    after = thanking.note(turn, entry, given)
    card = thanked.card(acting.view_of(turn, after), given.note, again=after == entry, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="thanked",
    summary="You have thanked whoever opened a door",
    examples=("thanked Carl", "thanked 12", "thanked 12 in person"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Whom, or for which introduction?", required=True),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("how", "rest", "How?", ("with", "note")),
    ),
    featured=True,
    group="Every day",
)
