"""Who decides about shared credit, who may hear of it, and what an introduction's card says of it."""

from __future__ import annotations

from core.cards import Button
from core.commands import finding
from core.commands.turn import Turn
from core.model import Introduction, Member, Role
from core.permissions import leads, may_see
from core.phrases import sharing as words
from core.rules.shared_credit import decidable
from core.sales import Share, ShareState
from core.spec import Misunderstood
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
        return words.on_card(one, people[one.member_id], seen, his=one.member_id == entry.owner_id), buttons
    return "", ()


def may_decide(turn: Turn, entry: Introduction, share: Share) -> bool:
    """A lead of whoever has it, or an admin; nobody about his own part unless he is an admin."""
    own = turn.me.id in (entry.owner_id, share.member_id)
    return leads(turn.me, entry.owner_id, turn.charge) and (not own or turn.me.role is Role.ADMIN)


def may_hear(turn: Turn, entry: Introduction, sharer: Member) -> None:
    """Raises Misunderstood where the colleague would hear of somebody he may not know of."""
    prospect = turn.contacts(entry.prospect_id)[entry.prospect_id]
    if not may_see(sharer, prospect):
        raise Misunderstood(words.in_confidence(prospect, sharer), try_line=f"show {entry.id}")
