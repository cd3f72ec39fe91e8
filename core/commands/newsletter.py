"""`newsletter`: who takes it, new ones marked, to copy; and that it has gone out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core.asks import Reply
from core.commands import finding, moving
from core.commands.turn import Turn
from core.phrases import newsletters as words
from core.rules.newsletter import KEEPER
from core.spec import Arg, Command
from core.store import caring

MONTH = timedelta(days=31)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    takers = [(one.contact, one.since) for one in caring.takers(turn.tx, turn.organization.id)]
    shown = [(contact, since) for contact, since in takers if finding.known_to(turn, contact)]
    new = frozenset(contact.id for contact, since in shown if since >= turn.now - MONTH)
    card = words.card(shown, new, start=values.get("after", 0))
    keeper = turn.organization.numbers.get(KEEPER, "")
    known = turn.members(int(keeper)).get(int(keeper)) if keeper.isdigit() else None
    return Reply(card=words.with_keeper(card, known), replaces=True)


def sent(turn: Turn, values: dict[str, Any]) -> Reply:
    """A touch with everybody who takes it; no talk."""
    takers = caring.takers(turn.tx, turn.organization.id)
    turn.contacts_seen |= {one.contact.id: one.contact for one in takers}
    for one in takers:
        moving.talk(turn, one.contact.id, "newsletter", turn.now)
    return Reply(card=words.sent(len(takers), undo=f"undo {turn.book.receipt}"), replaces=True)


COMMAND = Command(
    name="newsletter",
    summary="Who takes the newsletter, new ones marked, as a list to copy",
    examples=("newsletter",),
    run=run,
    args=(Arg("after", "count", "After how many?", ("after",), asked=False),),
    aliases=("newsletters",),
    writes=False,
    group="Looking",
)
SENT = Command(
    name="newsletter sent",
    summary="The newsletter has gone out",
    examples=("newsletter sent",),
    run=sent,
    hidden=True,
)
