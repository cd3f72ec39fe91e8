"""What passed between us and a partner or client, on his brief: for who looks after him and the lead."""

from __future__ import annotations

from datetime import timedelta

from core.cards import Line, line
from core.commands.turn import Turn
from core.model import Contact
from core.permissions import leads
from core.phrases import partners as words
from core.rules import balance
from core.store import flows, partnerships


def rows(turn: Turn, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """The partner's since, and the balance over its window; none where a profession's rules know no balance."""
    found: list[tuple[str, Line]] = []
    if contact.partner_since is not None:
        found.append(("Partner", line(f"since {turn.day(contact.partner_since)}")))
    elif contact.client_since is None:
        return ()
    org, since = turn.organization.id, turn.today - timedelta(days=turn.policy["balance.days"])
    known = partnerships.with_contact(turn.tx, org, contact.id) if contact.partner_since is not None else None
    owner = known.owner_id if known is not None else contact.owner_id
    if not (owner == turn.me.id or leads(turn.me, owner, turn.charge)) or (known is not None and known.restricted):
        return tuple(found)
    passed = flows.of_contacts(turn.tx, org, (contact.id,), since)
    if passed:
        found.append(("Balance", line(words.balance(balance.over(passed[contact.id], turn.policy, turn.today)))))
    return tuple(found)
