"""`thanked`: the introducer has been thanked."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, moving, thanking, which_door
from core.commands.thanking import Thanks
from core.commands.turn import Turn
from core.model import Introduction
from core.phrases import thanked
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    given = Thanks(moving.when(turn, values.get("on")), note=values.get("how"))
    if "all" in values:
        return _all(turn, thanking.every(turn, values["introduction"]), given)
    named = which_door.named(turn, values["introduction"], given.note)
    return _all(turn, (named or thanking.owed(turn, values["introduction"], together=True),), given)


def _all(turn: Turn, entries: tuple[Introduction, ...], given: Thanks) -> Reply:
    """One word of thanks, noted with each of these doors."""
    noted = [thanking.note(turn, entry, given, talked=n == 0) for n, entry in enumerate(entries)]
    views = [acting.view_of(turn, entry) for entry in noted]
    undo = f"undo {turn.book.receipt}"
    if len(views) > 1:
        return Reply(card=thanked.together(views, given.note, undo=undo), replaces=True)
    return Reply(card=thanked.card(views[0], given.note, again=noted[0] == entries[0], undo=undo), replaces=True)


COMMAND = Command(
    name="thanked",
    summary="You have thanked whoever opened a door",
    examples=("thanked Carl", "thanked 12", "thanked 12 in person", "thanked Carl for all"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Whom, or for which introduction?", required=True),
        Arg("on", "day", "When?", ("on",), bare=True, past=True, asked=False),
        Arg("all", "yes", "For all they have done", (thanking.ALL, "for all of them", "for everything"), asked=False),
        Arg("how", "rest", "How?", ("with", "note")),
    ),
    featured=True,
    group="Every day",
)
