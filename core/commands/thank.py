"""`thank`: what you might write to whoever opened a door; with a gift or a card, it notes that it was sent."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, giving, thanking, which_door, worth
from core.commands.thanking import Thanks
from core.commands.turn import Turn
from core.model import Introduction
from core.phrases import entries, forgetting, thanked
from core.phrases import thanking as drafts
from core.readings.briefs import not_written
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    named = which_door.named(turn, values["introduction"], values.get("what")) if "kind" not in values else None
    entry = named or thanking.owed(turn, values["introduction"])
    if "kind" in values:
        return _sent(turn, entry, values)
    view = acting.view_of(turn, entry)
    if view.opener is None:
        return Reply(card=thanked.nobody(view))
    if (silent := not_written(view.introducer, view.prospect)) is not None:
        return Reply(card=forgetting.GONE if silent.forgotten else entries.left_in_peace(silent), replaces=True)
    if thanking.outcome_due(entry):
        return Reply(card=drafts.at_outcome(view, turn.now))
    return Reply(card=drafts.at_once(view, turn.now) if entry.thanked_at is None else thanked.already(view, turn.day))


def _sent(turn: Turn, entry: Introduction, values: dict[str, Any]) -> Reply:
    """A card or a gift noted as thanks; a gift to somebody outside goes through its gate."""
    cost, what = values.get("value"), values.get("what")
    if values["kind"] == "gift" and entry.introducer_id is not None:
        cost, what = worth.told(turn, values)
        introducer = turn.contacts(entry.introducer_id)[entry.introducer_id]
        giving.judged(turn, introducer, giving.Gift(cost, turn.now, what))
    paid = turn.money(cost.minor, cost.currency) if cost else None
    note = ", ".join(filter(None, (what, paid))) or None
    after = thanking.note(turn, entry, Thanks(turn.now, values["kind"], note, cost))
    card = thanked.card(acting.view_of(turn, after), note, again=after == entry, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="thank",
    summary="What you might write to thank somebody; or note a gift",
    examples=("thank 12", "thank Carl", 'thank 12 gift "bottle of red" 40'),
    run=run,
    args=(
        Arg("introduction", "introduction", "Whom, or for which introduction?", required=True),
        Arg("kind", "choice", "Sent already?", bare=True, choices=("gift", "card")),
        Arg("value", "money", "What is a gift worth?", ("value", "worth"), bare=True),
        Arg("what", "rest", "What was it?"),
    ),
    group="Every day",
)
