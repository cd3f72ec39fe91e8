"""`agree`: each side's dated yes; with both it is a partnership, and its first review has a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.asks import Reply
from core.cards import Button
from core.commands import partnering
from core.commands.turn import Question, Turn
from core.partners import PartnershipState
from core.phrases import agreements as words
from core.phrases import refusals
from core.rules import check_in, partner_fit
from core.rules.rule import Advised
from core.spec import Arg, Command, Missing, Misunderstood
from core.store import contacts

if TYPE_CHECKING:
    from core.rules.views_partners import PartnershipView


def agree(turn: Turn, values: dict[str, Any]) -> Reply:
    """The gate is asked at every yes; with both it is a partnership, and its first review has a day."""
    if "who" not in values:
        raise Missing(words.WHO_SAID_YES, field="who")
    view = partnering.view_of(turn, partnering.begun(turn, values))
    _judged(turn, view, values)
    day = values.get("on") or turn.today
    yes: dict[str, Any] = {"ours_on": day} if values["who"] in ("both", "we") else {}
    yes |= {"theirs_on": day} if values["who"] in ("both", "they") else {}
    turn.recorded = "agree anyway" if "anyway" in values else "agree"
    after = replace(view.partnership, **yes)
    if view.agreed:
        return Reply(card=words.already(view), replaces=True)
    if after.ours_on is None or after.theirs_on is None:
        view = partnering.change(turn, view, **yes)
        return Reply(card=words.one_yes(view, undo=partnering.undo(turn)), replaces=True)
    review = values.get("review") or check_in.next_review(view, turn.policy, turn.now)
    if review <= turn.today:
        raise Misunderstood(words.NO_PAST_REVIEW, field="review")
    view = partnering.change(turn, view, **yes, state=PartnershipState.AGREED, review_on=review)
    contacts.change(turn.book, view.partner, partner_since=view.partner.partner_since or turn.now)
    book = turn.policy["check-in.book"]
    card = words.agreed(view, turn.day(review), book, undo=partnering.undo(turn))
    return Reply(card=card, replaces=True)


def _judged(turn: Turn, view: PartnershipView, values: dict[str, Any]) -> None:
    """Raises Question where the gate advises against it, unless `anyway`."""
    verdict = partner_fit.judge(view, turn.policy, turn.now)
    if not isinstance(verdict, Advised) or ("anyway" in values and not verdict.hard):
        return
    go_on = (Button(words.AGREE_ANYWAY, f"{verdict.anyway} {values['who']}"),) if verdict.anyway else ()
    raise Question(Reply(card=refusals.advised(replace(verdict, anyway=None), *go_on), replaces=True))


COMMAND = Command(
    name="agree",
    summary="Each side’s yes; with both you are partners, and meet again in 60 days",
    examples=("agree Judy both", "agree Judy they yesterday", "agree Judy both review 1 mar"),
    run=agree,
    args=(
        partnering.WHO,
        Arg("who", "choice", "Who said yes?", bare=True, choices=("both", "we", "they")),
        Arg("on", "day", "When?", ("on",), bare=True, past=True),
        Arg("review", "day", "First review (in 60 days, if empty)", ("review",)),
        Arg("anyway", "yes", "Although something speaks against it", ("anyway",), asked=False),
    ),
    group="Partners",
)
