"""`door`: who opened the door to a deal that was brought in from elsewhere."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import dealing, naming
from core.commands.turn import Refused, Turn
from core.model import Contact, Member
from core.permissions import leads
from core.phrases import deals as words
from core.sales import Sale
from core.spec import Arg, Command, Missing, Misunderstood
from core.store import deals
from core.store.nouns import SALES


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    deal = _deal(turn, values["deal"])
    client = turn.contacts(deal.contact_id)[deal.contact_id]
    if values.get("nobody"):
        SALES.change(turn.book, deal, door="nobody")
        turn.book.about("contact", client.id)
        return _next(turn, deal, words.nobody(client))
    if "introducer" not in values:
        raise Missing(words.who(client), field="introducer")
    opener = naming.opener(turn, values["introducer"])
    entry = dealing.opened(turn, deal, opener)
    SALES.drop(turn.book, deal)  # its value stands with the introduction now
    name = opener.name if isinstance(opener, Member) else opener.contact.name
    return _next(turn, deal, words.known(client, name, entry.id))


def _deal(turn: Turn, id: int) -> Sale:
    deal = SALES.get(turn.tx, turn.organization.id, id)
    if deal is None or deal.source != "import" or deal.door is not None:
        raise Misunderstood(words.ANSWERED, try_line="today")
    if deal.member_id != turn.me.id and not leads(turn.me, deal.member_id, turn.charge):
        raise Refused(turn.say(words.NOT_YOURS))
    return deal


def _next(turn: Turn, deal: Sale, said: str) -> Reply:
    """What became of this one, and the deals still to be asked about."""
    left = deals.unasked(turn.tx, turn.organization.id, [deal.member_id])[deal.member_id]
    clients: dict[int, Contact] = turn.contacts(*(one.contact_id for one in left))
    rows = tuple((one, clients[one.contact_id], turn.day(one.at)) for one in left)
    return Reply(card=words.next_ones(said, rows, undo=f"undo {turn.book.receipt}"), replaces=True)


COMMAND = Command(
    name="door",
    summary="Who opened the door to a deal brought in from elsewhere",
    examples=("door 431 Carl Smith", "door 431 nobody"),
    run=run,
    args=(
        Arg("deal", "count", "Which deal?", required=True, asked=False),
        Arg("introducer", "contact", "Who opened the door?", hint="Carl Smith, or @colleague"),
        Arg("nobody", "yes", "Nobody: we found them ourselves", ("nobody",), asked=False),
    ),
    hidden=True,
)
