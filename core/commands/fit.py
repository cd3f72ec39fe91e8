"""`fit` and `not a match`: click, trust and focus judged, each for itself; or a kind no."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import partnering
from core.commands.turn import Turn
from core.partners import FIT, PartnershipState
from core.phrases import fits as words
from core.spec import Arg, Command, Missing
from core.store import contacts

_SCORES = ("1", "2", "3", "4", "5")


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    judged = {name: int(values[name]) for name in FIT if name in values}
    if not judged:
        raise Missing(words.NOTHING_JUDGED, field=FIT[0])
    _, before = partnering.found(turn, values)
    view = partnering.view_of(turn, partnering.begun(turn, values))
    made = [values["because"], turn.today.isoformat(), turn.me.id]
    fit = dict(view.partnership.fit)
    for name, score in judged.items():
        fit[name] = [*fit.get(name, ()), [score, *made]]
    view = partnering.change(turn, view, fit=fit)
    low = turn.policy["partner-fit.low"]
    card = words.noted(view, turn.now, low=low, undo=partnering.undo(turn), new=before is None)
    return Reply(card=card, replaces=True)


def no_match(turn: Turn, values: dict[str, Any]) -> Reply:
    """Before the agreement: declined. After it: ended. Open reviews and nudges end with it."""
    view = partnering.view_of(turn, partnering.mine(turn, values))
    was_partner = view.agreed
    state = PartnershipState.ENDED if was_partner else PartnershipState.DECLINED
    reason = values["because"]
    partnering.change(turn, view, state=state, ended_at=turn.now, reason=reason, review_on=None, booked_at=None)
    if view.partner.partner_since is not None:
        contacts.change(turn.book, view.partner, partner_since=None)
    me = turn.me.name.split()[0]
    return Reply(
        card=words.parted(view.partner, me, was_partner=was_partner, undo=partnering.undo(turn)), replaces=True
    )


_BECAUSE = ("because", "reason", "note")
COMMAND = Command(
    name="fit",
    summary="Judge the fit with a partner: click, trust, focus, 1 to 5 each, with a reason",
    examples=("fit Judy trust 4 because she kept two promises", "fit Judy click 5 focus 3 because same humour"),
    run=run,
    args=(
        partnering.WHO,
        Arg("click", "choice", "Do we click? (1 to 5)", ("click",), choices=_SCORES),
        Arg("trust", "choice", "Would I send my best client? (1 to 5)", ("trust",), choices=_SCORES),
        Arg("focus", "choice", "The same type of client? (1 to 5)", ("focus",), choices=_SCORES),
        Arg("because", "rest", "Because …", _BECAUSE, required=True, hint="one line; it is dated"),
    ),
    group="Partners",
)
NOT_A_MATCH = Command(
    name="not a match",
    summary="Not a match: a good result, with kind words for it",
    examples=("not a match Judy because we look for different clients", "wind down Judy because of her move"),
    run=no_match,
    args=(partnering.WHO, Arg("because", "rest", "Why? For us only", _BECAUSE, required=True)),
    aliases=("wind down", "no match"),
    group="Partners",
)
