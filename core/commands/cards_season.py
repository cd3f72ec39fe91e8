"""`cards`: whose card is for which holiday, as a list to copy; and that they are sent."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from core.asks import Reply
from core.commands import moving
from core.commands.turn import Turn
from core.festivals import FESTIVALS, coming
from core.model import Contact
from core.phrases import cards_season as words
from core.spec import Arg, Command
from core.store import caring

NAMED = {name.casefold(): name for name in FESTIVALS}


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    ahead = {festival: day for day, festival in coming(turn.today)}
    if "holiday" not in values:
        return Reply(card=words.seasons(_rows(turn, ahead)), replaces=True)
    festival = NAMED[values["holiday"]]
    people = _people(turn, festival)
    if not people:
        return Reply(card=words.none_for(festival), replaces=True)
    if "sent" not in values:
        left = (ahead[festival] - turn.today).days if festival in ahead else 0
        return Reply(card=words.card(festival, people, left, start=values.get("after", 0)), replaces=True)
    turn.contacts_seen |= {contact.id: contact for contact in people}
    for contact in people:
        moving.talk(turn, contact.id, "card", turn.now, note=festival)
    return Reply(card=words.sent(festival, len(people), undo=f"undo {turn.book.receipt}"), replaces=True)


def _people(turn: Turn, festival: str) -> tuple[Contact, ...]:
    return tuple(one.contact for one in caring.greeted(turn.tx, turn.organization.id, (turn.me.id,), (festival,)))


def _rows(turn: Turn, ahead: dict[str, date]) -> list[tuple[str, int, str]]:
    mine = caring.greeted(turn.tx, turn.organization.id, (turn.me.id,), FESTIVALS)
    counted = Counter(one.festival for one in mine)
    inorder = sorted((ahead[festival], festival) for festival in counted if festival in ahead)
    return [(festival, counted[festival], turn.day(day)) for day, festival in inorder]


COMMAND = Command(
    name="cards",
    summary="Whose card is for which holiday, as a list to copy",
    examples=("cards", "cards christmas", "cards christmas sent"),
    run=run,
    args=(
        Arg("holiday", "choice", "Which holiday?", choices=tuple(NAMED)),
        Arg("sent", "choice", "Sent already?", bare=True, choices=("sent",)),
        Arg("after", "count", "After how many?", ("after",), asked=False),
    ),
    group="People",
)
