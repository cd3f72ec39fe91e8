"""`help`: what one can do, and how one command is typed."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.turn import Turn
from core.nearness import nearest
from core.permissions import at_least
from core.phrases import help as words
from core.spec import Arg, Command, Misunderstood


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    from core.commands import COMMANDS  # every command's file is read by then, this one's among them

    mine = [command for command in COMMANDS if at_least(turn.me, command.who)]
    if "group" in values:
        return Reply(card=words.listing(mine, values["group"]), replaces=True)
    if "about" not in values:
        return Reply(card=words.overview(), replaces=True)
    asked = values["about"].casefold().removeprefix("/")
    by_name = {alias: c for c in mine for alias in c.aliases} | {c.name: c for c in mine}
    found = by_name.get(asked)
    if found is None:
        near = nearest(asked, (name for name, c in by_name.items() if not c.hidden))
        raise Misunderstood(words.unknown(values["about"], near), try_line=f"help {near}" if near else "help")
    return Reply(card=words.one(found), replaces=True)


COMMAND = Command(
    name="help",
    summary="What you can do here",
    examples=("help", "help log"),
    run=run,
    args=(
        Arg("about", "name", "Which command?"),
        Arg("group", "choice", "Or which group?", ("group",), choices=(*map(str.lower, words.GROUPS), "all")),
    ),
    aliases=("commands", "usage"),
    writes=False,
    featured=True,
    group="More",
)
