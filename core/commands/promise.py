"""`promise`, `kept`, `withdraw`, `promises`: who does what by when, and what became of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from core.asks import Reply
from core.commands import finding, promising
from core.commands.turn import Turn
from core.partners import PromiseState
from core.phrases import promises as words
from core.spec import Arg, Command, Misunderstood
from core.store import promises

_WHICH = Arg("promise", "name", "Which promise?", required=True, hint="its number, or the name and a word of it")
_BY = Arg("by", "day", "By when?", ("by", "until", "before"), required=True, bare=True)
_WHAT = Arg("what", "rest", "What exactly?", ("to", "that"), required=True, hint="send the guide", most=300)


def mine(turn: Turn, values: dict[str, Any]) -> Reply:
    return _made(turn, values, theirs=False)


def theirs(turn: Turn, values: dict[str, Any]) -> Reply:
    return _made(turn, values, theirs=True)


def _made(turn: Turn, values: dict[str, Any], *, theirs: bool) -> Reply:
    contact = finding.contact(turn, values["contact"])
    made = promising.make(turn, contact, values["what"], values["by"], theirs=theirs)
    turn.book.about("contact", contact.id)
    day, before = turn.day(values["by"]), _spoken_before(turn, values["by"])
    card = words.made(made, contact, day, before=before, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def _spoken_before(turn: Turn, due: date) -> int | None:
    """How many days ahead a word will be said of it; None where that moment has passed."""
    calendar = turn.calendar
    opens = calendar.at(due - timedelta(days=turn.policy["promise-due.before"]), calendar.day_start)
    return max(0, (due - calendar.day(calendar.next_decent(opens))).days) if opens > turn.now else None


def kept(turn: Turn, values: dict[str, Any]) -> Reply:
    given = promising.meant(turn, values["promise"])
    after = promises.change(turn.book, given, state=PromiseState.KEPT, kept_on=values.get("on") or turn.today)
    contact = turn.contacts(after.contact_id)[after.contact_id]
    turn.book.about("contact", contact.id)
    return Reply(card=words.kept(after, contact, undo=f"undo {turn.book.receipt}"), replaces=True)


def withdrawn(turn: Turn, values: dict[str, Any]) -> Reply:
    after = promises.change(turn.book, promising.meant(turn, values["promise"]), state=PromiseState.WITHDRAWN)
    contact = turn.contacts(after.contact_id)[after.contact_id]
    turn.book.about("contact", contact.id)
    return Reply(card=words.withdrawn(after, contact, undo=f"undo {turn.book.receipt}"), replaces=True)


def moved(turn: Turn, values: dict[str, Any]) -> Reply:
    given, day = promising.meant(turn, values["promise"]), values["by"]
    if day < turn.today:
        raise Misunderstood(words.PAST, field="by")
    after = promises.change(turn.book, given, due_on=day)
    contact = turn.contacts(after.contact_id)[after.contact_id]
    turn.book.about("contact", contact.id)
    return Reply(card=words.moved(after, contact, turn.day(day), undo=f"undo {turn.book.receipt}"), replaces=True)


def listed(turn: Turn, values: dict[str, Any]) -> Reply:
    """Mine, or those between us and one person."""
    org = turn.organization.id
    if "contact" in values:
        found = promises.open_with(turn.tx, org, (finding.contact(turn, values["contact"]).id,))
    else:
        found = promises.open_of(turn.tx, org, turn.me.id)
    people = turn.contacts(*(one.contact_id for one in found))
    shown = [one for one in found if finding.known_to(turn, people[one.contact_id])]
    return Reply(card=words.listed(shown, people, turn.day, turn.today), replaces=True)


COMMAND = Command(
    name="promise",
    summary="What you promised somebody, and by when",
    examples=("promise Carl to send the deck by fri", "promised Judy to call Ann by 1 dec"),
    run=mine,
    args=(Arg("contact", "contact", "To whom?", required=True, hint="Carl Smith"), _WHAT, _BY),
    aliases=("promised",),
    group="Partners",
)
THEIRS = Command(
    name="promise from",
    summary="What somebody promised us, and by when",
    examples=("Carl promised to call Ann by 1 dec", "promise from Carl to call Ann by 1 dec"),
    run=theirs,
    args=(Arg("contact", "contact", "Who promised?", required=True, hint="Carl Smith"), _WHAT, _BY),
    group="Partners",
)
KEPT = Command(
    name="kept",
    summary="A promise was kept, yours or theirs",
    examples=("kept 431", "kept carl deck", "kept 431 yesterday"),
    run=kept,
    args=(_WHICH, Arg("on", "day", "When?", ("on",), bare=True, past=True)),
    group="Partners",
)
WITHDRAW = Command(
    name="withdraw",
    summary="A promise is let go",
    examples=("withdraw 431",),
    run=withdrawn,
    args=(_WHICH,),
    group="Partners",
)
DATE = Command(
    name="promise date",
    summary="Another day for a promise",
    examples=("promise date 431 fri",),
    run=moved,
    args=(_WHICH, Arg("by", "day", "By when?", ("by", "to", "until"), required=True, bare=True)),
    group="Partners",
)
LIST = Command(
    name="promises",
    summary="Open promises, the nearest first",
    examples=("promises", "promises Carl"),
    run=listed,
    args=(Arg("contact", "contact", "With whom?"),),
    writes=False,
    group="Partners",
)
