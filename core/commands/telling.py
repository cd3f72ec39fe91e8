"""An introduction's story, told from the audit to whoever may see it."""

from __future__ import annotations

from datetime import datetime

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Turn
from core.model import Introduction
from core.phrases import story as words
from core.phrases.asking import who
from core.phrases.story import Step, Teller
from core.store import audit
from core.store.audit import Change


def _against(change: Change) -> tuple[str, ...]:
    """The gates that advised against a new ask."""
    if change.table != "ask" or change.before is not None:
        return ()
    return tuple(filter(None, str(change.after.get("overridden", "")).split(",")))


def story(turn: Turn, entry: Introduction) -> Reply:
    """Who did what to it, oldest first."""
    entries = audit.story(turn.tx, turn.organization.id, "introduction", entry.id)
    members = turn.members(
        entry.owner_id, entry.introducer_member_id, *(e.member_id for e in entries),
        *(c.after.get("owner_id") for e in entries for c in e.changes if c.table == "introduction"),
    )  # fmt: skip
    contacts = turn.contacts(entry.prospect_id, entry.introducer_id)
    outside = contacts.get(entry.introducer_id or 0)
    opener = outside if outside and finding.known_to(turn, outside) else members.get(entry.introducer_member_id or 0)

    def member(id: int) -> str:
        return members[id].name if id in members else words.SOMEBODY

    steps = [
        Step(
            turn.day(e.at), member(e.member_id), c.before, c.after, e.undone_by is not None, e.undoes is not None,
            against=_against(c),
        )
        for e in entries
        for c in e.changes
        if (c.table == "introduction" and c.id == entry.id) or _against(c)
    ]  # fmt: skip
    teller = Teller(
        member=member,
        day=lambda at: turn.day(datetime.fromisoformat(at)),
        money=turn.money,
        opener=opener.name if opener else words.THE_INTRODUCER,
    )
    prospect = who(contacts[entry.prospect_id])
    now = words.now(entry.stage.value, member(entry.owner_id), teller.opener)
    return Reply(card=words.card(f"#{entry.id} {prospect}: how it came about", now, steps, teller, entry.id))
