"""How somebody's acquaintance comes into the book, and whom he knows, as far as I may see them."""

from __future__ import annotations

from core.asks import Reply
from core.commands import finding, naming
from core.commands.turn import Question, Turn
from core.model import Contact, Member
from core.partners import Knows, Source
from core.phrases import knowing as words
from core.phrases import refusals
from core.rules import knows_source
from core.rules.rule import Advised
from core.spec import Misunderstood
from core.store import knowing

SHOWN = 4


def judged(turn: Turn, knower: str, known: str, how: str | None, source: Source | None, *, mine: bool) -> Source:
    """The source to keep. Raises Question where nobody said how we know, or it was copied."""
    view = knows_source.KnowsView(knower, known, turn.line.strip(), how, source, mine)
    verdict = knows_source.judge(view, turn.policy, turn.now)
    if isinstance(verdict, Advised):
        raise Question(Reply(card=refusals.advised(verdict), replaces=True))
    return source or Source.TOLD


def note(
    turn: Turn, knower: Contact | Member, known: naming.Person, how: str | None, source: Source, *, strength: int = 2
) -> tuple[Contact, Knows, bool]:
    """Keep that the knower knows this person, who is entered where he is new; whether that was known before."""
    if isinstance(knower, Contact) and not known.new and knower.id == known.contact.id:
        raise Misunderstood(words.HERSELF)
    person = naming.enter(turn, known)
    ids = {"knower_id": knower.id} if isinstance(knower, Contact) else {"member_id": knower.id}
    made = Knows(
        id=turn.book.id(),
        known_id=person.id,
        source=source,
        told_by=turn.me.id,
        at=turn.now,
        how=how,
        strength=strength,
        **ids,
    )
    kept, again = knowing.note(turn.book, made)
    return person, kept, again


def known_by(turn: Turn, contact: Contact) -> tuple[tuple[Contact, Knows], ...]:
    """Whom he knows, the closest first, and only those I may know of."""
    found = knowing.of_knowers(turn.tx, turn.organization.id, (contact.id,))
    people = turn.contacts(*(one.known_id for one in found))
    return tuple(
        (people[one.known_id], one)
        for one in found
        if one.known_id in people and finding.known_to(turn, people[one.known_id])
    )
