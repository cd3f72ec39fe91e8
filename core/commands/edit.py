"""`edit`: put right what was logged."""

from __future__ import annotations

from typing import Any

from core import forms
from core.asks import Reply
from core.commands import acting, finding, naming, nexts, pass_on
from core.commands.turn import Turn
from core.model import Direction, Introduction, Member, Warmth
from core.permissions import Deed
from core.phrases import changed
from core.spec import Arg, Command, Money, Parsed, Ref
from core.store import contacts

ARGS = (
    Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
    Arg("name", "name", "Name", ("name", "person", "prospect", "rename to", "renamed")),
    Arg("company", "name", "Company", ("of", "at", "company")),
    Arg("introducer", "contact", "Who opened the door?", ("from", "via")),
    Arg("receiver", "member", "Who calls?", ("for",)),
    Arg("warmth", "warmth", "What did the introducer do?", ("as",), bare=True),
    Arg("agreed", "choice", "Do they expect us?", bare=True, choices=("agreed", "not agreed")),
    Arg("know", "choice", "May the introducer hear how it ends?", bare=True, choices=("may know", "may not know")),
    Arg("value", "money", "Value", ("value", "worth", "amount"), bare=True),
    Arg("unknown", "choice", "Or", bare=True, choices=("unknown",), asked=False),
    Arg("phone", "name", "Phone", ("phone", "tel", "mobile")),
    Arg("email", "name", "E-mail", ("email", "e-mail", "mail")),
)
_OF_CONTACT = ("name", "company", "phone", "email")
_FIRST_CALL = frozenset({"receiver", "warmth", "agreed"})  # what decides who calls first, and when


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    acting.allowed(turn, Deed.MOVE, entry)
    if len(values) == 1:
        return Reply(form=forms.form_of(Parsed(COMMAND, _known(turn, entry)), turn.context))
    before = acting.view_of(turn, entry)
    told = {
        key: naming.proper(values[key]) if key in ("name", "company") else values[key]
        for key in _OF_CONTACT
        if key in values
    }
    turn.contacts_seen[entry.prospect_id] = contacts.change(turn.book, before.prospect, **told)
    after = acting.change(turn, entry, **_changes(turn, entry, values))
    turn.book.touch("introduction", entry.id)
    now = acting.view_of(turn, after)
    following = nexts.what_next(turn, after, now.owner) if _FIRST_CALL & values.keys() and entry.open else None
    card = changed.edited(before, now, turn.money, following, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def _changes(turn: Turn, entry: Introduction, values: dict[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "introducer" in values:
        changes |= _opener(turn, entry, values["introducer"])
    if "receiver" in values:
        changes |= pass_on.changes(turn, entry, finding.member(turn, values["receiver"]))
    if "warmth" in values:
        changes["warmth"] = values["warmth"]
        if "agreed" not in values and values["warmth"] in (Warmth.NAME, Warmth.MENTION) and entry.contacted_at is None:
            changes["agreed"] = None
    if "agreed" in values:
        changes["agreed"] = values["agreed"] == "agreed"
        if changes["agreed"] and not entry.agreed and entry.contacted_at is None:
            changes["waiting_since"] = turn.now  # only now is there a call to wait for
    if "know" in values:
        changes["may_know"] = values["know"] == "may know"
    if "value" in values:
        value: Money = values["value"]
        changes |= {"value": value.minor, "currency": value.currency or turn.currency}
    if "unknown" in values:
        changes |= {"value": None, "currency": None}
    return changes


def _opener(turn: Turn, entry: Introduction, ref: Ref) -> dict[str, Any]:
    """Another introducer; a colleague makes it internal, somebody outside received."""
    if entry.direction is Direction.GIVEN:
        return {"given_to_id": naming.enter(turn, naming.outsider(turn, ref)).id}
    opener = naming.opener(turn, ref)
    if isinstance(opener, Member):
        changed = {"direction": Direction.INTERNAL, "introducer_member_id": opener.id, "introducer_id": None}
    else:
        outside = naming.enter(turn, opener)
        changed = {"direction": Direction.RECEIVED, "introducer_member_id": None, "introducer_id": outside.id}
    return changed | {"thanked_at": None, "thanked_outcome_at": None}


def _known(turn: Turn, entry: Introduction) -> dict[str, Any]:
    """What stands, for the form."""
    view = acting.view_of(turn, entry)
    known: dict[str, Any] = {
        "introduction": Ref(number=entry.id),
        "name": view.prospect.name,
        "company": view.prospect.company,
        "warmth": entry.warmth,
        "phone": view.prospect.phone,
        "email": view.prospect.email,
        "value": Money(entry.value, entry.currency) if entry.value is not None else None,
    }
    return {key: value for key, value in known.items() if value is not None}


COMMAND = Command(
    name="edit",
    summary="Put right what was logged",
    examples=("edit 12 value 20k", "edit 12 name only", "edit 12 from Judy Park", "edit 12 agreed"),
    run=run,
    args=ARGS,
    aliases=("change", "correct"),
    group="Every day",
)
