"""What somebody outside asked of us: never, not now until a day, or that he may be asked again; kept by all of us."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, finding, moving
from core.commands.turn import Refused, Turn
from core.model import Contact, Stage
from core.permissions import Deed, may
from core.phrases import ask_answers as words
from core.phrases import entries
from core.spec import Arg, Command, Misunderstood
from core.store import asks, contacts

_WHO = Arg("contact", "contact", "Who?", required=True, hint="Carl Smith")


def never(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    return _kept(turn, known, until=None, never_ask=True)


def not_now(turn: Turn, values: dict[str, Any]) -> Reply:
    known, until = finding.contact(turn, values["contact"]), values["until"]
    if until <= turn.today:
        raise Misunderstood(words.PAST, field="until")
    return _kept(turn, known, until=turn.day(until), rest_until=until)


def may_ask(turn: Turn, values: dict[str, Any]) -> Reply:
    """Anybody may note a wish; only who looks after the person, or a lead, takes it away again."""
    known = finding.contact(turn, values["contact"])
    if not may(Deed.KEEP, turn.me, known, turn.charge):
        owner = turn.members(known.owner_id).get(known.owner_id or 0)
        raise Refused(Reply(card=entries.not_yours(known, owner)))
    after = contacts.change(turn.book, known, never_ask=False, rest_until=None)
    turn.book.about("contact", known.id)
    return Reply(card=words.may_ask(after, undo=f"undo {turn.book.receipt}"), replaces=True)


def _kept(turn: Turn, known: Contact, *, until: str | None, **wish: Any) -> Reply:
    """The wish noted, and my own questions to him with it: they are answered."""
    turn.contacts_seen[known.id] = contacts.change(turn.book, known, **wish)
    closed = []
    for entry in asks.waiting(turn.tx, turn.organization.id, turn.me.id):
        if (
            entry.introducer_id == known.id
            and entry.stage is Stage.ASKED
            and may(Deed.MOVE, turn.me, entry, turn.charge)
        ):
            reason = words.LATER if until else words.NEVER
            moving.move(turn, entry, moving.Move(Stage.DECLINED, reason=reason))
            closed.append(f"#{entry.id} {acting.view_of(turn, entry).prospect.name}")
    turn.book.about("contact", known.id)
    card = words.wish(known, until, closed=tuple(closed), undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


NEVER = Command(
    name="never ask",
    summary="Somebody asked us never to ask for introductions",
    examples=("never ask Carl",),
    run=never,
    args=(_WHO,),
    group="People",
)
NOT_NOW = Command(
    name="not now",
    summary="Somebody asked us to leave it until a day",
    examples=("Carl not now until March", "not now Carl until 1 march"),
    run=not_now,
    args=(_WHO, Arg("until", "day", "Until when?", ("until", "till", "before"), required=True, bare=True)),
    group="People",
)
MAY_ASK = Command(
    name="may ask",
    summary="Somebody may be asked again",
    examples=("may ask Carl",),
    run=may_ask,
    args=(_WHO,),
    group="People",
)
