"""What every command about a partner begins with: whose partnership it is, and what the rules see of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Refused, Turn
from core.partners import Partnership, PartnershipState
from core.permissions import Deed, may
from core.phrases import agreements, fits
from core.readings.professions import profession_in
from core.spec import Arg
from core.store import partnerships, views_partners
from core.store.nouns import PARTNERSHIPS

if TYPE_CHECKING:
    from core.model import Contact
    from core.rules.views_partners import PartnershipView

WHO = Arg("contact", "contact", "Which partner?", required=True, hint="Judy Park")


def found(turn: Turn, values: dict[str, Any]) -> tuple[Contact, Partnership | None]:
    """The person named, and our partnership where there is one."""
    contact = finding.contact(turn, values["contact"])
    return contact, partnerships.with_contact(turn.tx, turn.organization.id, contact.id)


def mine(turn: Turn, values: dict[str, Any]) -> Partnership:
    """The partnership, which I may change. Raises Refused where it is somebody else's, or there is none."""
    contact, known = found(turn, values)
    if known is None:
        raise Refused(Reply(card=fits.not_yet(contact)))
    return yours(turn, contact, known)


def begun(turn: Turn, values: dict[str, Any]) -> Partnership:
    """The partnership, begun with this very line where there was none. A title may tell a restricted profession."""
    contact, known = found(turn, values)
    turn.book.about("contact", contact.id)
    if known is not None:
        return yours(turn, contact, known)
    profession = profession_in(contact.title)
    return PARTNERSHIPS.add(
        turn.book,
        Partnership(
            id=turn.book.id(),
            contact_id=contact.id,
            owner_id=turn.me.id,
            state=PartnershipState.FORMING,
            started_at=turn.now,
            profession=profession,
            restricted=profession is not None,
            fit={},
            ideal_ours={},
            ideal_theirs={},
        ),
    )


def yours(turn: Turn, contact: Contact, known: Partnership) -> Partnership:
    if not may(Deed.MOVE, turn.me, known, turn.charge):
        owner = turn.members(known.owner_id).get(known.owner_id)
        raise Refused(Reply(card=agreements.not_yours(contact.name, owner)))
    return known


def view_of(turn: Turn, known: Partnership) -> PartnershipView:
    return views_partners.one(turn.tx, turn.organization, known, turn.now)


def change(turn: Turn, view: PartnershipView, **changes: Any) -> PartnershipView:
    """The view with the partnership changed."""
    turn.book.about("contact", view.partner.id)
    return replace(view, partnership=PARTNERSHIPS.change(turn.book, view.partnership, **changes))


def undo(turn: Turn) -> str:
    return f"undo {turn.book.receipt}"
