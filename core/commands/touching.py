"""How a talk, a message or a card is noted, on an introduction that is past its first call or on a contact alone."""

from __future__ import annotations

from datetime import datetime

from core.asks import Reply
from core.commands import acting, in_passing, moving, nexts
from core.commands.turn import Turn
from core.model import Contact, Introduction
from core.phrases import touched


def again(
    turn: Turn, entry: Introduction, kind: str, at: datetime, note: str | None, planned: datetime | None = None
) -> Reply:
    """One more talk on an introduction: its wait begins anew, its stage stays. A `planned` day is offered as the next
    step."""
    moving.talk(turn, entry.prospect_id, kind, at, introduction=entry.id, note=note)
    after = acting.change(turn, entry, waiting_since=turn.now, snoozed_until=None) if entry.open else entry
    turn.book.about("introduction", entry.id)
    view = acting.view_of(turn, after)
    following = nexts.what_next(turn, after, view.owner, moved=True)
    plan = moving.plan(turn, planned, note) if planned is not None and after.open else None
    undo = f"undo {turn.book.receipt}"
    card = touched.on_introduction(view, kind, turn.day(at), note, following, plan=plan, undo=undo)
    return Reply(card=in_passing.offered(turn, card, view.prospect, note, at), replaces=True)


def note(turn: Turn, contact: Contact, kind: str, at: datetime, text: str | None) -> Reply:
    """A touch with somebody, whatever stands between us."""
    moving.talk(turn, contact.id, kind, at, note=text)
    turn.book.about("contact", contact.id)
    card = touched.on_contact(contact, kind, turn.day(at), text, undo=f"undo {turn.book.receipt}")
    return Reply(card=in_passing.offered(turn, card, contact, text, at), replaces=True)
