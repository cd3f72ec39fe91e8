"""`date`: a day of the year that matters to somebody: a birthday, the day the firm was founded."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Turn
from core.names import fold
from core.partners import NamedDate
from core.phrases import served
from core.spec import Arg, Command, Missing
from core.store import caring
from core.store.nouns import NAMED_DATES


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    name = values["name"].strip()
    standing = next(
        (d for d in caring.dates(turn.tx, turn.organization.id, (known.id,)) if fold(d.name) == fold(name)), None
    )
    turn.book.about("contact", known.id)
    if "gone" in values:
        if standing is not None:
            NAMED_DATES.drop(turn.book, standing)
        undo = f"undo {turn.book.receipt}"
        return Reply(card=served.undated(known, name, found=standing is not None, undo=undo), replaces=True)
    if "on" not in values:
        raise Missing(served.NO_DAY, field="on")
    on: date = values["on"]
    if standing is not None:
        after = NAMED_DATES.change(turn.book, standing, month=on.month, day=on.day)
    else:
        after = NAMED_DATES.add(turn.book, NamedDate(turn.book.id(), known.id, name, on.month, on.day))
    card = served.dated(known, after, on, turn.locale, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="date",
    summary="A day of the year that matters to somebody",
    examples=("date Carl birthday 3 may", 'date "Judy Park" "firm founded" 1 oct'),
    run=run,
    args=(
        Arg("contact", "contact", "Whose day?", required=True),
        Arg("name", "name", "What is it?", required=True, hint="birthday, name day, firm founded"),
        Arg("on", "day", "Which day?", ("on",), bare=True),
        Arg("gone", "choice", "Or", bare=True, choices=("gone",), asked=False),
    ),
    group="People",
)
