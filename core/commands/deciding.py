"""Who decides about shared credit, and what an introduction's card says of it."""

from __future__ import annotations

from core.cards import Button
from core.commands import finding
from core.commands.turn import Turn
from core.model import Introduction, Role, Stage
from core.permissions import leads
from core.phrases import sharing as words
from core.sales import Share, ShareState
from core.store import sharing


def told(turn: Turn, entry: Introduction) -> tuple[str, tuple[Button, ...]]:
    """What an introduction's card says of shared credit, and what whoever decides may press there."""
    for one in sharing.of_introduction(turn.tx, turn.organization.id, entry.id):
        people = turn.members(one.member_id, entry.owner_id)
        second = turn.contacts(one.contact_id).get(one.contact_id or 0)
        if one.member_id not in people:
            continue
        seen = second if second is not None and finding.known_to(turn, second) else None
        open_to_me = one.state is ShareState.OPEN and decidable(entry) and may_decide(turn, entry, one)
        buttons = words.to_decide(one, people[entry.owner_id]) if open_to_me else ()
        return words.on_card(one, people[one.member_id], seen), buttons
    return "", ()


def decidable(entry: Introduction) -> bool:
    """Whether there is, or may yet be, a win to share."""
    return entry.open or entry.stage is Stage.WON


def may_decide(turn: Turn, entry: Introduction, share: Share) -> bool:
    """A lead of whoever has it, or an admin; nobody about his own part unless he is an admin."""
    own = turn.me.id in (entry.owner_id, share.member_id)
    return leads(turn.me, entry.owner_id, turn.charge) and (not own or turn.me.role is Role.ADMIN)
