"""Asks the gates before an introduction is written, and turns what they advise against into a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Question, Turn
from core.names import fold
from core.permissions import may_see
from core.phrases import refusals
from core.rules import consent as consent_gate
from core.rules import credit as credit_gate
from core.rules.rule import Advised
from core.store import introductions

if TYPE_CHECKING:
    from core.commands.naming import Person
    from core.model import Contact, Introduction, Member, Warmth
    from core.rules.rule import Verdict


def credit(
    turn: Turn, prospect: Person, owner: Member, outside: Person | None, colleague: Member | None, *, anyway: bool
) -> int | None:
    """Raises Question where this door is open already, unless `anyway`: then its number is returned. Always raises
    where the door would be nobody's doing."""
    verdict = credit_verdict(turn, prospect, owner, outside, colleague)
    if not isinstance(verdict, Advised):
        return None
    if verdict.hard or not anyway:
        raise Question(Reply(card=refusals.advised(verdict), replaces=True))
    return next((i.id for i in _standing(turn, prospect)), None)


def credit_verdict(
    turn: Turn, prospect: Person, owner: Member, outside: Person | None, colleague: Member | None
) -> Verdict:
    """Whose door this is already; nothing of it is offered to whoever may not see it."""
    standing = _standing(turn, prospect)
    members = turn.members(owner.id, *(i.owner_id for i in standing), *(i.introducer_member_id for i in standing))
    contacts = turn.contacts(*(i.introducer_id for i in standing))
    view = credit_gate.CreditView(
        prospect_id=prospect.contact.id,
        prospect=prospect.contact.name,
        owner_id=owner.id,
        introducer_id=_opener(prospect, outside),
        introducer_member_id=colleague.id if colleague else None,
        standing=standing,
        members={id: member.name for id, member in members.items()},
        contacts={id: contact.name for id, contact in contacts.items() if may_see(turn.me, contact, turn.charge)},
        anyway=_anyway(turn),
        share=_share(owner, outside),
    )
    verdict = credit_gate.judge(view, turn.policy, turn.now)
    if isinstance(verdict, Advised) and not all(finding.visible(turn, i) for i in standing):
        return replace(verdict, offers=())
    return verdict


def consent(turn: Turn, prospect: Contact, warmth: Warmth, agreed: bool | None, introducer: str | None) -> str | None:
    """The sentence to show beside the entry where the prospect does not know yet. Raises Question at a hard stop."""
    view = consent_gate.ConsentView(prospect, warmth, agreed, introducer)
    verdict = consent_gate.judge(view, turn.policy, turn.now)
    if not isinstance(verdict, Advised):
        return None
    if verdict.hard:
        raise Question(Reply(card=refusals.advised(verdict), replaces=True))
    return verdict.sentence


def _standing(turn: Turn, prospect: Person) -> tuple[Introduction, ...]:
    known = prospect.contact.id
    return introductions.of_prospects(turn.tx, turn.organization.id, [known]) if known else ()


def _opener(prospect: Person, outside: Person | None) -> int | None:
    """The introducer's id; the prospect's, where both are new and of one name."""
    if outside is None or not outside.new:
        return outside.contact.id if outside else None
    same = prospect.new and fold(prospect.contact.name) == fold(outside.contact.name)
    return prospect.contact.id if same else None


def _share(owner: Member, outside: Person | None) -> str:
    """With whom, and who opened the second door."""
    if outside is None:
        return f"with @{{member:{owner.id}}}"
    name = outside.contact.name.replace('"', "")
    through = f'"new: {name}"' if outside.new else f"contact:{outside.contact.id}"
    return f"with @{{member:{owner.id}}} through {through}"


def _anyway(turn: Turn) -> str:
    """The same line, logged all the same."""
    rest = turn.line.strip()
    return "log anyway " + (rest[4:].lstrip() if rest[:4].casefold() == "log " else rest)
