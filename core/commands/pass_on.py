"""`pass`: somebody else calls."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acting, correcting, finding, nexts
from core.commands.turn import Turn
from core.model import Introduction, Member
from core.permissions import Deed
from core.phrases import changed
from core.spec import Arg, Command
from core.store import contacts


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    acting.allowed(turn, Deed.MOVE, entry)
    to = finding.member(turn, values["to"])
    view = acting.view_of(turn, entry)
    if to.id == entry.owner_id:
        return Reply(card=changed.has_it_already(view))
    after = acting.change(turn, entry, **changes(turn, entry, to))
    following = nexts.what_next(turn, after, to)
    return Reply(card=changed.passed(view, to, following, undo=f"undo {turn.book.receipt}"), replaces=True)


def changes(turn: Turn, entry: Introduction, to: Member, *, tell: bool = True) -> dict[str, Any]:
    """What passing it on changes; the prospect goes along where it was the owner's. Both members have new days. `tell`
    whoever had it, in the messages that asked him to call."""
    prospect = turn.contacts(entry.prospect_id)[entry.prospect_id]
    if prospect.owner_id == entry.owner_id:
        turn.contacts_seen[prospect.id] = contacts.change(turn.book, prospect, owner_id=to.id)
    if tell:
        correcting.passed_on(turn, entry, to)
    turn.book.touch("member", entry.owner_id)
    turn.book.touch("member", to.id)
    return {
        "owner_id": to.id, "handed_by": turn.me.id, "handed_at": turn.now, "waiting_since": turn.now,
        "snoozed_until": None,
    }  # fmt: skip


COMMAND = Command(
    name="pass",
    summary="Pass an introduction on to a colleague",
    examples=("pass 12 to @bob", "pass Ann to bob"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
        Arg("to", "member", "To whom?", ("to",), required=True),
    ),
    aliases=("hand over", "give to"),
    group="Every day",
)
