"""A gift through its gate: asked before it is noted, counted in the year's cap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.asks import Reply
from core.commands import moving
from core.commands.turn import Question, Turn
from core.model import Contact, Role, Stage
from core.permissions import at_least
from core.phrases import gifts as words
from core.phrases import refusals
from core.rules import gift as gate
from core.rules.rule import Advised
from core.spec import Money
from core.store import caring, introductions


@dataclass(frozen=True, slots=True)
class Gift:
    """`line` is the one that gives it all the same, where a gate advises against."""

    worth: Money
    at: datetime
    what: str | None = None
    introduction: int | None = None
    anyway: bool = False
    line: str | None = None


def give(turn: Turn, known: Contact, gift: Gift) -> Reply:
    """Note it, and tell what the year has had. Raises Question where the gate holds something against it."""
    view = judged(turn, known, gift)
    moving.talk(turn, known.id, "gift", gift.at, introduction=gift.introduction, note=gift.what, worth=view.worth)
    turn.book.about("contact", known.id)
    cap = view.terms.cap if view.terms is not None else gift.worth
    total = (view.given.minor if view.given else 0) + gift.worth.minor
    undo = f"undo {turn.book.receipt}"
    return Reply(card=words.noted(known, gift.what, view.worth, total, cap, turn.locale, undo=undo), replaces=True)


def judged(turn: Turn, known: Contact, gift: Gift) -> gate.GiftView:
    """What the gate saw, where it lets the gift pass. Raises Question."""
    view = _view(turn, known, gift)
    verdict = gate.judge(view, turn.policy, turn.now)
    if isinstance(verdict, Advised) and (verdict.hard or not gift.anyway):
        raise Question(Reply(card=refusals.advised(verdict, anyway=words.GIVE_ANYWAY), replaces=True))
    return view


def _view(turn: Turn, known: Contact, gift: Gift) -> gate.GiftView:
    org, terms = turn.organization.id, gate.terms(turn.organization, turn.policy)
    worth = Money(gift.worth.minor, gift.worth.currency or turn.currency)
    given = None
    if terms is not None and terms.cap.currency is not None:
        year = turn.now.astimezone(turn.home).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        given = Money(caring.gifts(turn.tx, org, known.id, terms.cap.currency, year), terms.cap.currency)
    approver = turn.members(terms.approver_id).get(terms.approver_id) if terms is not None else None
    asked = introductions.by_introducers(turn.tx, org, [known.id]) if known.id else ()
    return gate.GiftView(
        organization=turn.organization,
        contact=known,
        worth=worth,
        terms=terms,
        care=caring.of(turn.tx, org, known.id),
        given=given,
        pending=any(entry.stage in (Stage.ASKED, Stage.PROMISED) for entry in asked),
        approver=approver.name if approver is not None else "",
        deciding=approver is not None and approver.id == turn.me.id,
        admin=at_least(turn.me, Role.ADMIN),
        anyway=gift.line,
        locale=turn.locale,
    )
