"""How a promise comes into the book, and which one is meant by a number, a name or a few of its words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from core.asks import Reply
from core.cards import Button
from core.commands import finding
from core.commands.turn import Question, Refused, Turn
from core.partners import Partnership, Promise, PromiseState
from core.permissions import Deed, may
from core.phrases import agreements, asking
from core.phrases import promises as words
from core.readings.professions import names_reward
from core.spec import Misunderstood, Ref
from core.store import partnerships, promises

if TYPE_CHECKING:
    from core.model import Contact
    from core.rules.views_partners import PartnershipView

SHOWN = 5


def make(turn: Turn, contact: Contact, text: str, due: date | None, *, theirs: bool = False) -> Promise:
    """A promise of mine, or `theirs`. Raises Refused where their profession allows acts only."""
    known = partnerships.with_contact(turn.tx, turn.organization.id, contact.id)
    if known is not None and known.restricted and names_reward(text):
        raise Refused(Reply(card=words.acts_only(contact, known.profession)))
    if due is not None and due < turn.today:
        raise Misunderstood(words.PAST, field="by")
    return promises.add(turn.book, _made(turn, contact, known, text, due, theirs=theirs))


def _made(
    turn: Turn, contact: Contact, known: Partnership | None, text: str, due: date | None, *, theirs: bool
) -> Promise:
    return Promise(
        id=turn.book.id(),
        contact_id=contact.id,
        owner_id=known.owner_id if known is not None and theirs else turn.me.id,
        text=text.removeprefix("to ").strip(),
        state=PromiseState.OPEN,
        created_at=turn.now,
        by_member_id=None if theirs else turn.me.id,
        by_contact_id=contact.id if theirs else None,
        partnership_id=known.id if known is not None else None,
        due_on=due,
    )


def at_review(turn: Turn, view: PartnershipView, values: dict[str, Any]) -> tuple[Promise, ...]:
    """What the two sides promised when they met; without a day of its own, by the next review."""
    day = view.partnership.review_on
    made = []
    for name, theirs in (("ours", False), ("theirs", True)):
        if name in values:
            due = values.get(f"{name}_by") or day
            made.append(make(turn, view.partner, values[name], due, theirs=theirs))
    return tuple(made)


def meant(turn: Turn, said: str) -> Promise:
    """The open promise of that number, or the only one with that person (and those words in it), which I may settle."""
    text = said.strip().lstrip("#")
    if text.isdecimal():
        one = promises.get(turn.tx, turn.organization.id, int(text))
        if one is None or not finding.known_to(turn, turn.contacts(one.contact_id)[one.contact_id]):
            raise Misunderstood(words.NOT_THERE, try_line="promises")
    else:
        one = _named(turn, text)
    if one.state is not PromiseState.OPEN:
        raise Misunderstood(words.ALREADY, try_line="promises")
    if not may(Deed.MOVE, turn.me, one, turn.charge):
        owner = turn.members(one.owner_id).get(one.owner_id)
        raise Refused(Reply(card=agreements.not_yours(turn.contacts(one.contact_id)[one.contact_id].name, owner)))
    return one


def _named(turn: Turn, text: str) -> Promise:
    mine = promises.open_of(turn.tx, turn.organization.id, turn.me.id)
    wanted = text.casefold().split()
    people = turn.contacts(*(one.contact_id for one in mine))
    fitting = [one for one in mine if _says(one, people[one.contact_id], wanted)]
    if not fitting:
        contact = finding.contact(turn, Ref(words=text))
        fitting = list(promises.open_with(turn.tx, turn.organization.id, (contact.id,)))
    if not fitting:
        raise Misunderstood(words.NOT_THERE, try_line="promises")
    if len(fitting) > 1:
        verb = turn.command
        buttons = [Button(words.sentence(one)[:60], f"{verb} {one.id}") for one in fitting[:SHOWN]]
        raise Question(turn.say(words.WHICH, asking.NOTHING_SAVED, buttons=buttons, replaces=True))
    return fitting[0]


def _says(one: Promise, contact: Contact, wanted: list[str]) -> bool:
    spoken = f"{contact.name} {contact.company or ''} {one.text}".casefold()
    return all(word in spoken for word in wanted)
