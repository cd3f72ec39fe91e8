"""`review`: the agenda, its day, a copy for the partner, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.asks import Reply
from core.commands import moving, partnering, promising
from core.commands.turn import Refused, Turn
from core.partners import Review
from core.permissions import may_weigh
from core.phrases import agendas, fits
from core.phrases import agreements as words
from core.phrases import promises as promised
from core.rules import balance, check_in, refit
from core.rules.views_partners import PartnershipView
from core.spec import Arg, Command, Missing, Misunderstood
from core.store import partnerships


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    view = _view(turn, values)
    out = balance.speaks(view, turn.policy, turn.today)
    again = refit.speaks(view, turn.policy)
    return Reply(card=agendas.card(view, turn.now, out=out, again=again), replaces=True)


def copy(turn: Turn, values: dict[str, Any]) -> Reply:
    return Reply(card=agendas.copy(_view(turn, values), turn.now), replaces=True)


def _view(turn: Turn, values: dict[str, Any]) -> PartnershipView:
    contact, known = partnering.found(turn, values)
    if known is None:
        raise Refused(Reply(card=fits.not_yet(contact)))
    if not may_weigh(turn.me, known, turn.charge):
        owner = turn.members(known.owner_id).get(known.owner_id)
        raise Refused(Reply(card=words.not_yours(contact.name, owner)))
    return _agreed(partnering.view_of(turn, known))


def _agreed(view: PartnershipView) -> PartnershipView:
    """Raises Refused before both have said yes: there is nothing to review yet."""
    if not view.agreed:
        raise Refused(Reply(card=words.no_review_yet(view), replaces=True))
    return view


def date_(turn: Turn, values: dict[str, Any]) -> Reply:
    view = _agreed(partnering.view_of(turn, partnering.mine(turn, values)))
    day = values["on"]
    if day < turn.today:
        raise Misunderstood(words.NO_PAST_REVIEW, field="on")
    booked = "booked" in values
    view = partnering.change(turn, view, review_on=day, booked_at=turn.now if booked else None)
    card = words.dated(view, turn.day(day), booked=booked, undo=partnering.undo(turn))
    return Reply(card=card, replaces=True)


def held(turn: Turn, values: dict[str, Any]) -> Reply:
    """The review with its promises; the next is sooner where nothing was kept."""
    view = _agreed(partnering.view_of(turn, partnering.mine(turn, values)))
    if values.keys() <= {"contact"}:
        raise Missing(words.HOW_WAS_IT, field="working")
    next_ = values.get("next") or check_in.next_review(view, turn.policy, turn.now)
    if next_ <= turn.today:
        raise Misunderstood(words.NO_PAST_REVIEW, field="next")
    said = view.partnership
    working = {"yes": True, "no": False}.get(values.get("working", ""))
    made = Review(turn.book.id(), said.id, turn.me.id, turn.now, view.moved, working, values.get("note"))
    moved = view.moved
    partnerships.reviewed(turn.book, made)
    moving.talk(turn, view.partner.id, "meeting", turn.now)
    view = partnering.change(
        turn,
        replace(view, partnership=partnerships.now(turn.tx, turn.organization.id, said)),
        reviewed_at=turn.now,
        reviews=said.reviews + 1,
        idle_reviews=0 if moved else said.idle_reviews + 1,
        review_on=next_,
        booked_at=None,
    )
    noted = [promised.sentence(one) for one in promising.at_review(turn, view, values)]
    card = words.held(view, turn.day(next_), noted, moved=moved, undo=partnering.undo(turn))
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="review",
    summary="The agenda of a review: promised, sent, received, thank for, ask about, offer",
    examples=("review Judy",),
    run=run,
    args=(partnering.WHO,),
    aliases=("agenda", "check-in"),
    writes=False,
    group="Partners",
)
COPY = Command(
    name="review copy",
    summary="One page for the partner, without scores, debts or values",
    examples=("review copy Judy",),
    run=copy,
    args=(partnering.WHO,),
    writes=False,
    group="Partners",
)
DATE = Command(
    name="review date",
    summary="When you review a partnership; booked, where it stands in both calendars",
    examples=("review date Judy booked 12 jan", "review date Judy in 2 weeks"),
    run=date_,
    args=(
        partnering.WHO,
        Arg("booked", "yes", "It is booked", ("booked",)),
        Arg("on", "day", "Which day?", ("on", "to"), required=True, bare=True),
    ),
    group="Partners",
)
HELD = Command(
    name="review held",
    summary="You met: is it working, what each of you promised, when you meet next",
    examples=('review held Judy working yes we "send the guide" by 1 dec next 1 mar', "review held Judy"),
    run=held,
    args=(
        partnering.WHO,
        Arg("working", "choice", "Is this working for both of us?", ("working",), choices=("yes", "no", "unsure")),
        Arg("ours", "name", "We promise …", ("we",), hint="to send the guide"),
        Arg("ours_by", "day", "… by", ("by",)),
        Arg("theirs", "name", "They promise …", ("they",), hint="to ask her Monday group"),
        Arg("theirs_by", "day", "… by", ("theirs by",)),
        Arg("next", "day", "Next time", ("next",)),
        Arg("note", "rest", "What else was said?", ("note",)),
    ),
    aliases=("reviewed",),
    group="Partners",
)
