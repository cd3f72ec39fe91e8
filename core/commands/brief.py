"""`brief`: a name alone; one screen about somebody before a call."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acquainting, ask_wished, finding, lineage, lists, weighing
from core.commands.client_views import view_of
from core.commands.turn import Turn
from core.phrases import briefs as words
from core.phrases import chains
from core.phrases import served as service
from core.phrases.knowing import known_rows
from core.readings.briefs import brief
from core.spec import Arg, Command
from core.store import caring, introductions, listing, reminders, touches

SEVERAL = 9


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    if (colleague := lists.colleague(turn, values["who"])) is not None:
        reader = lists.reader_of(turn)
        found = listing.owned(turn.tx, reader, (colleague.id,), before=None, most=SEVERAL + 1, open_only=True)
        card = words.colleague(colleague, min(len(found), SEVERAL), more=len(found) > SEVERAL)
        return Reply(card=card, replaces=True)
    contact = finding.contact(turn, values["who"])
    org = turn.organization.id
    came = finding.shown(turn, introductions.of_prospects(turn.tx, org, (contact.id,)))
    opened = introductions.by_introducers(turn.tx, org, (contact.id,))
    prospects = turn.contacts(*(entry.prospect_id for entry in opened))
    through = finding.shown(turn, opened)
    known = brief(
        contact,
        came=came,
        through=through,
        prospects=prospects,
        touches=touches.of_contacts(turn.tx, org, (contact.id,)),
        reminders=reminders.open_of(turn.tx, org, turn.me.id),
    )
    owner = turn.members(contact.owner_id).get(contact.owner_id or 0) if contact.owner_id != turn.me.id else None
    dates = caring.dates(turn.tx, org, (contact.id,))
    served = tuple(service.rows(view_of(turn, contact), dates, turn.day))
    rows = (
        *known_rows(acquainting.known_by(turn, contact)),
        *served,
        *weighing.rows(turn, contact),
        *ask_wished.rows(turn, contact),
    )
    chain = chains.in_one_line(lineage.of(turn, contact), f"contact:{contact.id}")
    return Reply(card=words.card(known, prospects, owner, turn.day, served=rows, chain=chain), replaces=True)


COMMAND = Command(
    name="brief",
    summary="Before a call: what is owed, promised and open with somebody",
    examples=("Carl Smith", "brief Carl", "tell me about Ann Lee"),
    run=run,
    args=(Arg("who", "contact", "About whom?", required=True),),
    aliases=("about",),
    writes=False,
    group="Looking",
)
