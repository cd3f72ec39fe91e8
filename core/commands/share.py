"""`share`, `share yes`, `share no`: two of us have a door to one person; a lead decides whether it counts for both."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, deciding, finding, naming
from core.commands.turn import Refused, Turn
from core.model import Direction, Introduction, Member
from core.phrases import sharing as words
from core.rules.shared_credit import decidable
from core.sales import Share, ShareState
from core.spec import Arg, Command, Missing, Misunderstood
from core.store import introductions, sharing
from core.store.nouns import SHARES


def propose(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    sharer = finding.member(turn, values["with"]) if "with" in values else turn.me
    _sensible(turn, entry, sharer, named="with" in values)
    second = naming.outsider(turn, values["through"]) if "through" in values else None
    contact = naming.enter(turn, second) if second is not None else None
    made = Share(
        id=turn.book.id(),
        introduction_id=entry.id,
        proposed_by=turn.me.id,
        proposed_at=turn.now,
        state=ShareState.OPEN,
        contact_id=contact.id if contact else None,
        member_id=sharer.id,
    )
    SHARES.add(turn.book, made)
    turn.book.about("introduction", entry.id)
    prospect = turn.contacts(entry.prospect_id)[entry.prospect_id]
    card = words.proposed(entry, prospect, sharer, _lead(turn, entry, sharer.id), undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def accept(turn: Turn, values: dict[str, Any]) -> Reply:
    return _decide(turn, values["share"], ShareState.ACCEPTED)


def refuse(turn: Turn, values: dict[str, Any]) -> Reply:
    return _decide(turn, values["share"], ShareState.REFUSED)


def _sensible(turn: Turn, entry: Introduction, sharer: Member, *, named: bool) -> None:
    """Raises Misunderstood where there is nothing to share, or it is proposed or shared already."""
    if entry.direction is not Direction.RECEIVED:
        raise Misunderstood(words.NOT_RECEIVED, try_line=f"show {entry.id}")
    if not entry.open:
        raise Misunderstood(words.ENDED, try_line=f"show {entry.id}")
    deciding.may_hear(turn, entry, sharer)
    if sharer.id == entry.owner_id:
        if not named:
            raise Missing(words.WITH_WHOM, field="with")
        raise Misunderstood(words.his_own(sharer), field="with")
    for one in sharing.of_introduction(turn.tx, turn.organization.id, entry.id):
        other = turn.members(one.member_id).get(one.member_id or 0, sharer)
        said = words.shared_already if one.state is ShareState.ACCEPTED else words.asked_already
        raise Misunderstood(said(entry, other), try_line=f"show {entry.id}")


def _decide(turn: Turn, number: int, state: ShareState) -> Reply:
    share = SHARES.get(turn.tx, turn.organization.id, number)
    entry = introductions.get(turn.tx, turn.organization.id, share.introduction_id) if share else None
    if share is None or entry is None or share.state is not ShareState.OPEN or not finding.visible(turn, entry):
        raise Misunderstood(words.NOT_OPEN)
    if not deciding.may_decide(turn, entry, share):
        raise Refused(Reply(card=words.not_yours(_lead(turn, entry, share.member_id))))
    sharer = turn.members(share.member_id)[share.member_id or 0]
    if state is ShareState.ACCEPTED:
        deciding.may_hear(turn, entry, sharer)
        if not decidable(entry):
            raise Misunderstood(words.ENDED, try_line=f"show {entry.id}")
    decided = SHARES.change(turn.book, share, state=state, decided_by=turn.me.id, decided_at=turn.now)
    if state is ShareState.ACCEPTED:
        entry = acting.change(turn, entry, shared_with=sharer.id)
    turn.book.about("introduction", entry.id)
    prospect = turn.contacts(entry.prospect_id)[entry.prospect_id]
    return Reply(card=words.decided(decided, entry, prospect, sharer, undo=f"undo {turn.book.receipt}"), replaces=True)


def _lead(turn: Turn, entry: Introduction, other: int | None) -> Member | None:
    owner = turn.members(entry.owner_id)[entry.owner_id]
    return sharing.deciders(turn.tx, turn.organization.id, [(owner, other)]).get((owner.id, other))


_WHICH = Arg("share", "count", "Which proposal?", required=True, hint="its number, as on the card")
COMMAND = Command(
    name="share",
    summary="Propose that a win counts for two of us; a lead decides",
    examples=("share 12 with @bob", 'share 12 through "Judy Park"'),
    run=propose,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("with", "member", "With whom?", ("with", "for"), hint="yourself, if empty"),
        Arg("through", "contact", "Who opened the second door?", ("through", "from", "by"), hint="Judy Park"),
    ),
    group="People",
)
YES = Command(
    name="share yes",
    summary="The credit is shared; for leads",
    examples=("share yes 431",),
    run=accept,
    args=(_WHICH,),
    hidden=True,
)
NO = Command(
    name="share no",
    summary="It stays with whoever has it; for leads",
    examples=("share no 431",),
    run=refuse,
    args=(_WHICH,),
    hidden=True,
)
