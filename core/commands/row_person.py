"""Whom a row of an imported table means; the hard stops hold for rows as they do for lines, buttons and forms."""

from __future__ import annotations

from typing import Any

from core.commands import finding, naming
from core.commands.turn import Turn
from core.model import Contact
from core.names import fold_company
from core.phrases import importing as words
from core.phrases.gates import not_to_be_called
from core.rules.stops import Stop, stop
from core.spec import Misunderstood
from core.store import search


def meant(turn: Turn, found: dict[str, str]) -> naming.Person:
    """Known by e-mail, phone, or name and company; one who is nearly somebody known is a question, not a guess. Raises
    Misunderstood, also where he would be a fresh entry of somebody left in peace of whom the reader may not know."""
    name, company = found.get("name", ""), found.get("company")
    if not any(c.isalpha() for c in name):
        raise Misunderstood(words.NO_NAME)
    match = search.same(
        turn.tx, turn.organization.id, name, company, email=found.get("email"), phone=found.get("phone")
    )
    if any(stop(c) is not None and not finding.known_to(turn, c) for c in match.sure):
        raise Misunderstood(words.UNTOLD)
    sure = [c for c in match.sure if finding.known_to(turn, c)]
    if len(sure) == 1:
        return naming.Person(sure[0])
    near = sure or [c for c in match.near if finding.known_to(turn, c)]
    if near and not (company and all(c.company and fold_company(c.company) != fold_company(company) for c in near)):
        raise Misunderstood(words.nearly(name, near[0]))
    made = Contact(id=0, name=naming.proper(name), company=naming.proper(company) if company else None)
    return naming.Person(made, new=True)


def in_peace(person: naming.Person) -> bool:
    """Whether nobody calls him: he has left, is bereaved, has died, or asked not to be called."""
    return not person.new and stop(person.contact) is not None


def allowed(person: naming.Person, told: dict[str, Any]) -> dict[str, Any]:
    """What a row may tell of him: nothing of somebody left in peace, but a row that knows the wish not to be called is
    no fault. Raises Misunderstood for any other row about him."""
    if not in_peace(person):
        return told
    if told.get("dont_call") and stop(person.contact) is Stop.DONT_CALL:
        return {}
    raise Misunderstood(not_to_be_called(person.contact))
