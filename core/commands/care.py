"""`care`: how somebody likes to be looked after: how often asked, which holiday, newsletter, gifts."""

from __future__ import annotations

from typing import Any

from core import forms
from core.asks import Reply
from core.commands import care_told as told
from core.commands import finding
from core.commands.client_views import view_of
from core.commands.turn import Refused, Turn
from core.model import Contact
from core.permissions import Deed, may
from core.phrases import entries, served
from core.spec import Arg, Command, Parsed
from core.store import caring


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    before = caring.of(turn.tx, turn.organization.id, known.id)
    if len(values) == 1:
        return Reply(form=forms.form_of(Parsed(COMMAND, told.form(known, before)), turn.context))
    if not may(Deed.KEEP, turn.me, known, turn.charge):
        raise Refused(Reply(card=entries.not_yours(known, turn.members(known.owner_id).get(known.owner_id or 0))))
    after = caring.keep(turn.book, known, **told.changes(values, before, turn.now))
    turn.book.about("contact", known.id)
    return Reply(card=page(turn, known, changed=after != before), replaces=True)


def page(turn: Turn, known: Contact, *, changed: bool) -> Any:
    """The card of what holds now."""
    dates = caring.dates(turn.tx, turn.organization.id, (known.id,))
    rows = served.rows(view_of(turn, known), dates, turn.day)
    return served.card(known, rows, changed=changed, undo=f"undo {turn.book.receipt}" if changed else None)


COMMAND = Command(
    name="care",
    summary="How somebody likes to be looked after: how often asked, cards, newsletter, gifts",
    examples=("care Carl every 60 days", "contact Carl check every 60 days", "care Carl holiday christmas newsletter"),
    run=run,
    args=(
        Arg("contact", "contact", "Who?", required=True),
        Arg("every", "name", "Ask how we are doing every", ("check every", "every"), hint="60 days; empty: the tier’s"),
        Arg("holiday", "choice", "A card for", ("holiday", "card for"), choices=(*told.HOLIDAYS, told.NONE)),
        Arg("newsletter", "choice", "The newsletter?", bare=True, choices=tuple(told.NEWS)),
        Arg("gifts", "choice", "Gifts?", bare=True, choices=tuple(told.GIFTS)),
        Arg("profession", "name", "Profession", ("profession",)),
        Arg("sector", "name", "Sector", ("sector",)),
    ),
    group="People",
)
