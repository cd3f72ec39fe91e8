"""How a how-are-we-doing call is noted: the answer, the talk, the promise it brought, the complaint it opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.commands import moving
from core.commands.turn import Turn
from core.model import Contact
from core.partners import Complaint, Mood, Promise, PromiseState
from core.store import caring, complaints
from core.store.nouns import COMPLAINTS, PROMISES

SOON = timedelta(days=7)  # a promise nobody set a day for


@dataclass(frozen=True, slots=True)
class Answer:
    """What he said. `more` is what else we can do for him: it becomes a promise, due on `due` or within a week."""

    mood: Mood
    at: datetime
    note: str | None = None
    more: str | None = None
    due: date | None = None


def note(turn: Turn, known: Contact, given: Answer) -> tuple[Promise | None, Complaint | None]:
    """Everything that comes of an answer; the promise it brought, and the complaint it opened or goes on with. What
    somebody unhappy said stands in the complaint alone: the talk is for all to read."""
    said = None if given.mood is Mood.UNHAPPY else given.note
    moving.talk(turn, known.id, "how-are-we-doing", given.at, note=said, answer=given.mood.value)
    care = caring.of(turn.tx, turn.organization.id, known.id)
    if care.checked_at is None or care.checked_at <= given.at:
        caring.keep(turn.book, known, checked_at=given.at, answer=given.mood)
    opened = None
    if given.mood is Mood.UNHAPPY:
        opened = complain(turn, known, given.note, turn.members(known.owner_id).get(known.owner_id or 0, turn.me).id)
    made = _promise(turn, known, given) if given.more else None
    turn.book.about("contact", known.id)
    return made, opened


def complain(turn: Turn, known: Contact, text: str | None, owner_id: int) -> Complaint:
    """A complaint opened; one that is open already stays the one, with what is new to it."""
    standing = complaints.open_of(turn.tx, turn.organization.id, (known.id,)).get(known.id)
    turn.book.touch("contact", known.id)
    if standing is not None:
        told = "; ".join(filter(None, (standing.text, text)))
        return COMPLAINTS.change(turn.book, standing, text=told or None)
    made = Complaint(turn.book.id(), known.id, owner_id, turn.me.id, turn.now, text=text)
    return COMPLAINTS.add(turn.book, made)


def unhappy(turn: Turn, known: Contact) -> None:
    """A complaint answers "how are we doing?", whatever a client said before: no word of his gladness stands, and once
    it is put right he is called again."""
    if known.client_since is not None:
        caring.keep(turn.book, known, checked_at=turn.now, answer=Mood.UNHAPPY)


def _promise(turn: Turn, known: Contact, given: Answer) -> Promise:
    made = Promise(
        id=turn.book.id(),
        contact_id=known.id,
        owner_id=turn.me.id,
        text=given.more or "",
        state=PromiseState.OPEN,
        created_at=turn.now,
        by_member_id=turn.me.id,
        due_on=given.due or (turn.now.astimezone(turn.zone).date() + SOON),
    )
    return PROMISES.add(turn.book, made)
