"""`contact merge`: two entries that are one person become one."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, finding
from core.commands.turn import Refused, Turn
from core.model import Contact, ContactState
from core.permissions import Deed, may
from core.phrases import entries
from core.spec import Arg, Command
from core.store import caring, contacts, merging

_GRAVITY = tuple(ContactState)  # active, left, bereaved, deceased


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    away, kept = finding.contact(turn, values["contact"]), finding.contact(turn, values["into"])
    if away.id == kept.id:
        return Reply(card=entries.same_already(kept))
    for one in (away, kept):
        if not may(Deed.KEEP, turn.me, one, turn.charge):
            raise Refused(Reply(card=entries.not_yours(one, turn.members(one.owner_id).get(one.owner_id or 0))))
    merged = contacts.change(turn.book, kept, **_filled(kept, away))
    for entry, changes in merging.introductions_of(turn.tx, turn.organization.id, away.id, kept.id):
        acting.change(turn, entry, **changes)
    merging.move_rest(turn.book, away.id, kept.id)
    caring.merge(turn.book, away, kept)
    contacts.gone(turn.book, away, into=kept.id)
    turn.book.about("contact", kept.id)
    card = entries.merged(merged, away, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def _filled(kept: Contact, away: Contact) -> dict[str, Any]:
    """What only the other entry knew; a wish not to be called or asked outlives its entry, whoever noted it, and so
    does the graver state in which somebody is left in peace."""
    blanks = (
        "company", "title", "email", "phone", "owner_id", "tier", "language", "client_since", "partner_since", "note",
    )  # fmt: skip
    filled = {key: getattr(away, key) for key in blanks if getattr(kept, key) is None}
    filled |= {key: True for key in ("dont_call", "sensitive", "never_ask") if getattr(away, key)}
    filled["state"] = max(kept.state, away.state, key=_GRAVITY.index)
    for later in ("last_talk_at", "rest_until"):
        if told := [at for at in (getattr(kept, later), getattr(away, later)) if at is not None]:
            filled[later] = max(told)
    return filled


COMMAND = Command(
    name="contact merge",
    summary="Two entries that are one person become one",
    examples=('contact merge "Carl Smyth" into "Carl Smith"',),
    run=run,
    args=(
        Arg("contact", "contact", "Which entry goes?", required=True),
        Arg("into", "contact", "Into which?", ("into", "with"), required=True),
    ),
    aliases=("merge",),
    group="People",
)
