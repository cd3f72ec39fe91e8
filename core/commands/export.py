"""`export`: everything, one's own part, or all about one person, as a file to fetch."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Refused, Turn
from core.model import Role
from core.permissions import Deed, at_least, may
from core.phrases import exports as words
from core.spec import Arg, Command
from core.store.exporting import LIFE, Wanted


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    org = turn.organization.id
    if "person" in values:
        person = finding.contact(turn, values["person"])
        if not may(Deed.KEEP, turn.me, person, turn.charge):
            raise Refused(turn.say(words.NOT_YOURS))
        return _ready(turn, words.about(person), Wanted(org, "person", person.id), f"export person “{person.name}”")
    match values.get("what"):
        case "mine":
            return _ready(turn, words.MINE, Wanted(org, "mine", turn.me.id), f"export mine --as “{turn.me.name}”")
        case "everything" if at_least(turn.me, Role.ADMIN):
            return _ready(turn, words.EVERYTHING, Wanted(org, "everything", 0), "export everything")
        case "everything":
            raise Refused(turn.say(words.ASK_ADMIN))
    return Reply(card=words.choose())


def _ready(turn: Turn, what: str, wanted: Wanted, by_hand: str) -> Reply:
    if turn.links is None:
        return Reply(card=words.on_the_server(f"referral {by_hand}"))
    return Reply(card=words.ready(what, turn.links(wanted), int(LIFE.total_seconds() // 60)), replaces=True)


COMMAND = Command(
    name="export",
    summary="Take out your own part, all about one person, or (admins) everything",
    examples=("export mine", "export everything", "export Carl Smith"),
    run=run,
    args=(
        Arg("what", "choice", "What?", bare=True, choices=("mine", "everything")),
        Arg("person", "contact", "Or: all about whom?"),
    ),
    writes=False,
    group="Settings",
)
