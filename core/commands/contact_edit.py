"""`contact edit`: put right or add what is known of somebody, and what he asked of us."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from core import forms
from core.asks import Reply
from core.commands import finding
from core.commands.contact_add import REACHED, since, to_fit
from core.commands.turn import Refused, Turn
from core.model import Contact, ContactState
from core.permissions import Deed, may
from core.phrases import entries
from core.spec import Arg, Command, Parsed, Ref
from core.store import contacts

_CALLS = {"don't call": True, "dont call": True, "may call": False}
_SEEN = {"sensitive": True, "not sensitive": False}
_PLAIN = frozenset(f.name for f in fields(Contact))


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    owner = turn.members(known.owner_id).get(known.owner_id or 0)
    if len(values) == 1:
        return Reply(form=forms.form_of(Parsed(COMMAND, _form(known)), turn.context))
    if not may(Deed.KEEP, turn.me, known, turn.charge) and not _put_up(values):
        raise Refused(Reply(card=entries.not_yours(known, owner)))
    changes = _changes(turn, values, known)
    after = contacts.change(turn.book, known, **changes)
    turn.book.about("contact", known.id)
    now_owner = turn.members(after.owner_id).get(after.owner_id or 0)
    news, undo = (entries.CHANGED, f"undo {turn.book.receipt}") if after != known else (entries.NOTHING_NEW, None)
    card = entries.card(after, now_owner, None, news=news, undo=undo, fit=to_fit(values, after))
    return Reply(card=card, replaces=True)


def _changes(turn: Turn, values: dict[str, Any], known: Contact) -> dict[str, Any]:
    changes = {key: value for key, value in values.items() if key in _PLAIN}
    said = values.get("client") or values.get("as")
    if said in ("client", "no client") and (known.client_since is None) is (said == "client"):
        changes |= since(turn, values)
    if "owner" in values:
        changes["owner_id"] = finding.member(turn, values["owner"]).id
    if "calls" in values:
        changes["dont_call"] = _CALLS[values["calls"]]
    if "seen" in values:
        changes["sensitive"] = _SEEN[values["seen"]]
    if "state" in values:
        changes["state"] = ContactState(values["state"])
    return changes


def _put_up(values: dict[str, Any]) -> bool:
    """Anybody may note that somebody asked not to be called; it is taken away by whoever looks after him."""
    return set(values) == {"contact", "calls"} and _CALLS[values["calls"]]


def _form(known: Contact) -> dict[str, Any]:
    shown = {key: getattr(known, key) for key in ("name", "company", "title", "email", "phone", "tier")}
    given = {key: value for key, value in shown.items() if value}
    return {"contact": Ref(account=f"contact:{known.id}"), **given, "state": known.state.value}


COMMAND = Command(
    name="contact edit",
    summary="Put right what is known of somebody, and what they asked of us",
    examples=(
        "contact edit Carl Smith phone 555-0100",
        "contact edit Ann don't call",
        "contact edit Judy owner @bob tier A",
        "contact edit Tom left",
    ),
    run=run,
    args=(
        Arg("contact", "contact", "Who?", required=True),
        Arg("name", "name", "Name", ("name", "renamed")),
        *REACHED,
        Arg("state", "choice", "Still there?", ("state",), bare=True, choices=tuple(s.value for s in ContactState)),
        Arg("calls", "choice", "May we call?", bare=True, choices=tuple(_CALLS)),
        Arg("seen", "choice", "Who may see them?", bare=True, choices=tuple(_SEEN)),
    ),
    aliases=("edit contact",),
    group="People",
)
