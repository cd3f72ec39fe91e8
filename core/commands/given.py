"""For whom a door was opened, where a line tells it the other way round: `introduced Judy to Sue` is Sue for Judy."""

from __future__ import annotations

from core.commands import finding
from core.commands.naming import Person
from core.commands.turn import Turn
from core.model import Contact
from core.names import close, fold_company
from core.spec import Ref
from core.store import search


def rather_for(turn: Turn, name: str, company: str | None, other: Ref) -> Person | None:
    """Our partner or client who is named first, where he is the one a door was opened for; None where the line is to be
    taken as it stands: `gave` and the form say who is who, and so does somebody chosen by a button."""
    if turn.command == "gave" or turn.ask.command is not None or ":" in name:
        return None
    first = _ours(turn, name)
    if first is None or not _works_at(first, company):
        return None
    words = f"contact:{other.number}" if other.number is not None else other.words or ""
    fitting = search.people(turn.tx, turn.organization.id, words).sure
    if first.partner_since is not None:
        return None if any(one.partner_since for one in fitting) else Person(first)
    return None if fitting else Person(first)


def _ours(turn: Turn, name: str) -> Contact | None:
    """The only one of this name, if he is a partner or a client."""
    fitting = search.people(turn.tx, turn.organization.id, name).sure
    if len(fitting) != 1 or not finding.known_to(turn, fitting[0]):
        return None
    return fitting[0] if fitting[0].partner_since or fitting[0].client_since else None


def _works_at(one: Contact, company: str | None) -> bool:
    """Whether nothing that was said is against it."""
    return not (company and one.company) or close(fold_company(company), fold_company(one.company))
